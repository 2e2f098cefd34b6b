/** What can be pressed, whatever it is made of. */
const PRESSED =
  'taro-button-core, [role=button], [role=link], [role=radio], [role=checkbox], [role=switch]';

/**
 * WeChat says aloud what a part is and lets it be reached; a browser does so only for elements it knows.
 * Here parts get what it asks: keys reach and press them, drawings are silent, fields have their names.
 */
export function speakInBrowser(): void {
  const mend = (): void => {
    document.querySelectorAll(PRESSED).forEach(makeReachable);
    document.querySelectorAll('taro-scroll-view-core').forEach((rail) => {
      rail.setAttribute('tabindex', '0');
    });
    document.querySelectorAll('img:not([alt])').forEach((image) => {
      image.setAttribute('alt', labelAround(image));
    });
    document.querySelectorAll('taro-input-core, taro-textarea-core').forEach((field) => {
      const label = field.getAttribute('aria-label') ?? '';
      field.querySelector('input, textarea')?.setAttribute('aria-label', label);
    });
  };
  new MutationObserver(mend).observe(document.documentElement, {
    subtree: true,
    childList: true,
    attributeFilter: ['disabled'],
  });
  document.addEventListener('keydown', pressByKey);
}

function makeReachable(part: Element): void {
  if (!part.hasAttribute('role')) part.setAttribute('role', 'button');
  // A part that can be pressed may carry the attribute all the same, as the word `false`.
  const isOff = (part.getAttribute('disabled') ?? 'false') !== 'false';
  part.setAttribute('tabindex', isOff ? '-1' : '0');
  if (isOff) part.setAttribute('aria-disabled', 'true');
  else part.removeAttribute('aria-disabled');
}

const labelAround = (inner: Element): string =>
  inner.parentElement?.closest('[aria-label]')?.getAttribute('aria-label') ?? '';

function pressByKey(event: KeyboardEvent): void {
  const { key, target } = event;
  if (!(target instanceof HTMLElement) || !target.matches(PRESSED)) return;
  if (key !== 'Enter' && key !== ' ') return;
  event.preventDefault();
  target.click();
}
