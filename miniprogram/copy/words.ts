import { benefits } from './words/benefits';
import { card } from './words/card';
import { code } from './words/code';
import { join } from './words/join';
import { points } from './words/points';
import { brand, faces, language } from './words/shell';
import { statement, why } from './words/statement';
import { history, tier } from './words/tier';
import { cells, lastPurchase, today } from './words/today';
import { visitor } from './words/visitor';

/** Every sentence of the phone, Chinese and English side by side so that neither is forgotten. */
export const words = {
  benefits,
  brand,
  card,
  code,
  cells,
  faces,
  history,
  join,
  language,
  lastPurchase,
  points,
  statement,
  tier,
  today,
  visitor,
  why,
} as const;
