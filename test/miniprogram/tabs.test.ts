import { statSync } from 'node:fs';
import path from 'node:path';
import { pictureActive } from '../../miniprogram/tabs/pictures';
import { tabBar } from '../../miniprogram/tabs/tab-bar';

/** What WeChat takes of a picture in the tab bar, and how many tabs. */
const PICTURE_MAX = 40 * 1024;
const TABS_MAX = 5;

test('the tab bar is what WeChat takes', () => {
  expect(tabBar.list.length).toBeLessThanOrEqual(TABS_MAX);
  expect(tabBar.list.map(({ text }) => text)).toEqual(['首页', '积分', '会员码', '门店', '我的']);
  for (const { iconPath, selectedIconPath } of tabBar.list) {
    for (const picture of [iconPath, selectedIconPath]) {
      const { size } = statSync(path.resolve(__dirname, '../../miniprogram', picture));
      expect(size).toBeLessThan(PICTURE_MAX);
    }
  }
});

test.each([
  ['#A8483C', 'tabs/pictures/me-a8483c.png'],
  ['#a8483c', 'tabs/pictures/me-a8483c.png'],
  ['#123456', 'tabs/pictures/me-1f2421.png'],
])('a tab in %s is %s', (accent, picture) => {
  expect(pictureActive('me', accent)).toBe(picture);
});
