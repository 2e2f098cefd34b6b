/** A timer's expression: seven fields, read in Shanghai, as the platform does. */
export interface Cron {
  /** The first instant after this one; null when none is left. */
  after(instant: number): number | null;
  /** The last instant in (from, to]; null when there is none. */
  lastIn(from: number, to: number): number | null;
  /** Comes more often than once an hour, on the days when it comes. */
  isFrequent: boolean;
}

const DAY = 86_400_000;

/** Shanghai has kept this offset, without summer time, since 1991. */
const OFFSET = 8 * 3_600_000;

/** A timer that has not come for thirty years does not come. */
const MAX_DAYS = 30 * 366;

const MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');
const WEEKDAYS = 'SUN MON TUE WED THU FRI SAT'.split(' ');

const FIELDS: { name: string; from: number; to: number; words?: string[] }[] = [
  { name: 'second', from: 0, to: 59 },
  { name: 'minute', from: 0, to: 59 },
  { name: 'hour', from: 0, to: 23 },
  { name: 'day', from: 1, to: 31 },
  { name: 'month', from: 1, to: 12, words: MONTHS },
  { name: 'weekday', from: 0, to: 6, words: WEEKDAYS },
  { name: 'year', from: 1970, to: 2099 },
];

export function parseCron(expression: string): Cron {
  const parts = expression.trim().split(/\s+/);
  const fields = FIELDS.map((field, at) => parseField(parts[at] ?? '', field));
  const [seconds = [], minutes = [], hours = []] = fields;
  const times = hours.flatMap((hour) =>
    minutes.flatMap((minute) => seconds.map((second) => (hour * 60 + minute) * 60 + second)),
  );
  const isDay = dayTest(fields, parts[3] !== '*' && parts[5] !== '*');
  return {
    isFrequent: times.some((time, at) => time - (times[at - 1] ?? -3600) < 3600),
    after(instant) {
      const today = dayOf(instant);
      for (let day = today; day < today + MAX_DAYS; day += 1) {
        if (!isDay(day)) continue;
        const time = times[countUpTo(times, secondsInto(day, instant))];
        if (time !== undefined) return startOf(day) + time * 1000;
      }
      return null;
    },
    lastIn(from, to) {
      for (let day = dayOf(to); startOf(day) + DAY > from; day -= 1) {
        if (!isDay(day)) continue;
        const time = times[countUpTo(times, secondsInto(day, to)) - 1];
        if (time === undefined) continue;
        const instant = startOf(day) + time * 1000;
        return instant > from ? instant : null;
      }
      return null;
    },
  };
}

/** With a day of the month and a weekday both given, either is enough. */
function dayTest(fields: number[][], eitherDay: boolean): (day: number) => boolean {
  const [days, months, weekdays, years] = fields.slice(3).map((values) => new Set(values));
  return (day) => {
    const date = new Date(day * DAY);
    if (!years?.has(date.getUTCFullYear()) || !months?.has(date.getUTCMonth() + 1)) return false;
    const isDate = days?.has(date.getUTCDate()) === true;
    const isWeekday = weekdays?.has(date.getUTCDay()) === true;
    return eitherDay ? isDate || isWeekday : isDate && isWeekday;
  };
}

function dayOf(instant: number): number {
  return Math.floor((instant + OFFSET) / DAY);
}

function startOf(day: number): number {
  return day * DAY - OFFSET;
}

function secondsInto(day: number, instant: number): number {
  return Math.floor((instant - startOf(day)) / 1000);
}

/** How many of the sorted times are at or before this one. */
function countUpTo(times: number[], time: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}

function parseField(text: string, field: (typeof FIELDS)[number]): number[] {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const [range = '', step = '1'] = part.split('/');
    const [first, last] = rangeOf(range, part.includes('/'), field);
    const isValid = first >= field.from && last <= field.to && first <= last && Number(step) >= 1;
    if (!isValid) throw new Error(`the ${field.name} "${text}" is not understood`);
    for (let value = first; value <= last; value += Number(step)) values.add(value);
  }
  return [...values].sort((left, right) => left - right);
}

function rangeOf(
  range: string,
  isStepped: boolean,
  { from, to, words }: (typeof FIELDS)[number],
): [first: number, last: number] {
  if (range === '*') return [from, to];
  const [first, last] = range.split('-').map((word) => {
    const at = words?.indexOf(word.toUpperCase()) ?? -1;
    if (at >= 0) return at + from;
    return /^\d+$/.test(word) ? Number(word) : Number.NaN;
  });
  if (first === undefined) return [Number.NaN, Number.NaN];
  return [first, last ?? (isStepped ? to : first)];
}
