import UPNG from 'upng-js';

/** Enough for flat colours and the soft edges of type; a picture becomes a quarter of its size. */
const COLOURS = 96;

/** The same picture with few colours. */
export function smallPng(png: Buffer): Buffer {
  const image = UPNG.decode(Uint8Array.from(png).buffer);
  const [pixels] = UPNG.toRGBA8(image);
  if (!pixels) throw new Error('an empty picture');
  return Buffer.from(UPNG.encode([pixels], image.width, image.height, COLOURS));
}
