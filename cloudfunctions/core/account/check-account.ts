import { type Account, pending, spendable } from '@huigan/shared/account/account';
import { type Entry, flowsOf } from '@huigan/shared/account/entry';
import { heldIn } from '@huigan/shared/points/purse';
import { canonical } from '../platform/canonical';
import { chained } from './chain';
import type { Leaf, Segment, Stored } from './ports';
import { signsOf } from './signs';

/** Where the books do not agree, and how. */
export type Difference = {
  readonly where: 'segment' | 'entry' | 'account' | 'leaf' | 'root';
  readonly member?: string;
  readonly seq?: number;
  readonly day?: number;
  readonly detail: string;
};
export type Checked = { readonly entries: number; readonly difference: Difference | null };

/** Replays everything an account ever posted and says the first thing that does not follow from it. */
export function checkAccount(
  stored: Stored,
  journal: readonly Segment[],
  leaves: readonly (Leaf & { readonly day: number })[],
): Checked {
  const { account } = stored;
  const segments = withoutCopy(account, journal);
  const entries = [...segments.flatMap((segment) => segment.entries), ...account.tail];
  const difference =
    copyDiffers(account, journal) ??
    segmentsDiffer(account, segments) ??
    entriesDiffer(account, entries) ??
    balanceDiffers(account, entries) ??
    documentDiffers(stored) ??
    leavesDiffer(account, entries, leaves);
  return { entries: entries.length, difference };
}

/** A tail is copied to the journal before the account lets go of it: after a crash between the two it stands in both. */
const withoutCopy = (account: Account, journal: readonly Segment[]): readonly Segment[] =>
  copyOf(account, journal) ? journal.slice(0, -1) : journal;

function copyOf({ head, tail }: Account, journal: readonly Segment[]): Segment | null {
  const last = journal.at(-1);
  return last && last.previous === head && last.first === tail[0]?.seq ? last : null;
}

function copyDiffers(account: Account, journal: readonly Segment[]): Difference | null {
  const { id, tail } = account;
  const copied = copyOf(account, journal)?.entries ?? [];
  const index = copied.findIndex((entry, at) => canonical(entry) !== canonical(tail[at]));
  if (index < 0) return null;
  const seq = tail[index]?.seq ?? 0;
  return { where: 'entry', member: id, seq, detail: 'differs from its copy in the journal' };
}

function segmentsDiffer({ id, head }: Account, segments: readonly Segment[]): Difference | null {
  let previous = '';
  for (const { first, entries, ...segment } of segments) {
    const at = { where: 'segment', member: id, seq: first } as const;
    if (segment.previous !== previous) return { ...at, detail: 'does not follow the one before' };
    if (chained(previous, entries) !== segment.hash) {
      return { ...at, detail: 'its entries do not give its hash' };
    }
    previous = segment.hash;
  }
  const at = { where: 'account', member: id } as const;
  return head === previous ? null : { ...at, detail: 'its head is not the last segment' };
}

function entriesDiffer({ id, seq }: Account, entries: readonly Entry[]): Difference | null {
  let balance = 0;
  for (const [index, entry] of entries.entries()) {
    const at = { where: 'entry', member: id, seq: index } as const;
    balance += entry.points;
    if (entry.seq !== index) return { ...at, detail: `is numbered ${entry.seq}` };
    if (entry.spendable !== balance) {
      return { ...at, detail: `says ${entry.spendable} are spendable, ${balance} are` };
    }
  }
  return entries.length === seq
    ? null
    : {
        where: 'account',
        member: id,
        detail: `counts ${seq} entries, there are ${entries.length}`,
      };
}

/** Balance = replay of entries, and nothing came from nowhere or went there. */
function balanceDiffers(account: Account, entries: readonly Entry[]): Difference | null {
  const sum = (of: (entry: Entry) => number) =>
    entries.reduce((total, entry) => total + of(entry), 0);
  const books = [
    ['spendable', spendable(account), sum((entry) => entry.points)],
    ['pending', pending(account), sum((entry) => entry.pending)],
    ['held', heldIn(account.points), sum((entry) => entry.held ?? 0)],
    ['owed', account.points.debt, sum((entry) => entry.debt)],
    ['conservation', conserved(account), sum(flowing)],
  ] as const;
  const wrong = books.find(([, stands, follows]) => stands !== follows);
  if (!wrong) return null;
  const [what, stands, follows] = wrong;
  const detail = `${what}: ${stands} in the account, ${follows} by its entries`;
  return { where: 'account', member: account.id, detail };
}

const conserved = (account: Account): number =>
  spendable(account) + pending(account) + heldIn(account.points) - account.points.debt;

function flowing(entry: Entry): number {
  const { issued = 0, adjusted = 0, gifted = 0, merged = 0, ...out } = flowsOf(entry);
  const { spent = 0, expired = 0, clawed = 0 } = out;
  return issued + adjusted + gifted + merged - spent - expired - clawed;
}

function documentDiffers({ account, isIntact, signs }: Stored): Difference | null {
  const at = { where: 'account', member: account.id } as const;
  if (!isIntact) return { ...at, detail: 'a field was changed by somebody else' };
  const expected = signsOf(account);
  const wrong = (['due', 'untold', 'full', 'judged'] as const).find(
    (sign) => signs[sign] !== expected[sign],
  );
  return wrong ? { ...at, detail: `"${wrong}" is not what its content asks for` } : null;
}

function leavesDiffer(
  { id }: Account,
  entries: readonly Entry[],
  leaves: readonly (Leaf & { readonly day: number })[],
): Difference | null {
  for (const { seq, hash, day } of leaves) {
    if (chained('', entries.slice(0, seq)) === hash) continue;
    const detail = 'its entries of that night are not what the root was made of';
    return { where: 'leaf', member: id, seq, day, detail };
  }
  return null;
}
