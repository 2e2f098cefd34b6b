/** What WeChat's button answers; without a code the member said no. */
export type PhoneNumberDetail = { readonly code?: string };

type DemoPerson = { readonly extra?: { readonly phoneCode?: string } };

/**
 * The one-time code behind the member's number, or null when there is none. A browser has no such
 * button, so there the emulator answers for the demo person.
 */
export async function phoneCodeFrom(detail: PhoneNumberDetail): Promise<string | null> {
  if (process.env.TARO_ENV === 'weapp') return detail.code ?? null;
  try {
    const response = await fetch('/emulator/me', { credentials: 'same-origin' });
    const person = (await response.json()) as DemoPerson;
    const code = person.extra?.phoneCode;
    // Good once, as WeChat's are.
    return code === undefined ? null : `${code}-${Date.now()}`;
  } catch {
    return null;
  }
}
