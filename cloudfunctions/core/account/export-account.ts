import { exportedAccount, exportedEntries, lossesOf } from '@huigan/shared/account/exported';
import { settleToRead } from '@huigan/shared/account/settle';
import type { MemberId } from '@huigan/shared/kernel/ids';
import type { ExportRows, Loss } from '@huigan/shared/privacy/contracts';
import type { ReadDeps } from './home';
import type { Journal } from './ports';
import { readAccount } from './read-account';
import { statement } from './statement';

type Deps = ReadDeps & { readonly journal: Journal };

/** Pages of the statement in one of the export: five calls of the journal at most. */
const PAGES = 5;

/** Tier, points and tags, for the member to take along. */
export async function exportAccount(deps: Deps, member: MemberId): Promise<ExportRows> {
  const read = await settled(deps, member);
  return read ? exportedAccount(read.account, read) : { columns: [], rows: [], next: null };
}

/** The statement from its newest entry, or from before the one an earlier page ended with. */
export async function exportStatement(
  deps: Deps,
  member: MemberId,
  after: string | null,
): Promise<ExportRows> {
  const offset = (await deps.rules.rulebook()).at(deps.clock.now())?.offset;
  if (offset === undefined) throw new Error('no program is in force: publish one first');
  const entries = [];
  let next = after === null ? null : Number.parseInt(after, 10);
  for (let page = 0; page < PAGES; page++) {
    const from = next === null ? {} : { before: next };
    const found = await statement(deps, member, from);
    if (!found.ok) break;
    entries.push(...found.value.entries);
    next = found.value.next;
    if (next === null) break;
  }
  return { ...exportedEntries(entries, offset), next: next === null ? null : String(next) };
}

/** What ends here when the member leaves. */
export async function lossesHere(deps: ReadDeps, member: MemberId): Promise<readonly Loss[]> {
  const read = await settled(deps, member);
  return read ? lossesOf(read.account, read) : [];
}

async function settled({ clock, rules, accounts }: ReadDeps, member: MemberId) {
  const now = clock.now();
  const rulebook = await rules.rulebook();
  const program = rulebook.at(now);
  if (!program) throw new Error('no program is in force: publish one first');
  const held = await readAccount(accounts, member);
  return held && { account: settleToRead(held.account, now, rulebook), program, now };
}
