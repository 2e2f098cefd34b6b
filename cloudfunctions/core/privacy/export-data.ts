import { err, ok, type Result } from '@huigan/shared/kernel/result';
import type { ExportPage, ExportRows } from '@huigan/shared/privacy/contracts';
import { type Part, partNames, parts } from '@huigan/shared/privacy/parts';
import type { Member, PrivacyDeps } from './ports';

type Deps = Pick<PrivacyDeps, 'exporters' | 'standings'>;
type Asked = { readonly part?: Part | undefined; readonly after?: string | null | undefined };

/** A page of everything kept about a member: one part after the other, each by the room that keeps it. */
export async function exportData(
  { exporters, standings }: Deps,
  who: Member | null,
  { part = partNames[0], after = null }: Asked,
): Promise<Result<ExportPage, 'members/not_joined'>> {
  const standing = who && (await standings.find(who.member));
  if (!standing) return err('members/not_joined');
  const page = await exporters[part](who, after);
  const at = partNames.indexOf(part);
  return ok({
    part,
    words: parts[part],
    columns: [...page.columns],
    rows: page.rows.map((row) => [...row]),
    next: nextOf(page, part, partNames[at + 1]),
    done: page.next === null ? at + 1 : at,
    all: partNames.length,
  });
}

function nextOf({ next }: ExportRows, part: Part, following: Part | undefined): ExportPage['next'] {
  if (next !== null) return { part, after: next };
  return following === undefined ? null : { part: following, after: null };
}
