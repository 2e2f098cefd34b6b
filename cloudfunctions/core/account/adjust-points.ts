import type { AdjustCommand } from '@huigan/shared/account/commands';
import type { Entry } from '@huigan/shared/account/entry';
import { cause, type MemberId } from '@huigan/shared/kernel/ids';
import type { Result } from '@huigan/shared/kernel/result';
import type { Instant } from '@huigan/shared/kernel/time';
import type { Points } from '@huigan/shared/kernel/units';
import { type PostDeps, type PostRefusal, post } from './post';

/** A correction as staff write it down. */
export type Adjustment = {
  readonly id: string;
  readonly at: Instant;
  readonly points: Points;
  readonly reason: string;
  readonly by: string;
  readonly approvedBy: string | null;
};

type Digesting = { readonly digestOf: (content: unknown) => string };

/** Staff add or take points, for a reason the member can read; a repeat changes nothing. */
export const adjustPoints = (
  deps: PostDeps & Digesting,
  member: MemberId,
  adjustment: Adjustment,
): Promise<Result<Entry, PostRefusal>> => post(deps, member, adjustCommand(deps, adjustment));

export const adjustCommand = (
  { digestOf }: Digesting,
  { id, ...adjustment }: Adjustment,
): AdjustCommand => ({
  kind: 'adjust',
  cause: cause(`adjust:${id}`),
  digest: digestOf(adjustment),
  ...adjustment,
});
