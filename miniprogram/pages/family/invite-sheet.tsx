import { Button, Text, View } from '@tarojs/components';
import Taro, { useShareAppMessage } from '@tarojs/taro';
import { useState } from 'react';
import { words } from '../../copy/words';
import { api } from '../../lib/client';
import { lastHome } from '../../lib/home';
import { useSpeech } from '../../lib/language';
import { routes } from '../../lib/routes';
import { useAction } from '../../lib/use-action';
import { useTrouble } from '../../lib/use-trouble';
import { ActionButton } from '../../parts/action-button';
import { TroubleNote } from '../../parts/faces';
import { TextField } from '../../parts/form/text-field';
import { Sheet } from '../../parts/sheet';
import './invite-sheet.scss';
import { LimitField } from './limit-field';
import { type Limit, monthMaxOf } from './limits';

const CALLED_MAX = 12;

/** Who is invited, how much they may use, and the word that is sent to them. */
export function InviteSheet({ onClose }: { onClose: () => void }) {
  const { say } = useSpeech();
  const [called, setCalled] = useState('');
  const [limit, setLimit] = useState<Limit>('some');
  const [problem, setProblem] = useState(false);
  const [refused, meet] = useTrouble();
  const [invite, setInvite] = useState<string | null>(null);

  const [isMaking, make] = useAction(async () => {
    const name = called.trim();
    setProblem(name === '');
    if (name === '') return;
    const made = await api.members.inviteFamily({ called: name, monthMax: monthMaxOf(limit) });
    meet(made.ok ? null : made.error);
    if (made.ok) setInvite(made.value.invite);
  });
  return (
    <Sheet title={say(words.family.invite)} onClose={onClose}>
      {invite === null ? (
        <>
          <TextField
            label={say(words.family.called)}
            hint={say(words.family.calledHint)}
            maxLength={CALLED_MAX}
            value={called}
            onChange={setCalled}
            {...(problem && { problem: say(words.family.wrongCalled) })}
          />
          <LimitField chosen={limit} onChoose={setLimit} />
          {refused !== null && <TroubleNote trouble={refused} />}
          <ActionButton disabled={isMaking} onPress={() => void make()}>
            {say(words.family.make)}
          </ActionButton>
        </>
      ) : (
        <Send invite={invite} />
      )}
    </Sheet>
  );
}

/** In WeChat as a card; in a browser as a link to copy. */
function Send({ invite }: { invite: string }) {
  const { say } = useSpeech();
  const path = `${routes.family}?invite=${encodeURIComponent(invite)}`;
  const brand = lastHome()?.brand.name ?? words.brand.fallback;
  useShareAppMessage(() => ({ title: say(words.family.share(say(brand))), path }));
  const copy = (): void => {
    void Taro.setClipboardData({ data: `${location.origin}/#${path}` });
    void Taro.showToast({ title: say(words.family.copied), icon: 'none' });
  };
  return (
    <View className="invite-send">
      <Text className="invite-send__note">{say(words.family.holds)}</Text>
      {process.env.TARO_ENV === 'weapp' ? (
        <Button className="action" hoverClass="pressed" openType="share">
          {say(words.family.send)}
        </Button>
      ) : (
        <ActionButton onPress={copy}>{say(words.family.copy)}</ActionButton>
      )}
    </View>
  );
}
