/** Digits as they are spoken and typed by whoever stands at the till: `1002 3456 78`. */
export const inFours = (digits: string): string => digits.replace(/(\d{4})(?=\d)/g, '$1 ');
