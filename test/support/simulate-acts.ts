import { later, MINUTE_MS } from '@huigan/shared/kernel/time';
import * as the from './simulate-commands';
import type { Act, Step } from './simulate-steps';
import { back, buy, deliver } from './simulate-till';
import type { Town } from './simulate-town';

const HOLD_MINUTES = 30;
const SHORT = 'points/insufficient_balance';

const acts: { readonly [K in Step['do']]: (town: Town, step: Act<K>) => void } = {
  buy,
  back,
  deliver,
  spend: (town, { who: which, percent, lateMinutes }) => {
    const who = town.at(which);
    const points = percent === 0 ? town.share(who, 100) + 1 : town.share(who, percent);
    if (points === 0) return;
    const id = town.next('pos:s');
    const done = town.touch(who).spend(id, points, town.now);
    town.agree(
      town.post(who, the.spend({ id, at: town.ago(lateMinutes), points })),
      done ? null : SHORT,
    );
    town.uses.push({ id, who });
  },
  unspend: (town, { which, lateMinutes }) => {
    // What paid for an order comes back with it; a gift may be withdrawn while it is under way.
    const gifts = town.underWay.flatMap((each) =>
      each.kind === 'gift' ? [{ id: the.giftRecord(each.id), who: each.who }] : [],
    );
    const some = [...town.uses.filter(({ id }) => !town.booked.has(id)), ...gifts];
    const use = some[which % some.length];
    if (!use) return;
    const refusal = town.touch(use.who).unspend(use.id, town.now);
    const command = the.unspend({ id: town.next('pos:u'), at: town.ago(lateMinutes), of: use.id });
    town.agree(town.post(use.who, command), refusal);
  },
  hold: (town, { who: which, percent, minutes, lateMinutes }) => {
    const who = town.at(which);
    const points = percent === 0 ? town.share(who, 100) + 1 : town.share(who, percent);
    if (points === 0) return;
    const id = town.next('pos:h');
    const until = later(town.now, (minutes ?? HOLD_MINUTES) * MINUTE_MS);
    const most = town.ledger.limits.holds;
    const refusal = town.touch(who).hold(id, points, { until, most });
    const at = town.ago(lateMinutes);
    const command = the.hold({ id, at, points, until: minutes === null ? null : until });
    town.agree(town.post(who, command), refusal);
    town.uses.push({ id, who });
  },
  close,
  adjust: (town, { who: which, points }) => {
    const who = town.at(which);
    const done = town.touch(who).adjust(points, town.now);
    const staff = { reason: 'a mistake', by: 'wang', approvedBy: 'zhao' };
    const command = the.adjust({ id: town.next('a'), at: town.now, points, ...staff });
    town.agree(town.post(who, command), done ? null : SHORT);
  },
  gift: (town, { who: which, to: other, percent, arrives }) => {
    const [who, to] = [town.at(which), town.at(other)];
    const points = town.share(who, percent);
    if (town.heir(who) === town.heir(to) || points === 0) return;
    const id = town.next('g');
    // A merger that had broken off is finished first: it may have left less than there seemed to be.
    const sent = town.touch(who).giftOut(the.giftRecord(id), points, town.now);
    const command = the.giftOut({ id, at: town.now, to: to.life.id, points });
    town.agree(town.post(who, command), sent ? null : SHORT);
    if (!sent) return;
    town.underWay.push({ kind: 'gift', who, to, id });
    if (arrives) deliver(town, { which: town.underWay.length - 1 });
  },
  merge: (town, { who: which, into: other, dies }) => {
    const [who, into] = [town.at(which), town.at(other)];
    if (town.heir(who) === town.heir(into) || who.life.account.merged !== null) return;
    who.book.passTo(town.now);
    who.life.mergeInto(into.life, dies);
    if (dies !== 'before') town.touch(who);
  },
  benefit: (town, { who: which }) => {
    const who = town.at(which);
    town.touch(who);
    const command = the.benefit({ id: town.next('b'), at: town.now, benefit: 'line' });
    town.agree(town.post(who, command), 'benefits/not_yours');
  },
  describe: (town, { who, tag }) => {
    town.ledger.describe(town.at(who).life.id, { addTags: [tag], birthday: '05-05' });
  },
  repeat,
  crash: (town, { who }) => town.ledger.copyTail(town.at(who).life.id),
  pass: (town, { minutes, nightly }) => {
    town.ledger.now = later(town.now, minutes * MINUTE_MS);
    if (nightly) for (const { life } of town.people) life.settle();
  },
};

export const act = <K extends Step['do']>(town: Town, step: Act<K>): void =>
  (acts[step.do] as (town: Town, step: Act<K>) => void)(town, step);

/** Everybody has bought something on two days before: who has nothing has nothing to lose. */
export function begin(town: Town): void {
  for (const days of [0, 9]) {
    act(town, { do: 'pass', minutes: days * 24 * 60, nightly: false });
    for (const who of town.people.keys()) {
      act(town, {
        do: 'buy',
        who,
        lines: [{ sku: 'a', unitFen: 20_000 + 7_000 * who, quantity: 2 }],
        off: 0,
        channel: 'pos',
        lateMinutes: 0,
        pays: { with: null, percent: 0 },
        posted: true,
      });
    }
  }
}

/** Everything that is under way arrives, and mergers that broke off are finished. */
export function arriveAll(town: Town): void {
  while (town.underWay.length > 0) deliver(town, { which: 0 });
  for (const person of town.people) {
    town.ledger.finishMergers(person.life.id);
    town.touch(person);
  }
}

function close(town: Town, { which, percent, how }: Act<'close'>): void {
  const use = town.uses[which % town.uses.length];
  if (!use) return;
  const { id, who } = use;
  const book = town.touch(who);
  const at = town.now;
  book.passTo(at);
  const held = book.holds.find((each) => each.id === id);
  const all = held?.parts.reduce((sum, [, left]) => sum + left, 0) ?? 1;
  const points = percent === 100 ? null : Math.ceil((all * percent) / 100);
  const command = how === 'release' ? the.release({ id, at }) : the.capture({ id, at, points });
  const wasClosed = book.closed.has(`${how}:${id}`);
  const refusal = how === 'release' ? book.release(id, at) : book.capture(id, points, at);
  // By a number that was used it is told what was done then, or refused; nothing is done twice.
  if (wasClosed) {
    town.ledger.finishMergers(who.life.id);
    town.ledger.post(who.life.id, command);
  } else town.agree(town.post(who, command), refusal);
}

/** A lost reply: asked again, the account answers as it did, and nothing changes. */
function repeat(town: Town, { which }: Act<'repeat'>): void {
  const again = town.posted[which % town.posted.length];
  if (!again) return;
  const before = [...town.ledger.accounts.values()];
  const answer = town.ledger.post(again.who.id, again.command);
  if (!answer.ok || answer.value !== again.entry) {
    expect(answer).toEqual({ ok: true, value: again.entry });
  }
  const after = [...town.ledger.accounts.values()];
  if (after.some((account, index) => account !== before[index])) {
    throw new Error('a repeat changed an account');
  }
}
