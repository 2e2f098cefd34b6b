/** The one drawing of the package that we use: it takes text and gives modules, without a canvas. */
declare module 'jsbarcode/bin/barcodes/CODE128/CODE128_AUTO' {
  export default class Code128 {
    constructor(text: string, options: object);
    /** `1` is a dark module. */
    encode(): { readonly data: string };
  }
}
