/** The paper every page lies on. What is read on it is read on white cards as well. */
const PAPER = '#FAF8F4';

/** What WCAG asks between a text and its ground, for readers of every age. */
const READABLE = 4.5;

/** Whether words in this colour can be read on a page, and the page's colour on a button of it. */
export const isReadable = (colour: string): boolean => contrastOf(colour, PAPER) >= READABLE;

/** From 1, the same, to 21, black on white. */
export function contrastOf(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** As WCAG 2 computes it, from `#A8483C`. */
function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
