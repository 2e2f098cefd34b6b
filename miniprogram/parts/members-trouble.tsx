import { words } from '../copy/words';
import { useSpeech } from '../lib/language';
import { goHome, goTo, routes } from '../lib/routes';
import type { Trouble } from '../lib/use-load';
import { TroublePage } from './faces';

/** The face of a page of members' own things that could not be shown: whoever has not joined may join. */
export function MembersTrouble({ trouble, onRetry }: { trouble: Trouble; onRetry: () => void }) {
  const { say } = useSpeech();
  const wayOut =
    trouble.code === 'members/not_joined'
      ? { label: say(words.visitor.join), go: () => goTo(routes.join) }
      : { label: say(words.faces.toHome), go: goHome };
  return <TroublePage trouble={trouble} onRetry={onRetry} wayOut={wayOut} />;
}
