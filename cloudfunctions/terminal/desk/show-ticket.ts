import { yuan } from '@huigan/shared/kernel/words';
import type { About } from '@huigan/shared/service/ticket';
import { statement } from '../../core/account/statement';
import type { House } from '../../core/house';
import type { Kept } from '../../core/service/ports';
import { say } from '../run-command';

/** So many other claims of its receipt are shown. */
const CLAIMS_MAX = 20;

/** One question, what the books say of it, and what was done about it. */
export async function showTicket(house: House, { ticket }: Kept): Promise<void> {
  const { reference, member, at, due, about, answer, state, id } = ticket;
  say(`${reference}  ${state}`);
  say(`member   ${member}`);
  say(`asked    ${iso(at)}, promised by ${iso(due)}`);
  if (about.kind === 'missing') await showReceipt(house, ticket, about);
  else await showEntry(house, member, about);
  if (answer !== null) {
    const credited = answer.points === null ? '' : ` ${answer.points} points`;
    const back = answer.takenBack ? `, ${answer.takenBack} taken back by returns` : '';
    say(`answer   ${answer.outcome}${credited}${back}, ${iso(answer.at)}, by ${answer.by}`);
    if (answer.reason !== null) say(`         ${answer.reason}`);
  }
  for (const { at: when, who, what, why } of await house.audit.about(id)) {
    say(`audit    ${iso(when)} ${who}: ${what}. ${why}`);
  }
}

async function showReceipt(
  { serving }: House,
  { id, member }: Kept['ticket'],
  about: Extract<About, { kind: 'missing' }>,
): Promise<void> {
  say(`receipt  ${about.number} of ${about.shop}, ${about.day}, ${yuan(about.amountFen)}`);
  for (const { ticket: other } of await serving.tickets.ofReceipt(about, CLAIMS_MAX)) {
    if (other.id === id) continue;
    const came = other.answer?.points ? `, ${other.answer.points} points` : '';
    say(`claimed  by ${other.member} too, ${other.reference} ${other.state}${came}`);
  }
  const found = await serving.orders.onReceipt(about);
  if (found.length === 0) say('orders   no till has sent this number');
  for (const order of found) {
    const whose =
      order.member === null
        ? 'waits for somebody to join'
        : order.member === member
          ? "is this member's"
          : `is the order of ${order.member}`;
    say(`orders   ${order.order}, paid ${iso(order.paidAt)}, ${whose}`);
  }
}

async function showEntry(
  house: House,
  member: Kept['ticket']['member'],
  { entry, words }: Extract<About, { kind: 'dispute' }>,
): Promise<void> {
  say(`asks     ${words}`);
  const page = await statement(house, member, { before: entry + 1 });
  const line = page.ok ? page.value.entries.find(({ seq }) => seq === entry) : undefined;
  if (!line) return say(`entry    ${entry}`);
  say(`entry    ${entry}, ${iso(line.at)}: ${line.title.zh}, ${line.amount ?? 0} points`);
  for (const { words: step, amount } of line.why.steps) say(`         ${step.zh} ${amount ?? ''}`);
  for (const missed of line.why.missed) say(`         ${missed.zh}`);
}

const iso = (at: number): string => new Date(at).toISOString().replace('.000Z', 'Z');
