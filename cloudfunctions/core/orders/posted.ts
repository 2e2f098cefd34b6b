import type { Result } from '@huigan/shared/kernel/result';
import type { Posting } from './ports';

export const hasLeft = (result: Result<unknown, string>): boolean =>
  !result.ok && result.error === 'account/left';

/** The account knows everybody who has a link, and a digest stands for one content. */
export function posted(result: Result<Posting, string>): Posting {
  if (!result.ok) throw new Error(`an order could not be posted: ${result.error}`);
  return result.value;
}
