import type { FamilyView } from '@huigan/shared/members/contracts';
import { Text } from '@tarojs/components';
import Taro, { useDidShow, usePullDownRefresh, useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { words } from '../../copy/words';
import { api } from '../../lib/client';
import { lastHome } from '../../lib/home';
import { usePageTitle, useSpeech } from '../../lib/language';
import { goHome } from '../../lib/routes';
import { useLoad } from '../../lib/use-load';
import { ActionButton } from '../../parts/action-button';
import { CardBones } from '../../parts/bones';
import { EmptyFace, TroubleNote, TroublePage } from '../../parts/faces';
import { Page } from '../../parts/page';
import { Accept } from './accept';
import './index.scss';
import { InviteSheet } from './invite-sheet';
import { PersonRow } from './person-row';
import { useFamily } from './use-family';

/** Who shares the membership, and the way in for who was invited. */
export default function FamilyPage() {
  const { invite } = useRouter().params;
  const { say } = useSpeech();
  usePageTitle(words.family.title);
  return (
    <Page className="family-page">
      <Text className="family-purpose">{say(words.family.purpose)}</Text>
      {invite === undefined || invite === '' ? <Family /> : <Accept invite={invite} />}
    </Page>
  );
}

const loadFamily = () => api.members.family({});

function Family() {
  const { say } = useSpeech();
  const [{ value, trouble }, load] = useLoad<FamilyView>(loadFamily);
  useDidShow(() => void load());
  usePullDownRefresh(async () => {
    await load();
    Taro.stopPullDownRefresh();
  });
  if (value !== null) return <People family={value} reload={load} />;
  if (trouble === null) return <CardBones />;
  const wayOut = { label: say(words.faces.toHome), go: goHome };
  return <TroublePage trouble={trouble} onRetry={load} wayOut={wayOut} />;
}

function People({ family, reload }: { family: FamilyView; reload: () => Promise<void> }) {
  const { say } = useSpeech();
  const [inviting, setInviting] = useState(false);
  const { refused, remove, leave } = useFamily(reload);
  const now = lastHome()?.now ?? null;
  return (
    <>
      {refused !== null && <TroubleNote trouble={refused} />}
      {family.people.map((person) => (
        <PersonRow
          key={person.id}
          person={person}
          now={now}
          {...(family.isOwner && !person.isYou && { onRemove: () => void remove(person) })}
        />
      ))}
      {family.people.length === 1 && (
        <EmptyFace sentence={say(words.family.empty)} drawing="family" />
      )}
      {family.isOwner && family.placesLeft > 0 && (
        <ActionButton onPress={() => setInviting(true)}>{say(words.family.invite)}</ActionButton>
      )}
      {!family.isOwner && (
        <ActionButton onPress={() => void leave()}>{say(words.family.leave)}</ActionButton>
      )}
      {inviting && <InviteSheet onClose={() => setInviting(false)} />}
    </>
  );
}
