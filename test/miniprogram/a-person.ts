import type { Input } from '@huigan/shared/kernel/contracts';
import { err, ok, type Result } from '@huigan/shared/kernel/result';
import type { Instant, UtcOffset } from '@huigan/shared/kernel/time';
import { isGranted } from '@huigan/shared/members/consents';
import type { messagesContract } from '@huigan/shared/messages/contracts';
import { type Kind, kinds } from '@huigan/shared/messages/kinds';
import {
  leftOf,
  noSubscription,
  type Subscription,
  withAnswers,
} from '@huigan/shared/messages/subscription';
import { purposeViews, withWord } from '@huigan/shared/privacy/consent-history';
import type { privacyContract } from '@huigan/shared/privacy/contracts';
import { decideLeave } from '@huigan/shared/privacy/leaving';
import { decideSave } from '@huigan/shared/profile/decide-save';
import { emptyProfile, type Person, type Told } from '@huigan/shared/profile/profile';
import { cardOf, profileView } from '@huigan/shared/profile/view';
import { programOf } from '@huigan/shared/program/preview';
import { aProgram } from '../support/build';

const words = (zh: string, en: string) => ({ zh, en });
const program = programOf({
  ...aProgram(),
  brand: { ...aProgram().brand, policyVersion: '2026-06' },
  preferences: [
    {
      id: 'skin',
      words: words('宝宝肤质', "Baby's skin"),
      purpose: words('推荐合适的洗护和尿裤', 'To suggest care and nappies that suit'),
      options: [
        { id: 'normal', words: words('一般', 'Normal') },
        { id: 'sensitive', words: words('敏感', 'Sensitive') },
        { id: 'dry', words: words('偏干', 'Dry') },
      ],
    },
    {
      id: 'visits',
      words: words('喜欢怎么买', 'How you like to shop'),
      purpose: words('把活动安排在您方便的地方', 'To hold events where it suits you'),
      many: true,
      options: [
        { id: 'shop', words: words('到店挑选', 'In the shop') },
        { id: 'pickup', words: words('线上下单自提', 'Order online, pick up in the shop') },
        { id: 'delivery', words: words('送货上门', 'Delivered') },
      ],
    },
  ],
});

const PAGES = 3;
type Contract = typeof privacyContract;
type MessagesContract = typeof messagesContract;

/** Somebody the shop knows, deciding about their data by the true decisions, in memory. */
export function aPersonInShop({ now, memberNo }: { now: Instant; memberNo: string }) {
  const joined = { purpose: 'membership', granted: true, policyVersion: '2026-06' } as const;
  const self: { person: Person; subscription: Subscription; kinds: readonly Kind[] } = {
    subscription: noSubscription,
    /** Those the brand has templates for. */
    kinds,
    person: {
      rev: 0,
      changed: {},
      profile: emptyProfile,
      birthdayAt: null,
      birthdayUntold: null,
      consents: [{ ...joined, at: (now - 90 * 86_400_000) as Instant }],
      leavesAt: null,
    },
  };
  const reading = { program, now };
  const see = () => ok(profileView(self.person, reading));

  const save = ({ seen, ...told }: Told & { seen: number }): Result<unknown, string> => {
    const { offset, preferences: groups = [] } = program;
    const decided = decideSave(self.person, told, { seen, now, offset, groups });
    if (!decided.ok) return decided;
    self.person = decided.value;
    return see();
  };
  const set = ({ purpose, granted, policyVersion }: Input<Contract['set']>) => {
    const word = { purpose, granted, policyVersion, at: now };
    const consents = withWord(self.person.consents, word);
    const { profile } = self.person;
    const children = purpose === 'children' && !granted ? [] : profile.children;
    const rev = self.person.rev + 1;
    self.person = { ...self.person, rev, consents, profile: { ...profile, children } };
    return ok({ purpose, granted });
  };
  const leave = ({ confirm }: Input<Contract['leave']>): Result<unknown, string> => {
    const { leavesAt } = self.person;
    const offset = 480 as UtcOffset;
    const decided = decideLeave({ leavesAt, memberNo }, { confirm, now, offset });
    if (decided.ok) self.person = { ...self.person, leavesAt: decided.value };
    return decided.ok ? ok({ leavesAt: decided.value }) : decided;
  };
  const seePrivacy = () =>
    ok({
      now,
      memberNo,
      policyVersion: '2026-06',
      purposes: purposeViews(self.person.consents),
      children: self.person.profile.children.length,
      leavesAt: self.person.leavesAt,
      losses: [
        {
          what: words('可用积分', 'Available points'),
          amount: words('2,486 积分', '2,486 points'),
        },
        { what: words('会员等级', 'Tier'), amount: words('银卡', 'Silver') },
      ],
    });
  const stay = () => {
    self.person = { ...self.person, leavesAt: null };
    return ok({ leavesAt: null });
  };

  const templates = () =>
    ok({
      now,
      agreed: isGranted(self.person.consents, 'messages'),
      policyVersion: '2026-06',
      templates: self.kinds.map((kind) => ({
        kind,
        id: `template-of-${kind}`,
        left: leftOf(self.subscription, kind),
        answer: self.subscription.balances.find((each) => each.kind === kind)?.answer ?? null,
      })),
    });
  const takeAnswers = (asked: Input<MessagesContract['agreed']>): Result<unknown, string> => {
    if (!isGranted(self.person.consents, 'messages')) return err('messages/not_agreed');
    self.subscription = withAnswers(self.subscription, asked, now);
    return templates();
  };

  const answer = (operation: string, input: never): Result<unknown, string> => {
    const answers: Record<string, (given: never) => Result<unknown, string>> = {
      'profile.card': () => ok(cardOf(self.person)),
      'profile.see': see,
      'profile.save': save,
      'privacy.see': seePrivacy,
      'privacy.set': set,
      'privacy.leave': leave,
      'privacy.stay': stay,
      'privacy.export': exportPage,
      'messages.templates': templates,
      'messages.agreed': takeAnswers,
    };
    return answers[operation]?.(input) ?? err('common/unknown_operation');
  };
  return Object.assign(self, { answer });
}

/** Some pages of one part, with what files have to survive in them. */
function exportPage({ after }: Input<Contract['export']>): Result<unknown, string> {
  const at = Number(after ?? 0);
  return ok({
    part: 'statement',
    words: words('积分明细', 'Points history'),
    columns: [
      { id: 'title', words: words('事项', 'What') },
      { id: 'points', words: words('积分', 'Points') },
    ],
    rows: [
      [words('门店购物，"满减"', 'Bought in store, "off"'), 128],
      [words('=HYPERLINK("x")', '=HYPERLINK("x")'), -48],
    ],
    next: at + 1 < PAGES ? { part: 'statement', after: String(at + 1) } : null,
    done: at + 1 < PAGES ? 0 : 1,
    all: 1,
  });
}
