import type { Words } from '@huigan/shared/kernel/words';
import type { Dated } from './dated';

const weekdays = [
  { zh: '周一', en: 'Mon' },
  { zh: '周二', en: 'Tue' },
  { zh: '周三', en: 'Wed' },
  { zh: '周四', en: 'Thu' },
  { zh: '周五', en: 'Fri' },
  { zh: '周六', en: 'Sat' },
  { zh: '周日', en: 'Sun' },
] as const;

export const shops = {
  title: { zh: '门店', en: 'Shops' },
  find: { zh: '店名或地址', en: 'Name or address' },
  nearest: { zh: '按距离排序', en: 'Nearest first' },
  nearestHint: { zh: '只在这次使用位置，不保存', en: 'Your location is used once and not kept' },
  nearestOn: { zh: '已按距离排序', en: 'Sorted by distance' },
  locating: { zh: '正在取得位置…', en: 'Finding where you are…' },
  noLocation: {
    zh: '没有得到位置，仍按收藏和店名排序',
    en: 'No location was given: favourites first, then by name',
  },
  metres: (metres: number): Words => ({ zh: `${metres} 米`, en: `${metres} m` }),
  kilometres: (text: string): Words => ({ zh: `${text} 公里`, en: `${text} km` }),
  openUntil: (time: string): Words => ({ zh: `营业中 · 至 ${time}`, en: `Open · until ${time}` }),
  openAllDay: { zh: '营业中', en: 'Open' },
  opensToday: (time: string): Words => ({
    zh: `未营业 · 今天 ${time} 开门`,
    en: `Closed · opens today at ${time}`,
  }),
  opensTomorrow: (time: string): Words => ({
    zh: `已打烊 · 明天 ${time} 开门`,
    en: `Closed · opens tomorrow at ${time}`,
  }),
  opensOn: ({ day, time }: Dated & { time: string }): Words => ({
    zh: `未营业 · ${day.zh} ${time} 开门`,
    en: `Closed · opens ${day.en} at ${time}`,
  }),
  closed: { zh: '暂不营业', en: 'Closed for now' },
  call: { zh: '电话', en: 'Call' },
  map: { zh: '地图', en: 'Map' },
  favour: { zh: '收藏', en: 'Add to favourites' },
  unfavour: { zh: '取消收藏', en: 'Remove from favourites' },
  hours: { zh: '营业时间', en: 'Opening hours' },
  different: { zh: '这些日子不同', en: 'Different on these days' },
  restDay: { zh: '休息', en: 'closed' },
  times: ({ from, to }: { from: string; to: string }): Words => ({
    zh: `${from}–${to}`,
    en: `${from}–${to}`,
  }),
  everyDay: { zh: '每天', en: 'Every day' },
  day: (day: number): Words => weekdays[day - 1] ?? { zh: '', en: '' },
  span: (from: Words, to: Words): Words => ({
    zh: `${from.zh}至${to.zh}`,
    en: `${from.en}–${to.en}`,
  }),
  empty: {
    zh: '品牌还没有公布门店。积分在线上也能使用。',
    en: 'No shops are listed yet. Points work online as well.',
  },
  emptySearch: (search: string): Words => ({
    zh: `没有找到“${search}”`,
    en: `Nothing found for “${search}”`,
  }),
  more: { zh: '查看更多门店', en: 'Show more shops' },
  clear: { zh: '查看全部门店', en: 'See all shops' },
} as const;
