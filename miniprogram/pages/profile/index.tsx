import { Text } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { clock } from '../../copy/dates';
import { words } from '../../copy/words';
import { usePageTitle, useSpeech } from '../../lib/language';
import { goHome, goTo, routes } from '../../lib/routes';
import type { Trouble } from '../../lib/use-load';
import { usePullDown } from '../../lib/use-pull-down';
import { ActionButton } from '../../parts/action-button';
import { CardBones } from '../../parts/card-bones';
import { EmptyFace, TroubleAbove, TroublePage } from '../../parts/faces';
import { Page } from '../../parts/page';
import { AboutYou } from './about-you';
import { Children } from './children';
import './index.scss';
import { useProfile } from './use-profile';

/** What a member tells of themself, every field with what it is for; none of it has to be told. */
export default function ProfilePage() {
  const { say } = useSpeech();
  const { profile, trouble, load, save, decide } = useProfile();
  usePageTitle(words.profile.title);
  useDidShow(() => void load());
  usePullDown(load);

  return (
    <Page className="profile">
      {(profile !== null || trouble === null) && (
        <Text className="profile__lead">{say(words.profile.lead)}</Text>
      )}
      {profile === null && trouble === null && <CardBones cards={['about', 'children']} />}
      {profile === null && trouble !== null && <NothingToShow trouble={trouble} onRetry={load} />}
      {profile !== null && trouble !== null && (
        <TroubleAbove trouble={trouble} time={clock(profile.now)} onRetry={load} />
      )}
      {profile !== null && (
        <>
          <AboutYou profile={profile} save={save} />
          <Children profile={profile} save={save} decide={decide} />
        </>
      )}
    </Page>
  );
}

function NothingToShow({ trouble, onRetry }: { trouble: Trouble; onRetry: () => void }) {
  const { say } = useSpeech();
  if (trouble.code === 'members/not_joined') {
    return (
      <EmptyFace sentence={say(words.profile.stranger)} drawing="family">
        <ActionButton onPress={() => goTo(routes.join)}>{say(words.visitor.join)}</ActionButton>
      </EmptyFace>
    );
  }
  const wayOut = { label: say(words.faces.toHome), go: goHome };
  return <TroublePage trouble={trouble} onRetry={onRetry} wayOut={wayOut} />;
}
