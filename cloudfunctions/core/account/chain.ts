import { createHash } from 'node:crypto';
import type { Entry } from '@huigan/shared/account/entry';
import { canonical } from '../platform/canonical';

/**
 * The hash over a row of entries and all before them. Each entry counts with the digest of its
 * explanation in place of it, so that words can be erased without breaking the chain.
 */
export const chained = (previous: string, entries: readonly Entry[]): string =>
  entries.reduce(
    (hash, { explain, ...entry }) =>
      sha256(`${hash}${canonical({ ...entry, explain: sha256(canonical(explain)) })}`),
    previous,
  );

export const sha256 = (text: string): string =>
  createHash('sha256').update(text).digest('base64url');
