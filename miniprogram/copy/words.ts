import { card } from './words/card';
import { join } from './words/join';
import { me } from './words/me';
import { exporting, leaving, privacy } from './words/privacy';
import { children, profile } from './words/profile';
import { brand, faces, language } from './words/shell';
import { statement, why } from './words/statement';
import { tier } from './words/tier';
import { visitor } from './words/visitor';

/** Every sentence of the phone, Chinese and English side by side so that neither is forgotten. */
export const words = {
  brand,
  card,
  children,
  exporting,
  faces,
  join,
  language,
  leaving,
  me,
  privacy,
  profile,
  statement,
  tier,
  visitor,
  why,
} as const;
