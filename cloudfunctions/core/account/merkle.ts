import { sha256 } from './chain';
import type { Leaf } from './ports';

/** The root over a page of leaves, or over the roots of pages. Nothing has the root of nothing. */
export function merkleRoot(hashes: readonly string[]): string {
  if (hashes.length === 0) return sha256('');
  let level = hashes;
  while (level.length > 1) level = pairs(level);
  return level[0] ?? '';
}

/** Leaves and inner nodes are told apart, so that neither can be passed off as the other. */
const pairs = (level: readonly string[]): readonly string[] =>
  level.flatMap((hash, index) => {
    if (index % 2 === 1) return [];
    const right = level[index + 1];
    return [right === undefined ? hash : sha256(`node:${hash}:${right}`)];
  });

export const leafHash = ({ member, seq, hash }: Leaf): string =>
  sha256(`leaf:${member}:${seq}:${hash}`);
