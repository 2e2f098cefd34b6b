import type { AnyRefusal, Refused } from '@huigan/shared/api';
import type { Words } from '@huigan/shared/kernel/words';
import { membersRefusals } from './refusals/members';
import { messagesRefusals } from './refusals/messages';
import { commonRefusals } from './refusals/of-any-call';
import { ordersRefusals } from './refusals/orders';
import { privacyRefusals } from './refusals/privacy';
import { profileRefusals } from './refusals/profile';
import type { RefusalWords } from './refusals/refusal-words';
import { serviceRefusals } from './refusals/service';
import { shopsRefusals } from './refusals/shops';
import { faces } from './words/shell';

/** A new refusal does not compile until it has words a member can act on. */
export const refusalWords: Readonly<Record<AnyRefusal, RefusalWords>> = {
  ...commonRefusals,
  ...membersRefusals,
  ...profileRefusals,
  ...privacyRefusals,
  ...ordersRefusals,
  ...serviceRefusals,
  ...shopsRefusals,
  ...messagesRefusals,
};

type Met = Refused<AnyRefusal>;

/** We answered that we could not. Without a reference nothing reached us, or nothing came back. */
export const isBusy = ({ code, requestId }: Met): boolean =>
  code === 'common/unavailable' && requestId !== '';

/** What is said where something was only to be shown. */
export const showingWords = (met: Met): RefusalWords =>
  isBusy(met) ? faces.busy : refusalWords[met.code];

/** What is said where something was to be done: it may have been, and nobody here says it was not. */
export const doingWords = (met: Met): RefusalWords => {
  if (met.code !== 'common/unavailable') return refusalWords[met.code];
  return isBusy(met) ? faces.busyUnheard : faces.unheard;
};

/** The same in a line, for who has gone on to something else: what they see is not what failed. */
export const passingWords = (met: Met): Words => {
  if (met.code !== 'common/unavailable') return faces.notDone(refusalWords[met.code].failed);
  return isBusy(met) ? faces.maybeDoneBusy : faces.maybeDone;
};
