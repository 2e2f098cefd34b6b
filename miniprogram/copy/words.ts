import { card } from './words/card';
import { code } from './words/code';
import { join } from './words/join';
import { brand, faces, language } from './words/shell';
import { statement, why } from './words/statement';
import { tier } from './words/tier';
import { visitor } from './words/visitor';

/** Every sentence of the phone, Chinese and English side by side so that neither is forgotten. */
export const words = {
  brand,
  card,
  code,
  faces,
  join,
  language,
  statement,
  tier,
  visitor,
  why,
} as const;
