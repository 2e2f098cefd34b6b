import { maskedName } from '@huigan/shared/profile/called';

test.each([
  ['张小美', 'ms', '张女士', 'Ms 张'],
  ['张小美', null, '张*', '张*'],
  ['欧阳娜娜', 'ms', '欧阳女士', 'Ms 欧阳'],
  ['张', 'mr', '张先生', 'Mr 张'],
  ['Anna Smith', 'ms', 'A*女士', 'Ms A*'],
  ['Anna', null, 'A*', 'A*'],
  ['👶宝', null, '👶*', '👶*'],
] as const)('%s (%s) is called %s', (name, title, zh, en) => {
  expect(maskedName({ name, title })).toEqual({ zh, en });
});
