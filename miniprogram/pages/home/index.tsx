import { clock } from '../../copy/dates';
import { words } from '../../copy/words';
import { lastHome, loadHome } from '../../lib/home';
import { usePageTitle, useSpeech } from '../../lib/language';
import { goHome } from '../../lib/routes';
import { useLoad } from '../../lib/use-load';
import { usePolling } from '../../lib/use-polling';
import { usePullDown } from '../../lib/use-pull-down';
import { HomeBones } from '../../parts/bones';
import { TroubleAbove, TroublePage } from '../../parts/faces';
import { LeavingBar } from '../../parts/leaving-bar';
import { Page } from '../../parts/page';
import { BrandBar } from './brand-bar';
import './index.scss';
import { LanguageSwitch } from './language-switch';
import { MemberHomeBlocks } from './member';
import { useLargeOffer } from './use-large-offer';
import { VisitorHomeBlocks } from './visitor';

export default function HomePage() {
  const { say } = useSpeech();
  const [{ value: home, trouble }, load] = useLoad(loadHome, lastHome());
  const leavesAt = home?.state === 'member' ? home.person.leavesAt : null;
  usePageTitle(words.brand.homeTitle);
  const wake = usePolling(load);
  usePullDown(load);
  useLargeOffer(home !== null);

  return (
    <Page className="home" onTouch={wake}>
      <BrandBar name={home?.brand.name ?? null} />
      {home !== null && trouble !== null && (
        <TroubleAbove trouble={trouble} time={clock(home.now)} onRetry={load} />
      )}
      {home !== null && leavesAt !== null && (
        <LeavingBar leavesAt={leavesAt} now={home.now} onStayed={() => void load()} />
      )}
      {home?.state === 'member' && <MemberHomeBlocks home={home} />}
      {home?.state === 'visitor' && <VisitorHomeBlocks home={home} />}
      {home === null && trouble === null && <HomeBones />}
      {home === null && trouble !== null && (
        <TroublePage
          trouble={trouble}
          onRetry={load}
          wayOut={{ label: say(words.faces.retry), go: goHome }}
        />
      )}
      {(home !== null || trouble !== null) && <LanguageSwitch />}
    </Page>
  );
}
