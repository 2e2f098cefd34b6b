import {
  drawingActive,
  drawingAtRest,
  type TabName,
  tabs,
} from '@huigan/miniprogram/tabs/drawings';
import { pictureActive, pictureAtRest, tabColours } from '@huigan/miniprogram/tabs/pictures';
import type { Page } from 'playwright-core';

type TabPicture = { readonly file: string; readonly svg: string };

/** Every picture the tab bar may show: where it lies in the mini-program, and what it is drawn from. */
export const tabPictures: readonly TabPicture[] = (Object.keys(tabs) as TabName[]).flatMap(
  (name) => [
    { file: pictureAtRest(name), svg: drawingAtRest(name) },
    ...tabColours.map((accent) => ({
      file: pictureActive(name, accent),
      svg: drawingActive(name, accent),
    })),
  ],
);

/** The drawing as a browser paints it, as a PNG. */
export async function asPng(page: Page, svg: string): Promise<Buffer> {
  const address = await page.evaluate<string>(`(async () => {
    const image = new Image();
    image.src = ${JSON.stringify(`data:image/svg+xml,${encodeURIComponent(svg)}`)};
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
    canvas.getContext('2d').drawImage(image, 0, 0);
    return canvas.toDataURL('image/png');
  })()`);
  return Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');
}
