import type { Cap } from '../points/contracts';
import type { ProgramFile } from './contracts';
import type { Fault } from './fault';

/** The account keeps five weeks of days for each: more would crowd out what matters. */
const DAY_CAPS_MAX = 4;

/** A period is capped once in one place, and not too many caps are counted by the day. */
export function capFaults({ earning }: Pick<ProgramFile, 'earning'>): readonly Fault[] {
  const lists = [
    ...earning.rules.map(({ caps }, index) => ({ caps, path: `earning.rules[${index}].caps` })),
    { caps: earning.caps, path: 'earning.caps' },
  ];
  const days = lists.flatMap(({ caps = [] }) => caps).filter(({ per }) => per === 'day').length;
  const message = `${days} caps count by the day, at most ${DAY_CAPS_MAX} may`;
  return [
    ...lists.flatMap(({ caps = [], path }) => twiceCapped(caps, path)),
    ...(days > DAY_CAPS_MAX ? [{ path: 'earning', message }] : []),
  ];
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
