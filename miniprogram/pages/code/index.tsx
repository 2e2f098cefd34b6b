import { words } from '../../copy/words';
import { useKnownHome } from '../../lib/home';
import { usePageTitle, useSpeech } from '../../lib/language';
import { goHome, goTo, routes } from '../../lib/routes';
import { useBrightness } from '../../lib/use-brightness';
import { ActionButton } from '../../parts/action-button';
import { CodeBones } from '../../parts/bones';
import { EmptyFace, TroublePage } from '../../parts/faces';
import { Page } from '../../parts/page';
import { CodeCard } from './code-card';
import { CodeHolder } from './code-holder';
import './index.scss';
import { SuccessSheet } from './success-sheet';
import { useCode } from './use-code';
import { useNews } from './use-news';

export default function CodePage() {
  const { say } = useSpeech();
  usePageTitle(words.code.title);
  useBrightness();
  const { seed, trouble, isOffline, load, shown, onLook } = useCode();
  const { news, happened, dismiss } = useNews(onLook);
  const isStranger = trouble?.code === 'members/not_joined';
  const home = useKnownHome(seed);
  const holder = home?.state === 'member' ? home : null;
  // The number that the home showed last earns where no code was ever given to this phone.
  const memberNo = seed?.memberNo ?? holder?.memberNo ?? null;
  // Without a network the number earns, also on a phone that was never given a code.
  const hasCode = !isStranger && (shown !== null || (isOffline && memberNo !== null));

  return (
    <Page className="code-page">
      {isStranger && (
        <EmptyFace sentence={say(words.code.notJoined)}>
          <ActionButton onPress={() => goTo(routes.join)}>{say(words.visitor.join)}</ActionButton>
        </EmptyFace>
      )}
      {hasCode && memberNo !== null && (
        <CodeCard memberNo={memberNo} shown={shown} news={news} trouble={trouble}>
          {holder !== null && <CodeHolder home={holder} />}
        </CodeCard>
      )}
      {shown === null && trouble === null && <CodeBones />}
      {trouble !== null && !hasCode && !isStranger && (
        <TroublePage
          trouble={trouble}
          onRetry={load}
          wayOut={{ label: say(words.faces.toHome), go: goHome }}
        />
      )}
      {happened !== null && news !== null && (
        <SuccessSheet happened={happened} news={news} onClose={dismiss} />
      )}
    </Page>
  );
}
