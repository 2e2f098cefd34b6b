import { type Account, pending, spendable } from '@huigan/shared/account/account';
import { type Entry, type Flow, flowsOf } from '@huigan/shared/account/entry';
import { statementEntry } from '@huigan/shared/account/statement';
import type { Reading } from '@huigan/shared/account/why';
import { type Instant, MINUTE_MS, NEVER, type UtcOffset } from '@huigan/shared/kernel/time';
import type { Words } from '@huigan/shared/kernel/words';
import { heldIn } from '@huigan/shared/points/purse';
import { growthFor } from '@huigan/shared/tiers/growth';
import { progressOf } from '@huigan/shared/tiers/progress';

/** What `simulate` says of a member: the account in numbers, dates in the program's zone. */
export function showMember(account: Account, reading: Reading) {
  const { current, now } = reading;
  const date = (at: Instant | null) => dateIn(at, current.offset);
  const { level, next, keep } = progressOf(account.tier, account.growth, { rules: current, now });
  return {
    spendable: spendable(account),
    pending: account.points.pending.map(({ left, vests }) => ({
      points: left,
      vests: date(vests),
    })),
    held: heldIn(account.points),
    debt: account.points.debt,
    lots: account.points.lots.map(({ left, expires }) => ({ left, expires: date(expires) })),
    growthFen: growthOf(account, reading, next?.growthFen),
    tier: level.id,
    tierUntil: date(account.tier.grace ?? account.tier.until),
    nextTier: next?.level.id ?? null,
    toNextFen: next?.toGoFen ?? null,
    toKeepFen: keep?.toGoFen ?? null,
  };
}

/** Towards the next tier; at the top, by what lifted into it. */
function growthOf(
  { growth, tier }: Account,
  { current, now }: Reading,
  towardsNext: number | undefined,
): number {
  if (towardsNext !== undefined) return towardsNext;
  const [target] = current.tiers.levels.find(({ id }) => id === tier.level)?.reach ?? [];
  return target ? growthFor(growth, target, { at: now, offset: current.offset }) : 0;
}

/** One entry with its explanation as data and in words. */
export function showEntry(entry: Entry, reading: Reading) {
  const told = statementEntry(entry, reading);
  return {
    cause: entry.cause,
    at: dateIn(entry.at, reading.current.offset),
    kind: entry.explain.kind,
    points: entry.points,
    pendingPoints: entry.pending,
    spendable: entry.spendable,
    explain: entry.explain,
    words: { zh: sentence('zh', told), en: sentence('en', told) },
  };
}

type Told = ReturnType<typeof statementEntry>;

/** "门店购物：实付 ¥128 → 基础积分 128 → 会员日 ×2 256" */
function sentence(language: keyof Words, { title, why }: Told): string {
  const steps = why.steps.map(({ words, amount }) =>
    amount === null ? words[language] : `${words[language]} ${amount}`,
  );
  const missed = why.missed.map((words) => words[language]);
  const told = [...steps, ...missed.map((text) => `(${text})`)];
  const colon = language === 'zh' ? '：' : ': ';
  return told.length === 0 ? title[language] : `${title[language]}${colon}${told.join(' → ')}`;
}

export function dateIn(at: Instant | null, offset: UtcOffset): string | null {
  if (at === null || at === NEVER) return null;
  const sign = offset < 0 ? '-' : '+';
  const size = Math.abs(offset);
  const zone = [Math.floor(size / 60), size % 60].map((part) => String(part).padStart(2, '0'));
  return new Date(at + offset * MINUTE_MS)
    .toISOString()
    .replace(/(\.000)?Z$/, `${sign}${zone.join(':')}`);
}

/** The totals of the ledger, over every account. */
export class Liability {
  private readonly flows = new Map<Flow, number>();
  private readonly stands = { spendable: 0, pending: 0, held: 0, debt: 0 };

  add(entry: Entry): void {
    for (const [flow, amount] of Object.entries(flowsOf(entry))) {
      this.flows.set(flow as Flow, (this.flows.get(flow as Flow) ?? 0) + amount);
    }
  }

  close(account: Account): void {
    this.stands.spendable += spendable(account);
    this.stands.pending += pending(account);
    this.stands.held += heldIn(account.points);
    this.stands.debt += account.points.debt;
  }

  /** issued = spendable + pending + held + spent + expired + clawed − debt; write-offs stand apart. */
  show() {
    const of = (flow: Flow) => this.flows.get(flow) ?? 0;
    const { spendable: free, pending: waiting, held, debt } = this.stands;
    return {
      issued: of('issued') + of('adjusted'),
      spendable: free,
      pending: waiting,
      held,
      spent: of('spent'),
      expired: of('expired'),
      clawed: of('clawed'),
      debt,
      writtenOff: of('writtenOff'),
    };
  }
}
