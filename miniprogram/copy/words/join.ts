import type { Words } from '@huigan/shared/kernel/words';

export const join = {
  title: { zh: '加入会员', en: 'Join' },
  headline: (brand: string): Words => ({ zh: `加入${brand}会员`, en: `Join ${brand}` }),
  purpose: {
    zh: '用手机号认出您：在门店报手机号也能得积分，换手机不丢积分。',
    en: 'Your phone number tells us it is you: points count in the shops too, and move with you to a new phone.',
  },
  asked: { zh: '需要您的手机号', en: 'We ask for your phone number' },
  notAsked: {
    zh: '不读取位置、通讯录和相册',
    en: 'Not your location, contacts or photos',
  },
  leave: { zh: '随时可以撤回同意', en: 'You may withdraw consent at any time' },
  agree: { zh: '我已阅读并同意', en: 'I have read and agree to the' },
  policy: { zh: '《隐私政策》', en: 'privacy policy' },
  policyTitle: { zh: '隐私政策', en: 'Privacy policy' },
  version: (version: string): Words => ({ zh: `版本 ${version}`, en: `version ${version}` }),
  action: { zh: '微信一键加入', en: 'Join with WeChat' },
  working: { zh: '正在加入…', en: 'Joining…' },
  optional: { zh: '以下可以不选，随时能改', en: 'As you like, and to be changed at any time' },
  agreeFirst: {
    zh: '请先阅读隐私政策，勾选同意后再加入',
    en: 'Please read the privacy policy and tick the box, then join',
  },
  declined: {
    zh: '没有得到手机号，尚未加入。可以再点一次，或以后再说。',
    en: 'No phone number was given, so you have not joined. Tap again, or leave it for later.',
  },
  welcome: { zh: '已加入', en: 'Welcome' },
  welcomeBack: { zh: '欢迎回来', en: 'Welcome back' },
  already: { zh: '您已经是会员', en: 'You are a member already' },
} as const;
