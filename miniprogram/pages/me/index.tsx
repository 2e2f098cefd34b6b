import { useDidShow } from '@tarojs/taro';
import { clock } from '../../copy/dates';
import { words } from '../../copy/words';
import { lastHome, loadHome } from '../../lib/home';
import { usePageTitle, useSpeech } from '../../lib/language';
import { goHome } from '../../lib/routes';
import { useLoad } from '../../lib/use-load';
import { usePullDown } from '../../lib/use-pull-down';
import { CardBones } from '../../parts/card-bones';
import { TroubleAbove, TroublePage } from '../../parts/faces';
import { LeavingBar } from '../../parts/leaving-bar';
import { Page } from '../../parts/page';
import { MeHeader, VisitorHeader } from './header';
import './index.scss';
import { LegalFoot } from './legal-foot';
import { MemberRows } from './member-rows';
import { PhoneRows } from './phone-rows';

/** Who one is to the brand, and everything a person may settle about themself. */
export default function MePage() {
  const { say } = useSpeech();
  const [{ value: home, trouble }, load] = useLoad(loadHome, lastHome());
  usePageTitle(words.me.title);
  useDidShow(() => void load());
  usePullDown(load);

  if (home === null) {
    const wayOut = { label: say(words.faces.toHome), go: goHome };
    return (
      <Page className="me">
        {trouble === null ? (
          <CardBones cards={['head', 'three-rows', 'two-rows', 'two-rows']} />
        ) : (
          <TroublePage trouble={trouble} onRetry={load} wayOut={wayOut} />
        )}
      </Page>
    );
  }
  const mayLeave = home.state === 'member' && home.isOwner;
  const leavesAt = home.state === 'member' ? home.person.leavesAt : null;
  return (
    <Page className="me">
      {trouble !== null && <TroubleAbove trouble={trouble} time={clock(home.now)} onRetry={load} />}
      {leavesAt !== null && (
        <LeavingBar leavesAt={leavesAt} now={home.now} onStayed={() => void load()} />
      )}
      {home.state === 'member' ? <MeHeader home={home} /> : <VisitorHeader />}
      {home.state === 'member' && <MemberRows isOwner={home.isOwner} />}
      <PhoneRows servicePhone={home.brand.servicePhone} />
      <LegalFoot brand={home.brand} mayLeave={mayLeave} />
    </Page>
  );
}
