import { card } from './words/card';
import { claim } from './words/claim';
import { join } from './words/join';
import { orders } from './words/orders';
import { questions } from './words/questions';
import { brand, faces, language } from './words/shell';
import { shops } from './words/shops';
import { statement, why } from './words/statement';
import { tier } from './words/tier';
import { visitor } from './words/visitor';

/** Every sentence of the phone, Chinese and English side by side so that neither is forgotten. */
export const words = {
  brand,
  card,
  claim,
  faces,
  join,
  language,
  orders,
  questions,
  shops,
  statement,
  tier,
  visitor,
  why,
} as const;
