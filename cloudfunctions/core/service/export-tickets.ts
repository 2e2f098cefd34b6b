import type { MemberId } from '@huigan/shared/kernel/ids';
import type { Instant } from '@huigan/shared/kernel/time';
import type { ExportRows } from '@huigan/shared/privacy/contracts';
import { exportedTickets } from '@huigan/shared/service/exported';
import type { ServiceDeps } from './ports';

const PAGE = 50;

/** What a member asked the desk, newest first, for them to take along. */
export async function exportTickets(
  { clock, rules, tickets, accounts }: ServiceDeps,
  member: MemberId,
  after: string | null,
): Promise<ExportRows> {
  const offset = (await rules.rulebook()).at(clock.now())?.offset;
  if (offset === undefined) throw new Error('no program is in force: publish one first');
  const whole = await accounts.whoIs(member);
  const [at = '', reference = ''] = after?.split('@') ?? [];
  const place = after === null ? null : { at: Number.parseInt(at, 10) as Instant, reference };
  const found = await tickets.ofMembers(whole?.selves ?? [member], place, PAGE + 1);
  const page = found.slice(0, PAGE).map(({ ticket }) => ticket);
  const last = found.length > PAGE ? page.at(-1) : undefined;
  const next = last === undefined ? null : `${last.at}@${last.reference}`;
  return { ...exportedTickets(page, offset), next };
}
