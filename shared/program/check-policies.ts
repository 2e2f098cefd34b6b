import type { Cap } from '../points/contracts';
import type { ProgramFile } from './contracts';
import type { Fault } from './fault';

// The account keeps every period a cap or quota may still be asked about, five weeks of days for each cap
// by the day: more of them would not fit into its 32 KB.
const DAY_CAPS_MAX = 2;
const CAPS_MAX = 12;
const QUOTAS_MAX = 8;

/** A period is capped once in one place, and not too many caps are counted by the day. */
export function capFaults({ earning }: Pick<ProgramFile, 'earning'>): readonly Fault[] {
  const lists = [
    ...earning.rules.map(({ caps }, index) => ({ caps, path: `earning.rules[${index}].caps` })),
    { caps: earning.caps, path: 'earning.caps' },
  ];
  const all = lists.flatMap(({ caps = [] }) => caps).filter(({ per }) => per !== 'order');
  const days = all.filter(({ per }) => per === 'day').length;
  return [
    ...lists.flatMap(({ caps = [], path }) => twiceCapped(caps, path)),
    ...atMost(days, DAY_CAPS_MAX, { path: 'earning', what: 'caps count by the day' }),
    ...atMost(all.length, CAPS_MAX, { path: 'earning', what: 'caps count over time' }),
  ];
}

const atMost = (
  count: number,
  max: number,
  { path, what }: { path: string; what: string },
): readonly Fault[] =>
  count > max ? [{ path, message: `${count} ${what}, at most ${max} may` }] : [];

/** Benefits of the same name in several tiers are one. */
export function quotaFaults({ tiers }: { readonly tiers: Pick<ProgramFile['tiers'], 'levels'> }) {
  const benefits = tiers.levels.flatMap(({ benefits: own = [] }) => own);
  const counted = new Set(benefits.filter(({ quota }) => quota).map(({ id }) => id));
  return atMost(counted.size, QUOTAS_MAX, { path: 'tiers.levels', what: 'benefits have a quota' });
}

const twiceCapped = (caps: readonly Cap[], path: string): readonly Fault[] =>
  caps.flatMap(({ per }, index) =>
    caps.findIndex((each) => each.per === per) === index
      ? []
      : [{ path: `${path}[${index}].per`, message: `"${per}" has a cap here already` }],
  );

/** Where all points share one date, no rule can give points with a date of their own. */
export function expiryFaults({
  earning,
  expiry,
}: Pick<ProgramFile, 'earning'> & Partial<Pick<ProgramFile, 'expiry'>>): readonly Fault[] {
  if (expiry?.kind !== 'activity') return [];
  const message = 'all points share one date: the expiry of the program is "activity"';
  return earning.rules.flatMap((rule, index) =>
    rule.expiry === undefined ? [] : [{ path: `earning.rules[${index}].expiry`, message }],
  );
}

/** Points taken in cash need a worth, and terms of a tier need the tier. */
export function redemptionFaults({
  redemption,
  returns,
  tiers,
}: Partial<Pick<ProgramFile, 'redemption' | 'returns'>> & {
  readonly tiers: Pick<ProgramFile['tiers'], 'levels'>;
}): readonly Fault[] {
  const known = tiers.levels.map(({ id }) => id);
  const unknown = (redemption?.tiers ?? []).flatMap(({ tier }, index) =>
    known.length === 0 || known.includes(tier)
      ? []
      : [{ path: `redemption.tiers[${index}].tier`, message: `no tier "${tier}" is declared` }],
  );
  if (returns?.shortfall !== 'deduct_cash' || redemption !== undefined) return unknown;
  const message = '"deduct_cash" needs `redemption`: what points are worth in money';
  return [...unknown, { path: 'returns.shortfall', message }];
}
