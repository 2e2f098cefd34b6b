import { createHash } from 'node:crypto';
import type { Instant } from '@huigan/shared/kernel/time';
import {
  type CodeSeed,
  locatorFrom,
  provenStep,
  readCode,
} from '@huigan/shared/members/spending-code';
import type { CodeProof, Link, LinkId, Links } from './ports';
import type { WrongCodes } from './wrong-codes';

/** What makes a code good: a keyed hash of where it is found and whose phone shows it. */
export type CodeSecrets = { readonly secretOf: (locator: string, holder: LinkId) => string };
type Deps = CodeSecrets & { readonly links: Pick<Links, 'idOf' | 'find' | 'claim'> };

const LOCATORS_MAX = 20;

/**
 * What a phone shows spending codes from. It comes from who is signed in there, so every phone of that
 * WeChat shows the same; two people who would share a locator do not: the second moves on to another.
 */
export async function codeSeedFor(
  { links, secretOf }: Deps,
  holder: LinkId,
  { member, memberNo }: Link,
): Promise<CodeSeed> {
  for (let attempt = 0; attempt < LOCATORS_MAX; attempt++) {
    const locator = locatorFrom(sha256(`${holder}#${attempt}`));
    const id = links.idOf('code', locator);
    const standing = await links.claim(id, { member, memberNo, holder });
    if (standing.holder === holder && standing.member === member) {
      return { locator, secret: secretOf(locator, holder) };
    }
  }
  throw new Error('no locator is free');
}

type Reading = CodeSecrets & {
  readonly links: Pick<Links, 'idOf' | 'find'>;
  readonly wrongCodes: WrongCodes;
};

/**
 * Whose code it is, and the proof it carries; null where there is none such, it was not good at `at`, whose
 * phone it is signs in as this member no more, or somebody is guessing.
 */
export async function readSpendingCode(
  { links, secretOf, wrongCodes }: Reading,
  code: string,
  at: Instant,
): Promise<{ readonly link: Link; readonly proof: CodeProof } | null> {
  const parts = readCode(code);
  if (!parts) return null;
  const id = links.idOf('code', parts.locator);
  const link = await links.find(id);
  if (!link?.holder || wrongCodes.areTooMany(id, link)) return null;
  const step = provenStep(parts.proof, secretOf(parts.locator, link.holder), at);
  if (step === null) {
    await wrongCodes.count(id);
    return null;
  }
  const signedIn = await links.find(link.holder);
  if (signedIn?.member !== link.member) return null;
  const proof = { by: 'code' as const, id, step };
  const { family } = signedIn;
  if (!family) return { link, proof: { ...proof, monthMax: null } };
  return { link, proof: { ...proof, monthMax: family.monthMax, relative: link.holder } };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
