import type { Words } from '@huigan/shared/kernel/words';
import type { Dated } from './dated';

export const claim = {
  title: { zh: '补登积分', en: 'Claim missing points' },
  fromEntry: { zh: '漏积分？补登', en: 'Points missing? Claim them' },
  purpose: {
    zh: '购物后没有得到积分？照小票填写，我们来核对。',
    en: 'No points for something you bought? Copy the receipt, and we will look into it.',
  },
  number: { zh: '小票上的订单号', en: 'Order number on the receipt' },
  numberHint: { zh: '字母和数字，照小票填写', en: 'Letters and digits, as printed' },
  shop: { zh: '在哪家门店', en: 'Which shop' },
  chooseShop: { zh: '请选择门店', en: 'Choose the shop' },
  findShop: { zh: '按店名或地址找', en: 'Find by name or address' },
  noShop: (search: string): Words => ({
    zh: `没有找到“${search}”`,
    en: `Nothing found for “${search}”`,
  }),
  noShops: {
    zh: '品牌还没有公布门店。请带小票到购物的门店补登。',
    en: 'No shops are listed yet. Please bring the receipt to the shop you bought at.',
  },
  day: { zh: '哪一天买的', en: 'Day of purchase' },
  dayHint: { zh: '只能补登 30 天内的小票', en: 'Receipts of the last 30 days' },
  chooseDay: { zh: '请选择日期', en: 'Choose the day' },
  amount: { zh: '实付金额（元）', en: 'Amount paid (¥)' },
  send: { zh: '提交补登', en: 'Send' },
  sending: { zh: '正在提交…', en: 'Sending…' },
  another: { zh: '再补登一张', en: 'Claim another receipt' },
  wrongNumber: { zh: '请填写小票上的订单号', en: 'Please fill in the order number' },
  wrongShop: { zh: '还没有选择门店', en: 'No shop was chosen yet' },
  wrongDay: { zh: '还没有选择日期', en: 'No day was chosen yet' },
  wrongAmount: {
    zh: '请填写金额，例如 128 或 128.50',
    en: 'Please fill in the amount, such as 128 or 128.50',
  },
  receipt: ({ day, money }: Dated & { money: string }): Words => ({
    zh: `${day.zh} · 实付 ${money}`,
    en: `${day.en} · paid ${money}`,
  }),
  receiptNo: (number: string): Words => ({ zh: `小票 ${number}`, en: `Receipt ${number}` }),
} as const;
