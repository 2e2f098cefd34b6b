import { phoneCodeFor } from '@huigan/cloudfunctions/terminal/stand-ins/wechat';
import type { Weapp } from '../support/weapp';
import type { World } from '../support/world';
import { answerTo, type Member, type Tap, toast } from './tap';

let number = '';
let word = '';

type Family = { people: { called: string | null; monthMax: number | null }[] };
const family = async (member: Member) => (await answerTo<Family>(member, 'members.family')).people;
const inviting = { called: '爸爸', monthMax: 500 };
const accept = (who: Pick<Member, 'ask'>) =>
  who.ask('members.joinFamily', { invite: word, policyVersion: '2026-01' });
const invited = async (by: Pick<Member, 'ask'>) => {
  const made = await by.ask<{ invite: string }>('members.inviteFamily', inviting);
  if (!made.ok) throw new Error(made.error.code);
  word = made.value.invite;
};
/** Another person, known by the same last digits. */
const kinOf = ({ number: own }: Member, world: World) => {
  const other = `139${own.slice(3)}`;
  return world.person(`kin-${other}`, other);
};
const withKin = async (member: Member, world: World): Promise<void> => {
  await invited(member);
  await accept(kinOf(member, world));
};
const byKin = async (member: Member, world: World): Promise<void> => {
  const owner = kinOf(member, world);
  await owner.join();
  await invited(owner);
};

type Invite = { readonly _id: string; readonly member: string };
const invitingKin: Tap = {
  name: 'inviting somebody of the family',
  operation: 'members.inviteFamily',
  page: 'pages/family/index',
  fill: async (phone) => {
    await phone.sees('还没有家人');
    phone.tap('邀请家人');
    await phone.sees('怎么称呼');
    phone.fire('.text-field', 'input', { value: inviting.called });
  },
  press: (phone) => phone.tap('.sheet .action'),
  pressBusy: (phone) => phone.tap('.sheet .action'),
  isDone: (phone) => phone.sees('发给家人'),
  stands: async (member, world) => {
    const { member: owner } = await world.linkOf({ phone: member.number });
    const all = { where: {}, order: ['_id', 'asc'], limit: 100 } as const;
    const invites = await world.house.database.find<Invite>('invites', all);
    return invites.filter((each) => each.member === owner).length;
  },
  expected: 1,
};

const accepting: Tap = {
  name: 'accepting an invitation',
  operation: 'members.joinFamily',
  page: () => `pages/family/index?invite=${encodeURIComponent(word)}`,
  isStranger: true,
  before: byKin,
  fill: async (phone) => {
    await phone.sees('家人邀请您共享会员');
    phone.tap('我已阅读并同意');
    await phone.until(
      () => phone.has('.consent__box--on'),
      () => 'the tick',
    );
  },
  press: (phone) => phone.tap('.accept .action'),
  pressBusy: (phone) => phone.tap('.accept .action'),
  isDone: (phone) => phone.sees('可用积分'),
  stands: async (member) => (await family(member)).map(({ called }) => called).sort(),
  expected: [null, '爸爸'],
};

const limiting: Tap = {
  name: 'changing what somebody may use',
  operation: 'members.limitFamily',
  page: 'pages/family/index',
  before: withKin,
  fill: async (phone) => {
    await phone.sees('每月可用 500 积分');
    phone.tap('.person__words[aria-role="button"]');
    await phone.sees('每月能用多少积分');
    phone.tap('2,000');
    await phone.until(
      () => phone.has('.choice--on:nth-child(3)'),
      () => 'the choice',
    );
  },
  press: (phone) => phone.tap('.sheet .action'),
  pressBusy: (phone) => phone.tap('.sheet .action'),
  isDone: (phone) =>
    phone.until(
      () => !phone.has('.sheet') && phone.text().includes('每月可用 2,000 积分'),
      () => `the new limit in: ${phone.text()}`,
    ),
  stands: async (member) => (await family(member)).map(({ monthMax }) => monthMax).sort(),
  expected: [2000, null],
};

const removing: Tap = {
  name: 'taking somebody out of the family',
  operation: 'members.removeFamily',
  page: 'pages/family/index',
  before: withKin,
  fill: (phone) => phone.sees('移出'),
  press: (phone) => phone.tap('移出'),
  pressBusy: (phone) => phone.tap('移出'),
  isDone: (phone) => phone.sees('还没有家人'),
  isShownAfterwards: true,
  stands: async (member) => (await family(member)).length,
  expected: 1,
};

const leavingKin: Tap = {
  name: 'leaving the family',
  operation: 'members.leaveFamily',
  page: 'pages/family/index',
  isStranger: true,
  before: async (member, world) => {
    await byKin(member, world);
    await accept(member);
  },
  fill: (phone) => phone.sees('退出家人共享'),
  press: (phone) => phone.tap('退出家人共享'),
  pressBusy: (phone) => phone.tap('退出家人共享'),
  isDone: (phone) => phone.sees('加入会员，首单即得积分'),
  stands: async (member) => (await answerTo<{ state: string }>(member, 'account.home')).state,
  expected: 'visitor',
};

const another = (): string => `137${number.slice(3)}`;
const confirmPresent = async (phone: Weapp): Promise<void> => {
  await phone.sees('确认原手机号');
  phone.fire('确认原手机号', 'getphonenumber', { code: phoneCodeFor(number) });
  await phone.sees('已选择原手机号');
};
const changingNumber: Tap = {
  name: 'changing the number',
  operation: 'members.changePhone',
  page: 'pages/phone/index',
  before: async (member) => {
    number = member.number;
  },
  fill: confirmPresent,
  fillAgain: confirmPresent,
  press: (phone) =>
    phone.fire('.phone-page .action', 'getphonenumber', { code: phoneCodeFor(another()) }),
  isDone: (phone) => toast(phone, '手机号已更换，积分 128'),
  stands: async (_, { house: { links } }) => {
    const [before, now] = [number, another()].map((each) => links.idOf('phone', each));
    return [before && (await links.find(before)), (now && (await links.find(now))) !== null];
  },
  expected: [null, true],
};

export const identityTaps: readonly Tap[] = [
  invitingKin,
  accepting,
  limiting,
  removing,
  leavingKin,
  changingNumber,
];
