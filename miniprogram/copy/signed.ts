import { withCommas } from '@huigan/shared/kernel/words';

/** `+307`, `−128` with a true minus sign, and a bare `0`. */
export function signed(amount: number): string {
  if (amount === 0) return '0';
  return `${amount > 0 ? '+' : '−'}${withCommas(Math.abs(amount))}`;
}
