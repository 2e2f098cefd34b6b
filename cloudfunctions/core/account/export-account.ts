import type { StatementEntry } from '@huigan/shared/account/contracts';
import { exportedAccount, exportedEntries, lossesOf } from '@huigan/shared/account/exported';
import type { MemberId } from '@huigan/shared/kernel/ids';
import type { ExportRows, Loss } from '@huigan/shared/privacy/contracts';
import type { ReadDeps, StatementDeps } from './ports';
import { readSettled } from './read-settled';
import { statement } from './statement';

/** Pages of the statement in one of the export: so many looks into the journal at most. */
const PAGES = 5;

/** Tier, points and tags, for the member to take along. */
export async function exportAccount(deps: ReadDeps, member: MemberId): Promise<ExportRows> {
  const { account, ...reading } = await readSettled(deps, member);
  return account ? exportedAccount(account, reading) : { columns: [], rows: [], next: null };
}

/** The statement from its newest entry, or from before the one an earlier page ended with. */
export async function exportStatement(
  deps: StatementDeps,
  member: MemberId,
  after: string | null,
): Promise<ExportRows> {
  const offset = (await deps.rules.rulebook()).at(deps.clock.now())?.offset;
  if (offset === undefined) throw new Error('no program is in force: publish one first');
  const entries: StatementEntry[] = [];
  let before = after === null ? undefined : Number.parseInt(after, 10);
  for (let page = 0; page < PAGES; page++) {
    const found = await statement(deps, member, { before });
    entries.push(...(found.ok ? found.value.entries : []));
    before = found.ok ? (found.value.next ?? undefined) : undefined;
    if (before === undefined) break;
  }
  return { ...exportedEntries(entries, offset), next: before === undefined ? null : `${before}` };
}

/** What ends here when the member leaves. */
export async function lossesHere(deps: ReadDeps, member: MemberId): Promise<readonly Loss[]> {
  const { account, ...reading } = await readSettled(deps, member);
  return account ? lossesOf(account, reading) : [];
}
