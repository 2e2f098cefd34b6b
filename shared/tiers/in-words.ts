import { unreachable } from '../kernel/invariant';
import { type Words, yuan } from '../kernel/words';
import type { Target } from './contracts';

/** What reaches or keeps a tier, as a person reads it: any one of its ways is enough. */
export function targetsInWords(targets: readonly Target[]): Words {
  const ways = targets.map(targetInWords);
  return {
    zh: ways.map(({ zh }) => zh).join('，或'),
    en: ways.map(({ en }) => en).join(', or '),
  };
}

function targetInWords(target: Target): Words {
  const money = yuan(target.fen);
  switch (target.over) {
    case 'months':
      return {
        zh: `${target.months} 个月内消费满 ${money}`,
        en: target.months === 1 ? `${money} in a month` : `${money} in ${target.months} months`,
      };
    case 'month':
      return { zh: `当月消费满 ${money}`, en: `${money} in a calendar month` };
    case 'year':
      return { zh: `当年消费满 ${money}`, en: `${money} in a calendar year` };
    case 'ever':
      return { zh: `累计消费满 ${money}`, en: `${money} in all` };
    default:
      return unreachable(target);
  }
}
