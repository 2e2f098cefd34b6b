import type { MemberId } from '@huigan/shared/kernel/ids';
import { joinPersons } from '@huigan/shared/profile/join-persons';
import type { Profiles } from './ports';

/** Two turn out to be one person: they write with their own two hands. */
const ATTEMPTS_MAX = 10;

export type HandOverDeps = {
  readonly profiles: Pick<Profiles, 'find' | 'save' | 'empty'>;
  /** Rooms that keep more of a person where the profile stands: each takes its own along. Repeatable. */
  readonly others: readonly ((from: MemberId, into: MemberId) => Promise<void>)[];
};

/**
 * What one member told and decided is another's from now on, and gone where it was. Repeatable: nothing is
 * emptied before the other one has it, and what somebody wrote meanwhile is taken along as well.
 */
export async function handOver(
  { profiles, others }: HandOverDeps,
  from: MemberId,
  into: MemberId,
): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const [other, own] = [await profiles.find(from), await profiles.find(into)];
    // Who is leaving takes all they were along.
    if (!other || !own) return;
    const joined = joinPersons(own, other);
    if (joined !== own && !(await profiles.save(into, own, joined))) continue;
    for (const takeAlong of others) await takeAlong(from, into);
    if (await profiles.empty(from, other.rev)) return;
  }
  throw new Error('a person was too busy to write');
}
