import { createHash } from 'node:crypto';
import type { MemberId } from '@huigan/shared/kernel/ids';
import { err, ok, type Result } from '@huigan/shared/kernel/result';
import { offsetOf } from '@huigan/shared/program/preview';
import { freePlaces } from '@huigan/shared/service/places';
import { LATELY_MAX, OPEN_MAX, PROMISED_WORKING_DAYS } from '@huigan/shared/service/preview';
import type { About } from '@huigan/shared/service/ticket';
import { endOfWorkingDays } from '@huigan/shared/service/working-days';
import type { Kept, ServiceDeps } from './ports';

/** All that can count against a member: both kinds, asked lately or open for long. */
const KNOWN_MAX = 2 * (LATELY_MAX + OPEN_MAX);

type Asked = { readonly id: string; readonly member: MemberId; readonly about: About };
type Refusal = 'service/too_many_open' | 'service/too_many_lately';
type Deps = Pick<ServiceDeps, 'clock' | 'rules' | 'tickets'>;

/**
 * Writes a question down, in one of the places its member has. Its id is its cause: who asks twice finds the
 * ticket that stands.
 */
export async function openTicket(
  deps: Deps,
  { id, member, about }: Asked,
): Promise<Result<Kept, Refusal>> {
  const { tickets, clock } = deps;
  const at = clock.now();
  const known = await tickets.ofMembers([member], null, KNOWN_MAX);
  const places = freePlaces(
    known.map(({ ticket }) => ticket),
    about.kind,
    at,
  );
  if (!places.ok) return places;
  const due = endOfWorkingDays(at, PROMISED_WORKING_DAYS, await offsetNow(deps));
  const reference = referenceOf(id);
  const ticket = { id, reference, member, at, due, about, state: 'open', answer: null } as const;
  // A claim is looked into at once: until that is done, a timer would go on with it.
  const isUnfinished = about.kind === 'missing';
  for (const place of places.value) {
    if (await tickets.add(ticket, place, isUnfinished)) return ok({ ticket, v: 0, isUnfinished });
    const standing = await tickets.find(id);
    if (standing) return ok(standing);
  }
  return err('service/too_many_open');
}

/** The zone days are counted in; before a brand has rules, China's. */
export const offsetNow = async ({ rules, clock }: Pick<Deps, 'rules' | 'clock'>) =>
  (await rules.rulebook()).at(clock.now())?.offset ?? offsetOf('+08:00');

/** `7F3K-22QD`: what both sides can read out to each other. */
function referenceOf(id: string): string {
  const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
  const bytes = createHash('sha256').update(id).digest().subarray(0, 8);
  const text = Array.from(bytes, (byte) => letters[byte % letters.length]).join('');
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}
