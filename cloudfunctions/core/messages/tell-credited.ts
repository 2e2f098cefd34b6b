import { isLate } from '@huigan/shared/messages/content';
import { awakeFrom } from '@huigan/shared/messages/quiet';
import { idOfOrder } from '@huigan/shared/messages/reminders';
import { leftOf } from '@huigan/shared/messages/subscription';
import type { OrderCredited } from '@huigan/shared/orders/events';
import type { MessagesDeps } from './ports';

/**
 * An order was credited to somebody who wanted to hear of it: the message is written down under the order,
 * so that a fact that is told twice makes one. At night it waits for the morning.
 */
export async function tellCredited(deps: MessagesDeps, fact: OrderCredited): Promise<void> {
  const { member, order, shop, paidAt, points } = fact;
  const now = deps.clock.now();
  if (points <= 0 || !deps.templates.has('order_credited')) return;
  const content = { kind: 'order_credited', shop, paidAt, points } as const;
  if (isLate(content, now)) return;
  const subscriber = await deps.subscribers.find(member);
  if (!subscriber?.agreed || leftOf(subscriber.subscription, 'order_credited') === 0) return;
  const named = { ...content, shop: (await deps.shopName(shop))?.zh ?? shop };
  const message = { id: idOfOrder(order), content: named };
  await deps.messages.add(member, message, { at: now, due: awakeFrom(now) });
}
