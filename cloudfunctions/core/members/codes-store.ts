import { type MonthUses, withUse } from '@huigan/shared/members/month-use';
import type { Database, Document } from '../platform/database';
import type { CodeProof, CodeUse, Links } from './ports';

type UsedCode = { readonly step: number; readonly purpose: string };
/** What a link keeps of the codes that are found by it. */
type CodeDocument = Document & {
  readonly used?: Readonly<Record<string, UsedCode>>;
  /** Of a code of the family. */
  readonly monthUses?: MonthUses;
};

/**
 * Every minute has a place among so many, and the place keeps the newest of its minutes whose code was used:
 * what was used within two days is known for itself. Older codes share a place with newer ones; the number
 * is prime, so that who comes at the same time every day does not meet themselves.
 */
const PLACES = 2887;
/** Somebody has one; another where its place was taken while they were away. */
const CODES_MAX = 20;
/** Losing a turn so often means that many use it as fast as they can. */
const TURNS_MAX = 20;

export const codesIn = (
  database: Database,
): Pick<Links, 'useCode' | 'monthUsesOf' | 'usesBy' | 'recount' | 'restCodes'> => ({
  useCode: ({ monthMax, ...code }, use) =>
    monthMax === null || use.points === 0
      ? useOnce(database, code, use)
      : useWithin(database, { ...code, monthMax }, use),
  monthUsesOf: async ({ id }) => (await database.get<CodeDocument>('links', id))?.monthUses,
  usesBy: async (holder, member) => {
    const found = await database.find<CodeDocument>('links', {
      where: { member, holder },
      limit: CODES_MAX,
    });
    return found.flatMap(({ monthUses }) => monthUses ?? []);
  },
  recount: async ({ id }, { before, after }) => {
    await database.update('links', { _id: id, 'monthUses.v': before.v }, { monthUses: after });
  },
  restCodes: async (id, until) => {
    await database.update('links', { _id: id }, { restsUntil: until });
  },
});

type Code = Pick<CodeProof, 'id' | 'step'>;

/** One write where it is new. */
async function useOnce(
  database: Database,
  { id, step }: Code,
  { purpose }: CodeUse,
): Promise<'ok' | 'used'> {
  const place = placeOf(step);
  const free = database.is.either([
    { _id: id, [`used.${place}`]: database.is.absent() },
    { _id: id, [`used.${place}.step`]: database.is.below(step) },
  ]);
  const used: UsedCode = { step, purpose };
  if ((await database.update('links', free, { [`used.${place}`]: used })) === 1) return 'ok';
  const standing = await database.get<CodeDocument>('links', id);
  return isSame(standing?.used?.[place], used) ? 'ok' : 'used';
}

/** Read, counted, and written as it was read: two at once never pass the limit together. */
async function useWithin(
  database: Database,
  { id, step, monthMax }: Code & { readonly monthMax: number },
  use: CodeUse,
): Promise<'ok' | 'used' | 'over_limit'> {
  const place = placeOf(step);
  const used: UsedCode = { step, purpose: use.purpose };
  for (let turn = 0; turn < TURNS_MAX; turn++) {
    const standing = await database.get<CodeDocument>('links', id);
    const before = standing?.used?.[place];
    const isFree = before === undefined || before.step < step || isSame(before, used);
    if (!(standing && isFree)) return 'used';
    const counted = standing.monthUses;
    const monthUses = withUse(counted, use, monthMax);
    if (!monthUses) return 'over_limit';
    const asRead = {
      _id: id,
      [`used.${place}.step`]: before?.step ?? database.is.absent(),
      'monthUses.v': counted?.v ?? database.is.absent(),
    };
    const changed = await database.update('links', asRead, { [`used.${place}`]: used, monthUses });
    if (changed === 1) return 'ok';
  }
  throw new Error('a code was too busy to use');
}

const placeOf = (step: number): string => String(step % PLACES);

const isSame = (one: UsedCode | undefined, other: UsedCode): boolean =>
  one?.step === other.step && one.purpose === other.purpose;
