type Drawing = {
  /** What is inside the svg, in the units of the box. */
  readonly body: string;
  /** Side of the square box, or its width and height. */
  readonly box?: number | readonly [width: number, height: number];
};

/** A drawing as an image address, the one way that both WeChat and browsers show. */
export const asImage = (drawing: Drawing): string =>
  `data:image/svg+xml,${encodeURIComponent(asSvg(drawing))}`;

/** The same as the text of a file. */
export function asSvg({ body, box = 24 }: Drawing): string {
  const [width, height] = typeof box === 'number' ? [box, box] : box;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" fill="none">${body}</svg>`;
}

/** Lines of the one hand that draws all icons: 1.75 wide, round ends. */
export const lines = (path: string, colour: string): string =>
  `<path d="${path}" stroke="${colour}" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"/>`;

/** The same lines around a shape that is filled. */
export const filled = (path: string, colour: string): string =>
  `<path d="${path}" fill="${colour}" stroke="${colour}" stroke-width="1.75" stroke-linejoin="round"/>`;
