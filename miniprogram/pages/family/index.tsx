import { ok, type Result } from '@huigan/shared/kernel/result';
import type { Instant } from '@huigan/shared/kernel/time';
import type { FamilyView } from '@huigan/shared/members/contracts';
import { Text } from '@tarojs/components';
import { useDidShow, useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { words } from '../../copy/words';
import { api } from '../../lib/client';
import { lastHome } from '../../lib/home';
import { usePageTitle, useSpeech } from '../../lib/language';
import { type Trouble, useLoad } from '../../lib/use-load';
import { usePullDown } from '../../lib/use-pull-down';
import { ActionButton } from '../../parts/action-button';
import { CardBones } from '../../parts/card-bones';
import { EmptyFace, TroubleNote } from '../../parts/faces';
import { MembersOwn } from '../../parts/members-own';
import { Page } from '../../parts/page';
import { Accept } from './accept';
import './index.scss';
import { InviteSheet } from './invite-sheet';
import { LimitSheet } from './limit-sheet';
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

/** Who is in it, and when that was so by the phone's clock. */
async function loadFamily(): Promise<Result<FamilyView & { now: Instant }, Trouble>> {
  const result = await api.members.family({});
  return result.ok ? ok({ ...result.value, now: Date.now() as Instant }) : result;
}

function Family() {
  const [{ value, trouble }, load] = useLoad(loadFamily);
  useDidShow(() => void load());
  usePullDown(load);
  return (
    <MembersOwn
      value={value}
      trouble={trouble}
      onRetry={load}
      bones={<CardBones cards={['row', 'row']} />}
    >
      {(family) => <People family={family} reload={load} />}
    </MembersOwn>
  );
}

type Person = FamilyView['people'][number];

function People({ family, reload }: { family: FamilyView; reload: () => Promise<void> }) {
  const { say } = useSpeech();
  const [inviting, setInviting] = useState(false);
  const [limiting, setLimiting] = useState<Person | null>(null);
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
          {...(family.isOwner &&
            person.called !== null && {
              onLimit: () => setLimiting(person),
              onRemove: () => void remove(person),
            })}
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
      {limiting !== null && (
        <LimitSheet person={limiting} onChanged={reload} onClose={() => setLimiting(null)} />
      )}
    </>
  );
}
