import { invariant } from '../kernel/invariant';

const PLACES = 10;

/**
 * A ten-digit number a cashier can type, from a digest of the member's first identity: nine digits and
 * a check digit (Luhn), so that one wrong key is noticed. `attempt` moves on where a number is taken.
 */
export function memberNoFrom(digestHex: string, attempt: number): string {
  const seed = Number.parseInt(digestHex.slice(0, 12), 16);
  invariant(Number.isSafeInteger(seed), 'a digest in hexadecimal');
  const span = 9 * 10 ** (PLACES - 2);
  const body = String(10 ** (PLACES - 2) + ((seed + attempt) % span));
  return body + checkDigit(body);
}

function checkDigit(body: string): string {
  const sum = [...body].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}
