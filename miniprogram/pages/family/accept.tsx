import { Text, View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { words } from '../../copy/words';
import { api } from '../../lib/client';
import { forgetHome, lastHome, loadHome } from '../../lib/home';
import { useSpeech } from '../../lib/language';
import { goHome } from '../../lib/routes';
import { useAction } from '../../lib/use-action';
import { useLoad } from '../../lib/use-load';
import { useTrouble } from '../../lib/use-trouble';
import { ActionButton } from '../../parts/action-button';
import { CardBones } from '../../parts/card-bones';
import { Consent } from '../../parts/consent';
import { Note, TroubleNote, TroublePage } from '../../parts/faces';
import { PolicySheet } from '../../parts/policy-sheet';
import './accept.scss';

/** What somebody sees who was invited: what it is, the policy, and one button. */
export function Accept({ invite }: { invite: string }) {
  const { say } = useSpeech();
  const [{ value: home, trouble }, load] = useLoad(loadHome, lastHome());
  const [reading, setReading] = useState(false);
  const [agreed, setAgreed] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const [refused, meet] = useTrouble();
  useDidShow(() => void load());
  const [working, accept] = useAction(async (policyVersion: string) => {
    setAsked(!agreed);
    if (!agreed) return;
    const joined = await api.members.joinFamily({ invite, policyVersion });
    if (!joined.ok) return meet(joined.error);
    forgetHome();
    goHome();
  });
  if (home === null) {
    const wayOut = { label: say(words.faces.toHome), go: goHome };
    if (trouble === null) return <CardBones />;
    return <TroublePage trouble={trouble} onRetry={load} wayOut={wayOut} />;
  }
  const { accent, policyVersion } = home.brand;
  return (
    <View className="accept">
      <Text className="accept__title">{say(words.family.invited)}</Text>
      <Consent
        agreed={agreed}
        accent={accent}
        version={policyVersion}
        onToggle={() => setAgreed(!agreed)}
        onRead={() => setReading(true)}
      />
      {isAsked && !agreed && (
        <Note>
          <Text>{say(words.join.agreeFirst)}</Text>
        </Note>
      )}
      {refused !== null && <TroubleNote trouble={refused} />}
      <ActionButton disabled={working} onPress={() => void accept(policyVersion)}>
        {say(working ? words.family.accepting : words.family.accept)}
      </ActionButton>
      {reading && <PolicySheet version={policyVersion} onClose={() => setReading(false)} />}
    </View>
  );
}
