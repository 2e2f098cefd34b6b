import {
  BarcodeFormat,
  BinaryBitmap,
  DecodeHintType,
  HybridBinarizer,
  MultiFormatReader,
  RGBLuminanceSource,
} from '@zxing/library';
import fc from 'fast-check';
import jsqr from 'jsqr';
import { inFours } from '../../miniprogram/copy/in-fours';
import { barcodeImage, qrImage } from '../../miniprogram/parts/code-drawing';

const RATIO = 160 / 560;

test('a till reads the bars of any digits', () => {
  fc.assert(
    fc.property(digits({ from: 8, to: 20 }), (text) => {
      const { text: read, format } = readBars(paint(barcodeImage(text, RATIO), 4));
      expect({ read, format }).toEqual({ read: text, format: BarcodeFormat.CODE_128 });
    }),
    { numRuns: 60, examples: [['44702904']] },
  );
});

test('two digits share a symbol, so that sixteen fit the card of a narrow phone', () => {
  const { width } = paint(barcodeImage('1002345678901234', RATIO), 1);
  expect(width).toBe(11 * (1 + 8 + 1) + 13 + 2 * 10);
});

test.each(['1002345678901234', 'https://example.com/m?c=1002345678', '会员码 1002'])(
  'a camera reads %s',
  (text) => {
    const { pixels, width, height } = paint(qrImage(text), 4);
    expect(jsqr(pixels, width, height)?.data).toBe(text);
  },
);

test('a camera reads any digits', () => {
  fc.assert(
    fc.property(digits({ from: 8, to: 40 }), (text) => {
      const { pixels, width, height } = paint(qrImage(text), 4);
      expect(jsqr(pixels, width, height)?.data).toBe(text);
    }),
    { numRuns: 30 },
  );
});

test.each([
  ['1002345678', '1002 3456 78'],
  ['1002345678901234', '1002 3456 7890 1234'],
  ['1002', '1002'],
])('%s is typed as %s', (text, groups) => {
  expect(inFours(text)).toBe(groups);
});

const digits = ({ from, to }: { from: number; to: number }) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: from, maxLength: to });

type Picture = { pixels: Uint8ClampedArray; width: number; height: number };

/** The modules of a drawing as pixels, each so many wide: the drawing has rectangles and nothing else. */
function paint(image: string, scale: number): Picture {
  const svg = decodeURIComponent(image.slice('data:image/svg+xml,'.length));
  const [, boxWidth, boxHeight] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
  const width = Number(boxWidth) * scale;
  const height = Number(boxHeight) * scale;
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255);
  for (const [, ...numbers] of svg.matchAll(/M(\d+) (\d+)h(\d+)v(\d+)h-\d+z/g)) {
    const [left = 0, top = 0, wide = 0, high = 0] = numbers.map((number) => Number(number) * scale);
    for (let row = top; row < top + high; row += 1) {
      const start = (row * width + left) * 4;
      for (let at = start; at < start + wide * 4; at += 4) pixels.fill(0, at, at + 3);
    }
  }
  return { pixels, width, height };
}

/** This reader, unlike a till's, also finds an EAN-8 amid other bars, without the margins an EAN-8 has. */
const READS = new Map([[DecodeHintType.POSSIBLE_FORMATS, [BarcodeFormat.CODE_128]]]);

function readBars({ pixels, width, height }: Picture) {
  const greys = new Uint8ClampedArray(width * height).map((_, at) => pixels[at * 4] ?? 255);
  const source = new RGBLuminanceSource(greys, width, height);
  const bitmap = new BinaryBitmap(new HybridBinarizer(source));
  const result = new MultiFormatReader().decode(bitmap, READS);
  return { text: result.getText(), format: result.getBarcodeFormat() };
}
