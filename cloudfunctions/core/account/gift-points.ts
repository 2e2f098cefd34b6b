import type { Returnable } from '@huigan/shared/account/returnable';
import { cause, type MemberId } from '@huigan/shared/kernel/ids';
import { err, ok, type Result } from '@huigan/shared/kernel/result';
import type { Instant } from '@huigan/shared/kernel/time';
import type { Points } from '@huigan/shared/kernel/units';
import { finishMerge } from './finish-merge';
import { type PostDeps, type PostRefusal, post } from './post';
import { readAccount } from './read-account';
import { recordOf } from './recall';

export type PointsGift = {
  readonly id: string;
  readonly at: Instant;
  readonly from: MemberId;
  readonly to: MemberId;
  readonly points: Points;
};
type Refusal = PostRefusal | 'points/gift_to_self';

/**
 * Points travel to a friend and keep their dates. They leave first and arrive after; both by the gift's
 * own id, so a crash in between is mended by asking again.
 */
export async function giftPoints(
  deps: PostDeps & { readonly digestOf: (content: unknown) => string },
  gift: PointsGift,
): Promise<Result<{ points: Points }, Refusal>> {
  const { at, from, to, points } = gift;
  // No till can name it: what tills use is known by channel and number.
  const id = `gift/${gift.id}`;
  const giver = await readAccount(deps.accounts, from);
  const friend = await readAccount(deps.accounts, to);
  if (!giver || !friend) return err('account/unknown');
  const isSelf = giver.account.id === friend.account.id;
  if (isSelf) await finishMergers(deps, from);
  // Who became one with the friend while points were under way still receives them.
  if (isSelf && !(await recordOf(deps, from, id))) return err('points/gift_to_self');
  const digest = deps.digestOf(gift);
  const sent = await post(deps, from, {
    kind: 'gift-out',
    id,
    to,
    points,
    cause: cause(id),
    digest,
    at,
  });
  if (!sent.ok) return sent;
  const record = await sentRecord(deps, from, id);
  const arriving = { kind: 'gift-in', digest, at, parts: record.payment?.parts ?? [] } as const;
  const received = await post(deps, to, { ...arriving, cause: cause(`${id}:in`), from });
  if (received.ok) return ok({ points });
  if (received.error !== 'account/left') return received;
  // The friend left while points were under way: they come back with the dates they had.
  const back = await post(deps, from, { ...arriving, cause: cause(`${id}:back`), from: to });
  return back.ok ? err('account/unknown') : back;
}

async function sentRecord(deps: PostDeps, from: MemberId, id: string): Promise<Returnable> {
  await finishMergers(deps, from);
  const record = await recordOf(deps, from, id);
  if (!record) throw new Error('points left for a friend and are not found');
  return record;
}

/** Mergers of a member that broke off: until they are finished nobody has what was left. */
async function finishMergers(deps: PostDeps, member: MemberId): Promise<void> {
  let held = await deps.accounts.read(member);
  while (held?.account.merged) {
    await finishMerge(deps, held, (into, command) => post(deps, into, command));
    held = await deps.accounts.read(held.account.merged.into);
  }
}
