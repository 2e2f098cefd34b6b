type Drawing = {
  /** What is inside the svg, in the units of the box. */
  readonly body: string;
  /** Side of the square box. */
  readonly box?: number;
};

/** A drawing as an image address, the one way that both WeChat and browsers show. */
export const asImage = ({ body, box = 24 }: Drawing): string =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${box} ${box}" fill="none">${body}</svg>`,
  )}`;

/** Lines of the one hand that draws all icons: 1.75 wide, round ends. */
export const lines = (path: string, colour: string): string =>
  `<path d="${path}" stroke="${colour}" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"/>`;
