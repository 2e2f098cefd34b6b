import { refusalWords } from '../copy/refusals';
import { words } from '../copy/words';
import { useSpeech } from '../lib/language';
import { goHome, goTo, routes } from '../lib/routes';
import type { Trouble } from '../lib/use-load';
import { ActionButton } from './action-button';
import { EmptyFace, TroublePage } from './faces';

/** The face of a page of members' own things that could not be shown: whoever has not joined may join. */
export function MembersTrouble({ trouble, onRetry }: { trouble: Trouble; onRetry: () => void }) {
  const { say } = useSpeech();
  if (trouble.code === 'members/not_joined') {
    return (
      <EmptyFace sentence={say(refusalWords[trouble.code].failed)}>
        <ActionButton onPress={() => goTo(routes.join)}>{say(words.visitor.join)}</ActionButton>
      </EmptyFace>
    );
  }
  const wayOut = { label: say(words.faces.toHome), go: goHome };
  return <TroublePage trouble={trouble} onRetry={onRetry} wayOut={wayOut} />;
}
