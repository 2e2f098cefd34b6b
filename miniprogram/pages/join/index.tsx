import type { Home } from '@huigan/shared/account/contracts';
import { Text, View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { words } from '../../copy/words';
import { lastHome, loadHome } from '../../lib/home';
import { usePageTitle, useSpeech } from '../../lib/language';
import { goHome } from '../../lib/routes';
import { useLoad } from '../../lib/use-load';
import { ActionButton, PhoneNumberButton } from '../../parts/action-button';
import { JoinBones } from '../../parts/bones';
import { Consent } from '../../parts/consent';
import { EmptyFace, Note, TroubleNote, TroublePage } from '../../parts/faces';
import { Icon, type IconName } from '../../parts/icon';
import { Page } from '../../parts/page';
import { Purposes } from './purposes';
import { Settle } from './settle';
import './index.scss';
import { PolicySheet } from '../../parts/policy-sheet';
import { type JoinNote, useJoin } from './use-join';

const promises = [
  { icon: 'phone', words: words.join.asked },
  { icon: 'shield', words: words.join.notAsked },
  { icon: 'leave', words: words.join.leave },
] as const satisfies readonly { icon: IconName; words: unknown }[];

export default function JoinPage() {
  const { say } = useSpeech();
  const [{ value: home, trouble }, load] = useLoad(loadHome, lastHome());
  usePageTitle(words.join.title);
  useDidShow(() => void load());

  const toHome = { label: say(words.faces.toHome), go: goHome };
  return (
    <Page className="join">
      {home === null && trouble === null && <JoinBones />}
      {home === null && trouble !== null && (
        <TroublePage trouble={trouble} onRetry={load} wayOut={toHome} />
      )}
      {home?.state === 'visitor' && <JoinForm brand={home.brand} reload={load} />}
      {home?.state === 'member' && (
        <EmptyFace sentence={say(words.join.already)}>
          <ActionButton onPress={toHome.go}>{toHome.label}</ActionButton>
        </EmptyFace>
      )}
    </Page>
  );
}

function JoinForm({ brand, reload }: { brand: Home['brand']; reload: () => Promise<void> }) {
  const { say } = useSpeech();
  const [reading, setReading] = useState(false);
  const joining = useJoin(brand.policyVersion, reload);
  const { agreed, optional, working, note, isAsked, toggle, toggleOptional, askToAgree, join } =
    joining;
  const label = say(working ? words.join.working : words.join.action);
  return (
    <>
      <View className="join__card">
        <Text className="join__headline">{say(words.join.headline(say(brand.name)))}</Text>
        <Text className="join__purpose">{say(words.join.purpose)}</Text>
        {promises.map((promise) => (
          <View key={promise.icon} className="join__promise">
            <Icon name={promise.icon} colour={brand.accent} />
            <Text className="join__promise-words">{say(promise.words)}</Text>
          </View>
        ))}
      </View>
      <View className="join__foot">
        <Consent
          agreed={agreed}
          accent={brand.accent}
          version={brand.policyVersion}
          onToggle={toggle}
          onRead={() => setReading(true)}
        />
        <Purposes chosen={optional} onToggle={toggleOptional} />
        <NoteAbove note={note} />
        {agreed ? (
          <PhoneNumberButton disabled={working} onPhoneNumber={(detail) => void join(detail)}>
            {label}
          </PhoneNumberButton>
        ) : (
          <ActionButton onPress={askToAgree}>{label}</ActionButton>
        )}
        {isAsked && agreed && <Settle working={working} join={join} />}
      </View>
      {reading && <PolicySheet version={brand.policyVersion} onClose={() => setReading(false)} />}
    </>
  );
}

function NoteAbove({ note }: { note: JoinNote }) {
  const { say } = useSpeech();
  if (note === null) return null;
  if (note.kind === 'refused') return <TroubleNote trouble={note.trouble} />;
  return (
    <Note>
      <Text>{say(note.kind === 'declined' ? words.join.declined : words.join.agreeFirst)}</Text>
    </Note>
  );
}
