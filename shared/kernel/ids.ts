import type { Brand } from './brand';

/** A member for as long as the brand keeps them; pseudonymous, safe in logs and journals. */
export type MemberId = Brand<string, 'MemberId'>;
/** `channel:number`, as the till numbers it: the idempotency key of an order. */
export type OrderId = Brand<string, 'OrderId'>;
/** What made an entry happen. The same cause posts once, however often it is told. */
export type Cause = Brand<string, 'Cause'>;

export const memberId = (raw: string): MemberId => raw as MemberId;
export const orderId = (channel: string, number: string): OrderId =>
  `${channel}:${number}` as OrderId;
/** The till's own number, as it is printed on the receipt. */
export const numberOf = (order: OrderId): string => order.slice(order.indexOf(':') + 1);
/** Where it was bought. */
export const channelOf = (order: OrderId): string => order.slice(0, order.indexOf(':'));
export const cause = (raw: string): Cause => raw as Cause;
export const earnCause = (order: OrderId): Cause => cause(`earn:${order}`);
export const refundCause = (order: OrderId, refund: string): Cause =>
  cause(`refund:${order}:${refund}`);
