import type { Output } from '@huigan/shared/kernel/contracts';
import type { MemberId } from '@huigan/shared/kernel/ids';
import { err, ok, type Result } from '@huigan/shared/kernel/result';
import type { PlaceInList, serviceContract, TicketSeen } from '@huigan/shared/service/contracts';
import { ticketSeen } from '@huigan/shared/service/ticket';
import type { Kept, ServiceDeps } from './ports';

const PAGE = 20;

type Seen = Output<typeof serviceContract.tickets>;
type Wish = { readonly entry?: number | undefined; readonly after?: PlaceInList | undefined };

/** What a member asked, newest first; of one entry all there is. */
export async function listTickets(
  deps: ServiceDeps,
  member: MemberId | null,
  { entry, after }: Wish,
): Promise<Result<Seen, 'members/not_joined'>> {
  const { clock, tickets, accounts } = deps;
  const whole = member && (await accounts.whoIs(member));
  if (!whole) return err('members/not_joined');
  const now = clock.now();
  if (entry !== undefined) {
    const asked = await tickets.ofEntry(whole.member, entry);
    return ok({ now, tickets: await seenOf(deps, asked), next: null });
  }
  const found = await tickets.ofMembers(whole.selves, after ?? null, PAGE + 1);
  const page = found.slice(0, PAGE);
  const last = found.length > PAGE ? page.at(-1)?.ticket : undefined;
  return ok({
    now,
    tickets: await seenOf(deps, page),
    next: last ? { at: last.at, reference: last.reference } : null,
  });
}

async function seenOf({ shopName }: ServiceDeps, kept: readonly Kept[]): Promise<TicketSeen[]> {
  const seen: TicketSeen[] = [];
  for (const { ticket } of kept) {
    const { about } = ticket;
    const place = about.kind === 'missing' ? await shopName(about.shop) : null;
    seen.push(ticketSeen(ticket, place));
  }
  return seen;
}
