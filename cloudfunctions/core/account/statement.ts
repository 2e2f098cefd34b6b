import type { StatementEntry } from '@huigan/shared/account/contracts';
import type { Entry } from '@huigan/shared/account/entry';
import { settleToRead } from '@huigan/shared/account/settle';
import { statementEntry } from '@huigan/shared/account/statement';
import type { MemberId } from '@huigan/shared/kernel/ids';
import { err, ok, type Result } from '@huigan/shared/kernel/result';
import type { Instant } from '@huigan/shared/kernel/time';
import type { ReadDeps } from './home';
import type { Journal } from './ports';
import { readAccount } from './read-account';

/** One screen and the next; segments hold up to a dozen entries. */
const PAGE = 20;
const SEGMENTS_A_PAGE = 4;

type Statement = {
  readonly now: Instant;
  readonly entries: StatementEntry[];
  readonly next: number | null;
};

/** A page of the statement, newest first: the tail, then whole segments of the journal. */
export async function statement(
  { clock, accounts, rules, journal }: ReadDeps & { readonly journal: Journal },
  member: MemberId | null,
  { before = Number.MAX_SAFE_INTEGER }: { before?: number | undefined },
): Promise<Result<Statement, 'members/not_joined'>> {
  const now = clock.now();
  const rulebook = await rules.rulebook();
  const current = rulebook.at(now);
  if (!current) throw new Error('no program is in force: publish one first');
  const held = member && (await readAccount(accounts, member));
  if (!held) return err('members/not_joined');

  // What time has changed is shown before the nightly job writes it down, as on the first page.
  const { tail, id, seq } = settleToRead(held.account, now, rulebook);
  const recent = tail.filter(({ seq }) => seq < before);
  const reach = Math.min(before, tail[0]?.seq ?? seq);
  const wantsMore = recent.length < PAGE && reach > 0;
  const segments = wantsMore ? await journal.segmentsBefore(id, reach, SEGMENTS_A_PAGE) : [];
  const moved = segments.flatMap((segment) => segment.entries);
  const entries = newestFirst([...moved, ...recent], before).slice(0, PAGE);
  const oldest = entries.at(-1)?.seq ?? 0;
  return ok({
    now,
    entries: entries.map((entry) => statementEntry(entry, { rulebook, current, now })),
    next: oldest > 0 ? oldest : null,
  });
}

/** A segment copied but not yet cut from the tail shows its entries twice; each number counts once. */
function newestFirst(entries: readonly Entry[], before: number): readonly Entry[] {
  const bySeq = new Map(entries.map((entry) => [entry.seq, entry]));
  return [...bySeq.values()].filter(({ seq }) => seq < before).sort((a, b) => b.seq - a.seq);
}
