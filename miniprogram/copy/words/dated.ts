import type { Words } from '@huigan/shared/kernel/words';

/** Words with a gap for a date, which is words itself. */
export type Dated = { readonly day: Words };
