import type { MemberId, OrderId } from '@huigan/shared/kernel/ids';
import type { Instant } from '@huigan/shared/kernel/time';
import { exportedOrders } from '@huigan/shared/orders/exported';
import type { ExportRows } from '@huigan/shared/privacy/contracts';
import type { HistoryDeps } from './ports';

/** So many orders and their lines are a page of the export. */
const PAGE = 50;

/** What a member has bought, newest first, for them to take along. */
export async function exportOrders(
  { clock, rules, orders, books }: HistoryDeps,
  member: MemberId,
  after: string | null,
): Promise<ExportRows> {
  const offset = (await rules.rulebook()).at(clock.now())?.offset;
  if (offset === undefined) throw new Error('no program is in force: publish one first');
  const theirs = await books.open(member);
  const place = after === null ? null : placeIn(after);
  const found = await orders.ofMembers(theirs?.selves ?? [member], place, PAGE + 1);
  const page = found.slice(0, PAGE).map(({ order }) => order);
  const last = found.length > PAGE ? page.at(-1) : undefined;
  const next = last === undefined ? null : `${last.paidAt}@${last.id}`;
  return { ...exportedOrders(page, offset), next };
}

function placeIn(after: string): { readonly paidAt: Instant; readonly id: OrderId } {
  const [paidAt = '', ...id] = after.split('@');
  return { paidAt: Number.parseInt(paidAt, 10) as Instant, id: id.join('@') as OrderId };
}
