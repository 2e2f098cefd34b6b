import { Text, View } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import { inFours } from '../../copy/in-fours';
import { words } from '../../copy/words';
import { api } from '../../lib/client';
import { useSpeech } from '../../lib/language';
import { useAction } from '../../lib/use-action';
import { useTrouble } from '../../lib/use-trouble';
import { ActionButton } from '../../parts/action-button';
import { TroubleNote } from '../../parts/faces';
import { NumberField } from '../../parts/form/text-field';
import { Sheet } from '../../parts/sheet';
import './leave-sheet.scss';
import type { Privacy } from './privacy';

const DIGITS = 4;

/** What leaving costs, what goes, what stays and why; then a number to type, so that no tap does it. */
export function LeaveSheet({
  seen,
  onLeft,
  onClose,
}: {
  seen: Privacy;
  onLeft: () => Promise<void>;
  onClose: () => void;
}) {
  const { say } = useSpeech();
  const [confirm, setConfirm] = useState('');
  const [trouble, meet] = useTrouble();
  const [working, leave] = useAction(async () => {
    const asked = await api.privacy.leave({ confirm });
    meet(asked.ok ? null : asked.error);
    if (!asked.ok) return;
    onClose();
    await onLeft();
  });
  return (
    <Sheet title={say(words.leaving.title)} onClose={onClose}>
      <Losses losses={seen.losses} />
      <Part title={say(words.leaving.goes)}>{say(words.leaving.goesText)}</Part>
      <Part title={say(words.leaving.stays)}>{say(words.leaving.staysText)}</Part>
      <Text className="leaving__text">{say(words.leaving.cooling)}</Text>
      <NumberField
        label={say(words.leaving.confirm(inFours(seen.memberNo)))}
        value={confirm}
        maxLength={DIGITS}
        onChange={setConfirm}
      />
      <View className="leaving__action">
        {trouble !== null && <TroubleNote trouble={trouble} />}
        <ActionButton disabled={working || confirm.length < DIGITS} onPress={() => void leave()}>
          {say(working ? words.leaving.working : words.leaving.action)}
        </ActionButton>
      </View>
    </Sheet>
  );
}

function Losses({ losses }: { losses: Privacy['losses'] }) {
  const { say } = useSpeech();
  if (losses.length === 0) return null;
  return (
    <View className="leaving__losses">
      <Text className="leaving__title">{say(words.leaving.lose)}</Text>
      {losses.map(({ what, amount }) => (
        <View key={what.en} className="leaving__loss">
          <Text>{say(what)}</Text>
          <Text className="leaving__amount">{say(amount)}</Text>
        </View>
      ))}
    </View>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <View className="leaving__part">
      <Text className="leaving__title">{title}</Text>
      <Text className="leaving__text">{children}</Text>
    </View>
  );
}
