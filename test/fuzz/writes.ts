import { type AccountDocument, held } from '@huigan/cloudfunctions/core/account/account-store';
import { chained } from '@huigan/cloudfunctions/core/account/chain';
import { isFull } from '@huigan/cloudfunctions/core/account/move-tail';
import { canonical } from '@huigan/cloudfunctions/core/platform/canonical';
import { sealingWith } from '@huigan/cloudfunctions/core/platform/sealing';
import type { DocumentDatabase } from '@huigan/emulator/database/database';
import { parseEjsonFields } from '@huigan/emulator/database/ejson';
import { WRITES } from '@huigan/emulator/database/wire';
import { type Account, bounds } from '@huigan/shared/account/account';
import { apply } from '@huigan/shared/account/apply';
import type { Instant } from '@huigan/shared/kernel/time';
import type { Rulebook } from '@huigan/shared/program/preview';

type Doc = Readonly<Record<string, unknown>>;
export type Change = {
  readonly collection: string;
  readonly id: string;
  readonly before: Doc | null;
  readonly after: Doc | null;
};

/** Notes what every write finds, so that afterwards one can say what it changed: exact, and cheap. */
export function watchWrites(database: DocumentDatabase): { changes: () => Change[] } {
  const found = new Map<string, Omit<Change, 'after'>>();
  const look = (collectionName: unknown, query: unknown): readonly Doc[] =>
    database.documents({ collectionName, query, limit: 1000 }) as readonly Doc[];
  const note = (collection: string, id: string, before: Doc | null) => {
    const key = `${collection}/${id}`;
    if (!found.has(key)) found.set(key, { collection, id, before });
  };
  const handle = database.handle;
  database.handle = (action, params, caller) => {
    const { collectionName, query, data } = params;
    const collection = String(collectionName);
    if (action === 'database.insertDocument') {
      for (const text of data as string[]) {
        const id = String(parseEjsonFields(text, () => 0)['_id']);
        note(collection, id, look(collection, JSON.stringify({ _id: id }))[0] ?? null);
      }
    } else if (WRITES.has(action)) {
      for (const before of look(collection, query)) note(collection, String(before['_id']), before);
    }
    return handle(action, params, caller);
  };
  return {
    changes: () => {
      const all = [...found.values()].map((each) => ({
        ...each,
        after: look(each.collection, JSON.stringify({ _id: each.id }))[0] ?? null,
      }));
      found.clear();
      return all.filter(
        ({ collection, before, after }) =>
          !COUNTED.has(collection) && canonical(before) !== canonical(after),
      );
    },
  };
}

/**
 * Changes that no time explains. Three may be met by a request that is refused: an account that had more due
 * than one write carries is settled by exactly that, a full tail is copied to the journal as it stands, and a
 * code that was shown is good for the number it was shown for.
 */
export function unexplained(
  changes: readonly Change[],
  world: {
    readonly database: DocumentDatabase;
    readonly masterKey: string;
    readonly rulebook: Rulebook;
  },
): readonly Change[] {
  const sealing = sealingWith(world.masterKey);
  const accountOf = (document: Doc) => held(document as AccountDocument, sealing).account;
  const tails = new Map<string, string[]>();
  const isSettled = ({ id, before, after }: Change): boolean => {
    if (!before || !after) return false;
    const states = statesByTime(accountOf(before), accountOf(after), world.rulebook);
    tails.set(
      id,
      states.map(({ tail }) => canonical(tail)),
    );
    return states.some((state) => canonical(state) === canonical(accountOf(after)));
  };
  const isCopied = ({ before, after }: Change): boolean => {
    if (before || !after) return false;
    const member = String(after['member']);
    const query = JSON.stringify({ _id: member });
    const [document] = world.database.documents({
      collectionName: 'accounts',
      query,
    }) as readonly Doc[];
    const standing = document ? [canonical(accountOf(document).tail)] : [];
    return [...standing, ...(tails.get(member) ?? [])].includes(canonical(after['entries']));
  };
  return changes.filter((change) => {
    if (change.collection === 'accounts') return !isSettled(change);
    if (change.collection === 'journal') return !isCopied(change);
    return change.collection !== 'links' || !isShown(change);
  });
}

const isShown = ({ before, after }: Change): boolean => {
  const use = { used: null, monthUses: null, restsUntil: null };
  const unused = (link: Doc | null) => canonical({ ...link, ...use });
  return after?.['holder'] !== undefined && unused(before) === unused(after);
};

const ROUNDS = 20;
/** What only counts how often something was asked. */
const COUNTED = new Set(['usage', 'attempts']);

/** What an account becomes when nothing but time works on it, write by write. */
function statesByTime(before: Account, after: Account, rulebook: Rulebook): readonly Account[] {
  const now = (after.tail.at(-1)?.postedAt ?? 0) as Instant;
  const states = [before];
  for (let round = 0; round < ROUNDS; round++) {
    const last = states.at(-1) ?? before;
    const roomy = isFull(last) ? { ...last, head: chained(last.head, last.tail), tail: [] } : last;
    const settled = apply(roomy, { kind: 'settle' }, { now, rulebook, limits: bounds });
    if (!settled.ok) break;
    states.push(settled.value.account);
  }
  return states;
}
