import type { EntryKind, StatementEntry } from '@huigan/shared/account/contracts';
import type { Entry } from '@huigan/shared/account/entry';
import { kindOf, statementEntry } from '@huigan/shared/account/statement';
import type { MemberId } from '@huigan/shared/kernel/ids';
import { err, ok, type Result } from '@huigan/shared/kernel/result';
import type { Instant } from '@huigan/shared/kernel/time';
import type { Words } from '@huigan/shared/kernel/words';
import type { StatementDeps } from './ports';
import { readSettled } from './read-settled';

/** One screen and the next; segments hold up to a dozen entries. */
const PAGE = 20;
const SEGMENTS_A_PAGE = 4;
/** Entries of one kind are far between: about a hundred are looked through in one call. */
const SEGMENTS_LOOKED_THROUGH = 12;

type Asked = { readonly before?: number | undefined; readonly kind?: EntryKind | undefined };
type Statement = {
  readonly now: Instant;
  readonly entries: StatementEntry[];
  readonly next: number | null;
};

/** A page of the statement, newest first, of all or of one kind: the tail, then segments of the journal. */
export async function statement(
  deps: StatementDeps,
  member: MemberId | null,
  { before = Number.MAX_SAFE_INTEGER, kind }: Asked,
): Promise<Result<Statement, 'members/not_joined'>> {
  const { account, now, rulebook, program: current } = await readSettled(deps, member);
  if (account === null) return err('members/not_joined');
  const isAsked = (entry: Entry) => kind === undefined || kindOf(entry) === kind;

  const { tail, id, seq } = account;
  const recent = tail.filter((entry) => entry.seq < before);
  const reach = Math.min(before, tail[0]?.seq ?? seq);
  const wantsMore = recent.filter(isAsked).length < PAGE && reach > 0;
  const limit = kind === undefined ? SEGMENTS_A_PAGE : SEGMENTS_LOOKED_THROUGH;
  const segments = wantsMore ? await deps.journal.segmentsBefore(id, reach, limit) : [];
  const moved = segments.flatMap((segment) => segment.entries);
  const read = newestFirst([...moved, ...recent], before);
  const asked = read.filter(isAsked);
  const entries = asked.slice(0, PAGE);
  // Where more is at hand than a page holds, the next begins after its last; else after all that was read.
  const oldest = (asked.length > PAGE ? entries : read).at(-1)?.seq ?? 0;
  const shopName = await namesOf(entries, deps);
  return ok({
    now,
    entries: entries.map((entry) => statementEntry(entry, { rulebook, current, now, shopName })),
    next: oldest > 0 ? oldest : null,
  });
}

/** A segment copied but not yet cut from the tail shows its entries twice; each number counts once. */
function newestFirst(entries: readonly Entry[], before: number): readonly Entry[] {
  const bySeq = new Map(entries.map((entry) => [entry.seq, entry]));
  return [...bySeq.values()].filter(({ seq }) => seq < before).sort((a, b) => b.seq - a.seq);
}

/** The shops these entries were bought in, by their names. */
async function namesOf(
  entries: readonly Entry[],
  { shopName }: Pick<StatementDeps, 'shopName'>,
): Promise<(shop: string) => Words | null> {
  const names = new Map<string, Words | null>();
  for (const { explain } of entries) {
    if (explain.kind !== 'earn' || names.has(explain.shop)) continue;
    names.set(explain.shop, await shopName(explain.shop));
  }
  return (shop) => names.get(shop) ?? null;
}
