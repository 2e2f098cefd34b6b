import { numberOf } from '../kernel/ids';
import { minuteOf, type UtcOffset } from '../kernel/time';
import type { Cell, ExportRows } from '../privacy/contracts';
import type { Order } from './order';

/** Every line of every order as a row; money as it is written on a receipt. */
export const exportedOrders = (
  orders: readonly Order[],
  offset: UtcOffset,
): Pick<ExportRows, 'columns' | 'rows'> => ({
  columns: [
    { id: 'number', words: { zh: '订单号', en: 'Order' } },
    { id: 'paidAt', words: { zh: '付款时间', en: 'Paid at' } },
    { id: 'channel', words: { zh: '渠道', en: 'Channel' } },
    { id: 'shop', words: { zh: '门店', en: 'Shop' } },
    { id: 'item', words: { zh: '商品', en: 'Item' } },
    { id: 'quantity', words: { zh: '件数', en: 'Quantity' } },
    { id: 'paid', words: { zh: '实付（元）', en: 'Paid (CNY)' } },
    { id: 'returned', words: { zh: '退货件数', en: 'Returned' } },
  ],
  rows: orders.flatMap((order) =>
    order.lines.map((line): Cell[] => [
      numberOf(order.id),
      minuteOf(order.paidAt, offset),
      order.channel,
      order.shop,
      line.name ?? line.sku,
      line.quantity,
      (line.paidFen / 100).toFixed(2),
      line.returned,
    ]),
  ),
});
