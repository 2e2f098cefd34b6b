import type { Words } from '@huigan/shared/kernel/words';

export const me = {
  title: { zh: '我的', en: 'Me' },
  visitor: { zh: '还不是会员', en: 'Not a member yet' },
  visitorHint: {
    zh: '加入后，积分、等级和您的资料都在这里。',
    en: 'Join, and your points, tier and profile are here.',
  },
  unnamed: { zh: '会员', en: 'Member' },
  profile: { zh: '我的资料', en: 'My profile' },
  profileHint: {
    zh: '称呼、生日、孩子、喜好，填不填由您',
    en: 'Name, birthday, children, tastes: all of it up to you',
  },
  privacy: { zh: '隐私中心', en: 'Privacy centre' },
  privacyHint: {
    zh: '授权、导出我的信息、注销',
    en: 'Consents, take your data along, close membership',
  },
  language: { zh: '语言', en: 'Language' },
  languageNow: { zh: '中文', en: 'English' },
  large: { zh: '大字版', en: 'Large text' },
  largeHint: { zh: '字更大，首页更简单', en: 'Bigger words, a simpler home' },
  largeOffer: {
    zh: '您手机上的字调大过，这里也用大字版吗？在“我的”里随时可以改。',
    en: 'Words on your phone are larger than usual. Larger here, too? You can change it under “Me”.',
  },
  largeYes: { zh: '用大字版', en: 'Yes' },
  largeNo: { zh: '不用', en: 'No' },
  service: { zh: '客服电话', en: 'Call the service team' },
  run: (entity: Words): Words => ({
    zh: `本服务由${entity.zh}提供`,
    en: `Run by ${entity.en}`,
  }),
  agreement: { zh: '会员协议', en: 'Member agreement' },
  information: { zh: '个人信息清单', en: 'Personal information list' },
  complaint: (phone: string): Words => ({
    zh: `投诉电话 ${phone}`,
    en: `Complaints ${phone}`,
  }),
  leave: { zh: '注销会员', en: 'Close membership' },
} as const;
