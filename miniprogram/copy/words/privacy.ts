import type { Words } from '@huigan/shared/kernel/words';
import type { Dated } from './dated';

export const privacy = {
  title: { zh: '隐私中心', en: 'Privacy centre' },
  stranger: {
    zh: '您还不是会员，我们没有保存您的信息。',
    en: 'You are not a member; nothing is kept about you.',
  },
  consents: { zh: '您的授权', en: 'What you agreed to' },
  consentsHint: {
    zh: '每一项分开授权，随时可以撤回，不影响会员身份和积分',
    en: 'Each apart, and yours to take back; your points stay',
  },
  stands: { zh: '开关显示的是现在的状态。', en: 'The switches show how it stands now.' },
  purposes: {
    membership: {
      name: { zh: '会员服务', en: 'Membership' },
      means: {
        zh: '认出您是会员、计算积分和等级。撤回就是注销',
        en: 'To know you and work out points and tier. To take it back is to close membership',
      },
    },
    personalised: {
      name: { zh: '个性化推荐', en: 'Personal suggestions' },
      means: {
        zh: '按您的购买和喜好挑选内容；关掉后看到的和大家一样',
        en: 'Chosen by what you buy and like; switched off, you see what everybody sees',
      },
    },
    messages: {
      name: { zh: '到期和入账提醒', en: 'Reminders and credits' },
      means: {
        zh: '只发到期提醒和订单入账通知；关掉后一条也不再发，已订阅的也取消',
        en: 'Expiry reminders and orders credited, no more; switched off, none is sent',
      },
    },
    children: {
      name: { zh: '孩子的信息', en: 'Your children' },
      means: {
        zh: '按月龄推荐、送宝宝生日礼；关掉会立即删除已存的孩子信息',
        en: 'For suggestions by age and gifts; switched off, what is kept is deleted at once',
      },
    },
  },
  grantedOn: ({ day }: Dated): Words => ({ zh: `${day.zh}同意`, en: `Agreed ${day.en}` }),
  takenBackOn: ({ day }: Dated): Words => ({ zh: `${day.zh}撤回`, en: `Withdrawn ${day.en}` }),
  policyOf: (version: string): Words => ({
    zh: `隐私政策 ${version} 版`,
    en: `privacy policy ${version}`,
  }),
  never: { zh: '没有同意过', en: 'Never agreed' },
  history: { zh: '授权记录', en: 'History of consents' },
  rights: { zh: '您的信息', en: 'Your data' },
  yours: { zh: '导出我的信息', en: 'Take my data along' },
  yoursHint: {
    zh: '资料、授权、积分明细等全部内容，JSON 和 CSV 两种文件',
    en: 'Profile, consents, every points entry: as JSON and as CSV',
  },
} as const;

export const exporting = {
  title: { zh: '导出我的信息', en: 'Take my data along' },
  contents: {
    zh: '包括身份、资料、授权记录、积分和等级、全部积分明细。手机号已打码。',
    en: 'Identity, profile, consents, points and tier, and every points entry. Your number is masked.',
  },
  start: { zh: '开始导出', en: 'Begin' },
  working: (rows: string): Words => ({
    zh: `正在取，已有 ${rows} 条`,
    en: `Fetching: ${rows} rows so far`,
  }),
  mayLeave: {
    zh: '可以离开这一页；回来再导出一次即可，不会留下什么。',
    en: 'You may leave; nothing stays behind, and you can begin again.',
  },
  done: (rows: string): Words => ({ zh: `好了，共 ${rows} 条`, en: `Done: ${rows} rows` }),
  toChat: {
    zh: '文件会发到您选的聊天，比如“文件传输助手”。',
    en: 'The file goes to a chat you choose, such as File Transfer.',
  },
  csv: { zh: '保存 CSV（表格）', en: 'Save as CSV (tables)' },
  json: { zh: '保存 JSON', en: 'Save as JSON' },
  notHanded: { zh: '没有发送，可以再点一次', en: 'Not sent; you may tap again' },
} as const;

export const leaving = {
  title: { zh: '注销会员', en: 'Close membership' },
  hint: { zh: '7 天内可撤回', en: 'You have 7 days to think again' },
  lose: { zh: '注销后会失去', en: 'What you would lose' },
  goes: { zh: '会删除', en: 'What is deleted' },
  goesText: {
    zh: '手机号、微信关联、资料、孩子的信息、等级和积分，以及优惠和礼物。',
    en: 'Your number, the link to WeChat, your profile, your children, tier and points, and all offers.',
  },
  stays: { zh: '会保留', en: 'What is kept' },
  staysText: {
    zh: '订单和积分的账目保留至少三年，这是法律对交易记录的要求；账目里只有一个不指向任何人的编号。还保留您授权和注销的时间，证明我们照办了。',
    en: 'Order and points records, at least three years as the law asks, under a number that leads to nobody; and when you agreed and left, to show that we did as you said.',
  },
  cooling: {
    zh: '提交后有 7 天可以撤回，这期间一切照常，购物照样得积分。',
    en: 'You then have 7 days to think again; until then all goes on and you still earn.',
  },
  confirm: (memberNo: string): Words => ({
    zh: `请输入会员号 ${memberNo} 的后四位`,
    en: `Type the last four digits of your member number ${memberNo}`,
  }),
  action: { zh: '提交注销', en: 'Close my membership' },
  working: { zh: '正在提交…', en: 'Sending…' },
  bar: ({ day }: Dated): Words => ({
    zh: `将于 ${day.zh}注销`,
    en: `Membership closes ${day.en}`,
  }),
  stay: { zh: '撤回', en: 'Stay' },
  stayed: { zh: '已撤回，会员照旧', en: 'You stay a member' },
} as const;
