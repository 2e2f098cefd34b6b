import { DAY_MS } from '../kernel/time';

/** A phone whose answer was not heard tells it again for a day; then it is asked anew. */
export const TELL_AGAIN_MS = DAY_MS;
