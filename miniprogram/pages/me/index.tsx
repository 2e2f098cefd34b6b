import { useDidShow } from '@tarojs/taro';
import { clock } from '../../copy/dates';
import { words } from '../../copy/words';
import { lastHome, loadHome } from '../../lib/home';
import { usePageTitle, useSpeech } from '../../lib/language';
import { goHome, goTo, routes } from '../../lib/routes';
import { useLoad } from '../../lib/use-load';
import { usePullDown } from '../../lib/use-pull-down';
import { CardBones } from '../../parts/bones';
import { EntryRow } from '../../parts/entry-row';
import { EntryRows } from '../../parts/entry-rows';
import { TroubleAbove, TroublePage } from '../../parts/faces';
import { LeavingBar } from '../../parts/leaving-bar';
import { Page } from '../../parts/page';
import { MeHeader, VisitorHeader } from './header';
import './index.scss';
import { LegalFoot } from './legal-foot';
import { PhoneRows } from './phone-rows';

/** Who one is to the brand, and everything a person may settle about themself. */
export default function MePage() {
  const { say } = useSpeech();
  const [{ value: home, trouble }, load] = useLoad(loadHome, lastHome());
  const isMember = home?.state === 'member';
  usePageTitle(words.me.title);
  useDidShow(() => void load());
  usePullDown(load);

  if (home === null) {
    const wayOut = { label: say(words.faces.toHome), go: goHome };
    return (
      <Page className="me">
        {trouble === null ? (
          <CardBones cards={['head', 'more', 'more', 'more']} />
        ) : (
          <TroublePage trouble={trouble} onRetry={load} wayOut={wayOut} />
        )}
      </Page>
    );
  }
  const leavesAt = home.state === 'member' ? home.person.leavesAt : null;
  return (
    <Page className="me">
      {trouble !== null && <TroubleAbove trouble={trouble} time={clock(home.now)} onRetry={load} />}
      {leavesAt !== null && (
        <LeavingBar leavesAt={leavesAt} now={home.now} onStayed={() => void load()} />
      )}
      {home.state === 'member' ? <MeHeader home={home} /> : <VisitorHeader />}
      {home.state === 'member' && <MemberRows />}
      <PhoneRows servicePhone={home.brand.servicePhone} />
      <LegalFoot brand={home.brand} isMember={isMember} />
    </Page>
  );
}

function MemberRows() {
  const { say } = useSpeech();
  return (
    <>
      <EntryRows>
        <EntryRow
          icon="me"
          title={say(words.me.profile)}
          hint={say(words.me.profileHint)}
          onPress={() => goTo(routes.profile)}
        />
        <EntryRow
          icon="family"
          title={say(words.family.title)}
          hint={say(words.family.rowHint)}
          onPress={() => goTo(routes.family)}
        />
        <EntryRow
          icon="phone"
          title={say(words.phone.row)}
          hint={say(words.phone.rowHint)}
          onPress={() => goTo(routes.phone)}
        />
      </EntryRows>
      <EntryRows>
        <EntryRow
          icon="order"
          title={say(words.orders.title)}
          onPress={() => goTo(routes.orders)}
        />
        <EntryRow
          icon="question"
          title={say(words.orders.questions)}
          onPress={() => goTo(routes.questions)}
        />
      </EntryRows>
      <EntryRows>
        <EntryRow
          icon="bell"
          title={say(words.reminders.title)}
          hint={say(words.reminders.hint)}
          onPress={() => goTo(routes.messages)}
        />
        <EntryRow
          icon="shield"
          title={say(words.me.privacy)}
          hint={say(words.me.privacyHint)}
          onPress={() => goTo(routes.privacy)}
        />
      </EntryRows>
    </>
  );
}
