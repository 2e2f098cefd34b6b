import { err, ok, type Result } from '@huigan/shared/kernel/result';
import type { ExportPage, ExportRows } from '@huigan/shared/privacy/contracts';
import type { Member, PrivacyDeps } from './ports';

type Deps = Pick<PrivacyDeps, 'exporters' | 'standings'>;
type Refusal = 'members/not_joined' | 'privacy/unknown_part';
type Asked = { readonly part?: string | undefined; readonly after?: string | null | undefined };

/** A page of everything kept about a member: one part after the other, each by the room that keeps it. */
export async function exportData(
  { exporters, standings }: Deps,
  who: Member | null,
  { part = exporters[0]?.part ?? '', after = null }: Asked,
): Promise<Result<ExportPage, Refusal>> {
  const standing = who && (await standings.find(who.member));
  if (!standing) return err('members/not_joined');
  const at = exporters.findIndex((exporter) => exporter.part === part);
  const exporter = exporters[at];
  if (!exporter) return err('privacy/unknown_part');
  const page = await exporter.page(who, after);
  return ok({
    part,
    words: exporter.words,
    columns: [...page.columns],
    rows: page.rows.map((row) => [...row]),
    next: nextOf(page, { part, following: exporters[at + 1]?.part }),
    done: page.next === null ? at + 1 : at,
    all: exporters.length,
  });
}

function nextOf(
  { next }: ExportRows,
  { part, following }: { part: string; following: string | undefined },
): ExportPage['next'] {
  if (next !== null) return { part, after: next };
  return following === undefined ? null : { part: following, after: null };
}
