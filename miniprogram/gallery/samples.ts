import type { MemberHome, StatementEntry } from '@huigan/shared/account/contracts';
import { instant } from '@huigan/shared/kernel/time';
import { fen, points } from '@huigan/shared/kernel/units';
import type { Words } from '@huigan/shared/kernel/words';
import type { TierLook } from '../parts/tier-emblem';

/** Noon of a summer's day in China. */
export const NOW = instant('2026-06-15T06:05:00Z');
const SOON = instant('2026-06-18T16:00:00Z');
const LATER = instant('2026-06-30T16:00:00Z');
const NEXT_YEAR = instant('2027-01-31T16:00:00Z');

export const tiers: readonly { look: TierLook; words: Words }[] = [
  { look: 'plain', words: { zh: '普通会员', en: 'Member' } },
  { look: 'silver', words: { zh: '银卡', en: 'Silver' } },
  { look: 'gold', words: { zh: '金卡', en: 'Gold' } },
  { look: 'platinum', words: { zh: '白金卡', en: 'Platinum' } },
  { look: 'diamond', words: { zh: '钻石卡', en: 'Diamond' } },
  { look: 'black', words: { zh: '黑金卡', en: 'Black Gold' } },
];

const brand: MemberHome['brand'] = {
  name: { zh: '暖杏母婴', en: 'Apricot Baby' },
  accent: '#A8483C',
  policyVersion: '2026-06',
};

const no = { nextVesting: null, debt: points(0), nextExpiry: null };

/** The purses a card may show: nothing, the usual, everything at once and very much of it. */
export const purses = {
  usual: {
    spendable: points(2_486),
    pending: points(307),
    nextVesting: { points: points(307), at: LATER },
    debt: points(0),
    nextExpiry: { points: points(320), at: LATER },
  },
  none: { spendable: points(0), pending: points(0), ...no },
  lastDays: {
    ...no,
    spendable: points(320),
    pending: points(0),
    nextExpiry: { points: points(320), at: SOON },
  },
  everything: {
    spendable: points(8_642_097),
    pending: points(1_203_407),
    nextVesting: { points: points(307), at: LATER },
    debt: points(12_048),
    nextExpiry: { points: points(640_320), at: SOON },
  },
} as const satisfies Record<string, MemberHome['points']>;

/** A member's home at one of the tiers; the share is how far the next one is. */
export function aHome({
  tier = 1,
  purse = 'usual',
  share = 0.96,
}: {
  tier?: number;
  purse?: keyof typeof purses;
  share?: number;
}): MemberHome {
  const { look, words } = tiers[tier] as (typeof tiers)[number];
  const next = tiers[tier + 1];
  const fromFen = 300_000;
  const growthFen = Math.round(fromFen * share);
  return {
    state: 'member',
    now: NOW,
    brand,
    memberNo: '1002345678' as MemberHome['memberNo'],
    isOwner: true,
    person: { called: { zh: '张女士', en: 'Ms Zhang' }, leavesAt: null },
    points: purses[purse],
    tier: {
      id: look,
      words,
      look,
      until: look === 'plain' ? null : NEXT_YEAR,
      inGrace: false,
      next:
        next === undefined
          ? null
          : {
              words: next.words,
              toGoFen: fen(fromFen - growthFen),
              growthFen: fen(growthFen),
              fromFen: fen(fromFen),
              by: LATER,
            },
      keep: null,
    },
    usesLeft: null,
    today: null,
    lastPurchase: null,
  };
}

const order = { zh: '网上商城', en: 'Web shop' };

/** What may stand on a statement, the latest first: an order still pending, and one whose points arrived since. */
export const entries: readonly StatementEntry[] = [
  anEntry(6, { kind: 'earn', title: order, orderTail: '0419', amount: 307, vestsAt: LATER }),
  anEntry(5, {
    kind: 'vest',
    title: { zh: '待入账积分到账', en: 'Pending points now available' },
    amount: 369,
  }),
  anEntry(4, { kind: 'hold', title: { zh: '积分占用', en: 'Set aside' }, amount: -200 }),
  anEntry(3, { kind: 'expire', title: { zh: '积分到期', en: 'Expired' }, amount: -60 }),
  anEntry(2, { kind: 'spend', title: { zh: '积分抵现', en: 'Paid with points' }, amount: -1_200 }),
  anEntry(1, { kind: 'earn', title: order, orderTail: '0381', amount: 369 }),
  anEntry(0, {
    kind: 'tier',
    title: { zh: '升为一个名字很长很长、放不下的等级', en: 'Raised to a tier whose name is long' },
    amount: null,
  }),
];

function anEntry(
  seq: number,
  {
    amount,
    ...rest
  }: Pick<StatementEntry, 'kind' | 'title'> &
    Partial<Pick<StatementEntry, 'orderTail' | 'vestsAt'>> & { amount: number | null },
): StatementEntry {
  return {
    seq,
    at: NOW,
    postedAt: NOW,
    orderTail: null,
    expired: points(0),
    spendable: points(3_383),
    vestsAt: null,
    why: { steps: [], missed: [], rules: null },
    ...rest,
    amount: amount === null ? null : points(amount),
  };
}
