import type { Page } from 'playwright-core';

const FROM = 200;
const TO = 420;
const STEP = 20;

/** A finger pulls the page down and lets go, which asks for everything anew. */
export async function pullDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y?: number) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: y === undefined ? [] : [{ x: 160, y }],
    });
  await touch('touchStart', FROM);
  for (let y = FROM; y <= TO; y += STEP) await touch('touchMove', y);
  await touch('touchEnd');
}
