import Code128 from 'jsbarcode/bin/barcodes/CODE128/CODE128_AUTO';
import qrcode from 'qrcode-generator';
import { asImage } from './drawing';

/** White that a scanner needs around a code, in modules, as the standards ask. */
const QUIET_BESIDE_BARS = 10;
const QUIET_AROUND_QR = 4;

/** The smallest QR that holds the text, with a level of repair that survives a scratched screen. */
const SMALLEST = 0;
const REPAIR = 'M';

const INK = '#1F2421';

/** A Code 128 barcode as an image address; `ratio` is its height for each width. */
export function barcodeImage(digits: string, ratio: number): string {
  const modules = Array.from(new Code128(digits, {}).encode().data, (module) => module === '1');
  const width = modules.length + 2 * QUIET_BESIDE_BARS;
  const height = Math.round(width * ratio);
  const bars = runsOf(modules).map(
    ({ from, length }) => `M${QUIET_BESIDE_BARS + from} 0h${length}v${height}h-${length}z`,
  );
  return asImage({ body: inked(bars), box: [width, height] });
}

/** A QR code as an image address. */
export function qrImage(text: string): string {
  const code = qrcode(SMALLEST, REPAIR);
  if (/^\d+$/.test(text)) code.addData(text, 'Numeric');
  else code.addData(asBytes(text), 'Byte');
  code.make();
  const side = Array.from({ length: code.getModuleCount() }, (_, at) => at);
  const squares = side.flatMap((row) =>
    runsOf(side.map((column) => code.isDark(row, column))).map(
      ({ from, length }) =>
        `M${QUIET_AROUND_QR + from} ${QUIET_AROUND_QR + row}h${length}v1h-${length}z`,
    ),
  );
  const box = side.length + 2 * QUIET_AROUND_QR;
  return asImage({ body: inked(squares), box: [box, box] });
}

// The encoder takes a character for a byte, so characters beyond ASCII come as their UTF-8 bytes.
const asBytes = (text: string): string =>
  encodeURIComponent(text).replace(/%(..)/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );

// Crisp edges: a soft one between two bars is what makes a scanner look twice.
const inked = (shapes: readonly string[]): string =>
  `<path d="${shapes.join('')}" fill="${INK}" shape-rendering="crispEdges"/>`;

function runsOf(modules: readonly boolean[]): { from: number; length: number }[] {
  const runs: { from: number; length: number }[] = [];
  modules.forEach((isDark, at) => {
    const last = runs[runs.length - 1];
    if (!isDark) return;
    if (last !== undefined && last.from + last.length === at) last.length += 1;
    else runs.push({ from: at, length: 1 });
  });
  return runs;
}
