/** An exact fraction that is never shortened. */
export class Fraction {
  readonly top: bigint;
  readonly bottom: bigint;

  constructor(top = 0n, bottom = 1n) {
    this.top = top;
    this.bottom = bottom;
  }

  plus(top: bigint, bottom: bigint): Fraction {
    return new Fraction(this.top * bottom + top * this.bottom, this.bottom * bottom);
  }
}
