import { benefits } from './words/benefits';
import { card } from './words/card';
import { claim } from './words/claim';
import { code } from './words/code';
import { brought, family, phone, proof } from './words/identity';
import { join } from './words/join';
import { me } from './words/me';
import { orders } from './words/orders';
import { points } from './words/points';
import { exporting, leaving, privacy } from './words/privacy';
import { children, profile } from './words/profile';
import { questions } from './words/questions';
import { brand, faces, language } from './words/shell';
import { shops } from './words/shops';
import { statement, why } from './words/statement';
import { history, tier } from './words/tier';
import { cells, lastPurchase, today } from './words/today';
import { visitor } from './words/visitor';

/** Every sentence of the phone, Chinese and English side by side so that neither is forgotten. */
export const words = {
  benefits,
  brand,
  brought,
  card,
  code,
  children,
  exporting,
  claim,
  cells,
  faces,
  family,
  history,
  join,
  language,
  leaving,
  me,
  privacy,
  proof,
  profile,
  orders,
  phone,
  questions,
  shops,
  lastPurchase,
  points,
  statement,
  tier,
  today,
  visitor,
  why,
} as const;
