import type { MemberId } from '@huigan/shared/kernel/ids';
import { checkAccount, type Difference } from './check-account';
import { mergersDiffer } from './check-mergers';
import { leafHash, merkleRoot } from './merkle';
import type { Accounts, Journal, Leaf, Proofs, Root, Segment } from './ports';
import { rootHash } from './prove-days';

type Deps = {
  readonly accounts: Accounts;
  readonly journal: Journal;
  readonly proofs: Proofs;
  /** Told after every account, for who watches. */
  readonly progress: (accounts: number) => void;
};
export type Verified = {
  readonly accounts: number;
  readonly entries: number;
  readonly roots: number;
  readonly difference: Difference | null;
};

const PAGE = 200;
const SEGMENTS_A_PAGE = 100;
type DatedLeaf = Leaf & { readonly day: number };

/** Checks the chain of nightly roots, then replays every account; says the first place that differs. */
export async function verifyLedger(deps: Deps): Promise<Verified> {
  const { difference, roots, leaves } = await checkRoots(deps.proofs);
  const seen = { accounts: 0, entries: 0, roots };
  if (difference) return { ...seen, difference };
  let after = '';
  for (;;) {
    const page = await deps.accounts.all(after, PAGE);
    for (const stored of page) {
      const { id } = stored.account;
      const segments = await allSegments(deps.journal, id);
      const checked = checkAccount(stored, segments, leaves.get(id) ?? []);
      leaves.delete(id);
      seen.accounts += 1;
      seen.entries += checked.entries;
      deps.progress(seen.accounts);
      const difference = checked.difference ?? (await mergersDiffer(deps.accounts, stored.account));
      if (difference) return { ...seen, difference };
    }
    if (page.length < PAGE) break;
    after = page.at(-1)?.account.id ?? after;
  }
  return { ...seen, difference: missing(leaves) };
}

/** Proven once and gone: an account that no longer exists. */
function missing(leaves: ReadonlyMap<string, readonly DatedLeaf[]>): Difference | null {
  const [lost] = leaves;
  if (!lost) return null;
  const [member, [leaf]] = lost;
  return { where: 'account', member, day: leaf?.day ?? 0, detail: 'was proven and is gone' };
}

async function checkRoots(proofs: Proofs): Promise<{
  difference: Difference | null;
  roots: number;
  leaves: Map<string, DatedLeaf[]>;
}> {
  const leaves = new Map<string, DatedLeaf[]>();
  let previous = '';
  let roots = 0;
  let after = -1;
  for (;;) {
    const page = await proofs.roots(after, PAGE);
    for (const root of page) {
      const difference = await checkRoot(proofs, root, { previous, leaves });
      if (difference) return { difference, roots, leaves };
      previous = root.hash;
      after = root.day;
      roots += 1;
    }
    if (page.length < PAGE) return { difference: null, roots, leaves };
  }
}

async function checkRoot(
  proofs: Proofs,
  root: Root,
  { previous, leaves }: { previous: string; leaves: Map<string, DatedLeaf[]> },
): Promise<Difference | null> {
  const { day } = root;
  const pages: string[] = [];
  let accounts = 0;
  for (let number = 1; number <= root.pages; number++) {
    const page = await proofs.page(day, number);
    if (!page) return { where: 'root', day, detail: `page ${number} of its leaves is gone` };
    pages.push(merkleRoot(page.leaves.map(leafHash)));
    accounts += page.leaves.length;
    for (const leaf of page.leaves) addLeaf(leaves, { ...leaf, day });
  }
  const wrong = [
    [root.previous === previous, 'does not follow the day before'],
    [merkleRoot(pages) === root.root, 'its leaves do not give it'],
    [accounts === root.accounts, `counts ${root.accounts} accounts, ${accounts} are in it`],
    [rootHash(previous, root) === root.hash, 'its hash is not its own'],
  ] as const;
  const detail = wrong.find(([agrees]) => !agrees)?.[1];
  return detail === undefined ? null : { where: 'root', day, detail };
}

function addLeaf(leaves: Map<string, DatedLeaf[]>, leaf: DatedLeaf): void {
  const list = leaves.get(leaf.member);
  if (list) list.push(leaf);
  else leaves.set(leaf.member, [leaf]);
}

/** Oldest first. */
export async function allSegments(journal: Journal, member: MemberId): Promise<readonly Segment[]> {
  const segments: Segment[] = [];
  let before = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const page = await journal.segmentsBefore(member, before, SEGMENTS_A_PAGE);
    segments.push(...page);
    if (page.length < SEGMENTS_A_PAGE) return segments.reverse();
    before = page.at(-1)?.first ?? 0;
  }
}
