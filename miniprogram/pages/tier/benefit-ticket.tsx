import { DAY_MS, type Instant } from '@huigan/shared/kernel/time';
import type { TierPage } from '@huigan/shared/tiers/contracts';
import { lastDay, onDay } from '../../copy/dates';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import { Coupon, type CouponState } from '../../parts/coupon';

type Benefit = Extract<TierPage['benefits'][number], { state: 'yours' }>;
/** One that is counted. */
export type Counted = Benefit & { readonly quota: NonNullable<Benefit['quota']> };

/** So long before it counts anew, what is left is pressing. */
const LAST_DAYS = 3;

/** A benefit that one has so many times: how many are left, and until when. */
export function BenefitTicket({
  benefit,
  page: { now },
  onOpen,
}: {
  benefit: Counted;
  page: TierPage;
  onOpen: (benefit: Counted) => void;
}) {
  const { say } = useSpeech();
  const { quota } = benefit;
  const state = stateOf(quota, now);
  return (
    <Coupon
      kind="benefit"
      state={state}
      worth={{ number: String(quota.left), after: say(words.benefits.unit) }}
      terms={say(words.benefits.period(quota.per))}
      name={say(benefit.words)}
      date={say(dateWords(quota, now))}
      action={say(state === 'used' ? words.benefits.usedUp : words.benefits.use)}
      onPress={() => onOpen(benefit)}
    />
  );
}

function stateOf({ left, renews }: Counted['quota'], now: Instant): CouponState {
  if (left === 0) return 'used';
  return renews !== null && renews - now <= LAST_DAYS * DAY_MS ? 'ending' : 'usable';
}

function dateWords({ left, renews }: Counted['quota'], now: Instant) {
  if (renews === null) return words.benefits.lasting;
  return left === 0
    ? words.benefits.again({ day: onDay(renews, now) })
    : words.benefits.useBy({ day: lastDay(renews, now) });
}
