import type { Output } from '@huigan/shared/kernel/contracts';
import type { MemberId } from '@huigan/shared/kernel/ids';
import { err, ok, type Result } from '@huigan/shared/kernel/result';
import type { PlaceInList, serviceContract } from '@huigan/shared/service/contracts';
import { ticketSeen } from '@huigan/shared/service/ticket';
import type { ServiceDeps } from './ports';

const PAGE = 20;

type Seen = Output<typeof serviceContract.tickets>;
type Wish = { readonly entry?: number | undefined; readonly after?: PlaceInList | undefined };

/** What a member asked, newest first; of one entry all there is. */
export async function listTickets(
  { clock, tickets, accounts }: ServiceDeps,
  member: MemberId | null,
  { entry, after }: Wish,
): Promise<Result<Seen, 'members/not_joined'>> {
  const whole = member && (await accounts.whoIs(member));
  if (!whole) return err('members/not_joined');
  const now = clock.now();
  if (entry !== undefined) {
    const asked = await tickets.ofEntry(whole.member, entry);
    return ok({ now, tickets: asked.map(({ ticket }) => ticketSeen(ticket)), next: null });
  }
  const found = await tickets.ofMembers(whole.selves, after ?? null, PAGE + 1);
  const page = found.slice(0, PAGE).map(({ ticket }) => ticket);
  const last = found.length > PAGE ? page.at(-1) : undefined;
  return ok({
    now,
    tickets: page.map(ticketSeen),
    next: last ? { at: last.at, reference: last.reference } : null,
  });
}
