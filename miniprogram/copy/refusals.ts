import type { AnyRefusal } from '@huigan/shared/api';
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

/** What a tap met, in one line. Where no answer came it may have been done: nobody here says it was not. */
export const failedWords = ({ code }: { readonly code: AnyRefusal }): Words =>
  (code === 'common/unavailable' ? faces.unheard : refusalWords[code]).failed;
