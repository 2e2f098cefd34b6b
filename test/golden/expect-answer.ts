import type { Fields, GoldenCase } from './golden-case';

export type Answer = {
  readonly members: object;
  readonly snapshots: readonly object[];
  readonly refused: readonly object[];
  readonly liability: Readonly<Record<string, number>>;
  readonly quotes?: readonly object[];
};

/** What a case does not say of a member is nothing. */
const QUIET = { pending: [], held: 0, debt: 0 };

/** What the case says must be there, list by list in full; of an object only the fields it names. */
export function expectAnswer(answer: Answer, { expect: expected, quotes = [] }: GoldenCase): void {
  const { members = {}, snapshots = [], refused = [], liability = {} } = expected;
  expect({ ...answer, quotes: answer.quotes ?? [] }).toMatchObject({
    members: people(members),
    snapshots: snapshots.map((each) => ({ members: people(each) })),
    refused: matchers(refused),
    liability,
    ...(answer.quotes && { quotes: quotes.map((quote) => quote.expect) }),
  });
}

/** Rule 11 over everybody, and no balance that its lots do not carry. */
export function expectConserved({ members, liability }: Answer): void {
  const { spendable = 0, pending = 0, held = 0, spent = 0, expired = 0, clawed = 0 } = liability;
  const rest = spendable + pending + held + spent + expired + clawed - (liability['debt'] ?? 0);
  expect(liability['issued']).toBe(rest);
  for (const { lots, spendable: balance } of Object.values(members)) {
    expect(lots.reduce((sum: number, { left }: { left: number }) => sum + left, 0)).toBe(balance);
  }
}

const people = (members: Fields): Readonly<Record<string, object>> =>
  Object.fromEntries(
    Object.entries(members).map(([name, member]) => [
      name,
      { ...QUIET, ...(matchers(member) as object) },
    ]),
  );

/** `{ "matching": "…" }` stands for a text of that pattern, `{ "some": […] }` for a list with these in it. */
function matchers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(matchers);
  if (!isObject(value)) return value;
  if ('matching' in value) return expect.stringMatching(String(value['matching']));
  if ('some' in value) return expect.arrayContaining((value['some'] as unknown[]).map(partly));
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, matchers(inner)]));
}

/** Inside a list with others, an object too is matched by the fields it names. */
function partly(value: unknown): unknown {
  if (!isObject(value) || 'matching' in value || 'some' in value) return matchers(value);
  const fields = Object.entries(value).map(([name, inner]) => [name, partly(inner)]);
  return expect.objectContaining(Object.fromEntries(fields));
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
