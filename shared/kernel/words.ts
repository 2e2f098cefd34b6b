/** One sentence in both languages of the product. */
export type Words = { readonly zh: string; readonly en: string };

/** `2,486`: thousands with commas, in both languages. Devices lack Intl, so it is written out. */
export const withCommas = (amount: number): string =>
  String(amount).replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/** `¥128` or `¥128.50`: the two digits only when they say something. */
export function yuan(amountFen: number): string {
  const sign = amountFen < 0 ? '-' : '';
  const whole = Math.floor(Math.abs(amountFen) / 100);
  const rest = Math.abs(amountFen) % 100;
  const cents = rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`;
  return `${sign}¥${withCommas(whole)}${cents}`;
}
