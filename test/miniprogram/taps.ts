import { phoneCodeFor } from '@huigan/cloudfunctions/terminal/stand-ins/wechat';
import { identityTaps } from './identity-taps';
import { answerTo, type Member, on, type Tap, toast } from './tap';

let number = '';

const tickets = async (member: Member) =>
  (await answerTo<{ tickets: unknown[] }>(member, 'service.tickets')).tickets.length;

type Seen = {
  leavesAt: number | null;
  purposes: { purpose: string; granted: boolean; history: unknown[] }[];
};
const privacy = (member: Member) => answerTo<Seen>(member, 'privacy.see');

const joining: Tap = {
  name: 'joining',
  operation: 'members.join',
  page: 'pages/join/index',
  isStranger: true,
  before: async (member) => {
    number = member.number;
  },
  fill: async (phone) => {
    await phone.sees('我已阅读并同意');
    phone.tap('我已阅读并同意');
    await phone.until(
      () => phone.has('.consent__box--on'),
      () => 'the tick',
    );
  },
  press: (phone) => phone.fire('.join .action', 'getphonenumber', { code: phoneCodeFor(number) }),
  isDone: (phone) => phone.sees('可用积分'),
  stands: async (member) => (await answerTo<{ state: string }>(member, 'account.home')).state,
  expected: 'member',
};

const saving: Tap = {
  name: 'saving the profile',
  operation: 'profile.save',
  page: 'pages/profile/index',
  fill: async (phone) => {
    await phone.sees('怎么称呼您');
    phone.fire('.text-field', 'input', { value: '张小美' });
    await on(phone);
  },
  press: (phone) => phone.tap('.about__foot .action'),
  isDone: (phone) => toast(phone, '已保存'),
  stands: async (member) =>
    (await answerTo<{ name: { name: string } }>(member, 'profile.see')).name.name,
  expected: '张小美',
};

const favouring: Tap = {
  name: 'marking a shop',
  operation: 'shops.favour',
  page: 'pages/shops/index',
  fill: (phone) => phone.sees('滨江店'),
  press: (phone) => phone.tap('.shop-card__star'),
  pressBusy: (phone) => phone.tap('.shop-card__star'),
  isDone: (phone) =>
    phone.until(
      () => phone.has('.shop-card__star[aria-label="取消收藏"]'),
      () => 'the star',
    ),
  isShownAfterwards: true,
  stands: async (member) =>
    (await answerTo<{ shops: { isFavourite: boolean }[] }>(member, 'shops.list')).shops.filter(
      ({ isFavourite }) => isFavourite,
    ).length,
  expected: 1,
};

const claiming: Tap = {
  name: 'claiming a receipt',
  operation: 'service.claim',
  page: 'pages/claim/index',
  fill: async (phone) => {
    await phone.sees('小票上的订单号');
    phone.fire('.text-field', 'input', { value: 'S-1' });
    phone.tap('请选择门店');
    await phone.until(
      () => phone.has('.shop-choice'),
      () => 'the shops',
    );
    phone.tap('.shop-choice');
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    phone.fire('请选择日期', 'change', { value: today });
    phone.fire('.field:nth-child(4) .text-field', 'input', { value: '128' });
    await phone.until(
      () => !phone.has('.sheet'),
      () => 'the sheet to go away',
    );
  },
  press: (phone) => phone.tap('.action'),
  isDone: (phone) => phone.sees('核对中'),
  stands: tickets,
  expected: 1,
};

const asking: Tap = {
  name: 'asking about an entry',
  operation: 'service.dispute',
  page: 'pages/dispute/index?seq=0',
  fill: async (phone) => {
    await phone.sees('您的疑问');
    phone.fire('.text-field', 'input', { value: '怎么没有双倍？' });
  },
  press: (phone) => phone.tap('.action'),
  isDone: (phone) => phone.sees('核对中'),
  stands: tickets,
  expected: 1,
};

const consenting: Tap = {
  name: 'a consent',
  operation: 'privacy.set',
  page: 'pages/privacy/index',
  fill: (phone) => phone.sees('个性化推荐'),
  press: (phone) => phone.tap('个性化推荐'),
  pressBusy: (phone) => phone.tap('个性化推荐'),
  // Another tap would take it back: nobody may be asked for one.
  isDone: (phone) =>
    phone.until(
      () => phone.has('.switch--on') && !phone.text().includes('再点一次'),
      () => `the switch in: ${phone.text()}`,
    ),
  isShownAfterwards: true,
  stands: async (member) => {
    const { purposes } = await privacy(member);
    const found = purposes.find(({ purpose }) => purpose === 'personalised');
    return [found?.granted, found?.history.length];
  },
  expected: [true, 1],
};

const leaving: Tap = {
  name: 'asking to leave',
  operation: 'privacy.leave',
  page: 'pages/privacy/index',
  before: async (member) => {
    number = (await answerTo<{ memberNo: string }>(member, 'account.home')).memberNo.slice(-4);
  },
  fill: async (phone) => {
    await phone.sees('注销会员');
    phone.tap('注销会员');
    await phone.sees('提交注销');
    phone.fire('.text-field', 'input', { value: number });
    await on(phone);
  },
  press: (phone) => phone.tap('.leaving__action .action'),
  isDone: (phone) => phone.sees('将于'),
  stands: async (member) => (await privacy(member)).leavesAt !== null,
  expected: true,
};

const staying: Tap = {
  name: 'staying after all',
  operation: 'privacy.stay',
  page: 'pages/privacy/index',
  before: async (member) => {
    const { memberNo } = await answerTo<{ memberNo: string }>(member, 'account.home');
    await member.ask('privacy.leave', { confirm: memberNo.slice(-4) });
  },
  fill: (phone) => phone.sees('将于'),
  press: (phone) => phone.tap('.leaving-bar__stay'),
  pressBusy: (phone) => phone.tap('.leaving-bar__stay'),
  isDone: (phone) => toast(phone, '已撤回，会员照旧'),
  stands: async (member) => (await privacy(member)).leavesAt,
  expected: null,
};

export const taps: readonly Tap[] = [
  joining,
  saving,
  favouring,
  claiming,
  asking,
  consenting,
  leaving,
  staying,
  ...identityTaps,
];
