import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import { useAccent } from '../../lib/theme';
import { useAction } from '../../lib/use-action';
import { useTrouble } from '../../lib/use-trouble';
import { TroubleNote } from '../../parts/faces';
import { SwitchRow } from '../../parts/form/switch-row';
import { Icon } from '../../parts/icon';
import { ChildRow } from './child-row';
import { ChildSheet } from './child-sheet';
import './children.scss';
import type { Child, Decide, Profile, Save } from './use-profile';

const CHILDREN_MAX = 6;

/** Children, kept only while that is agreed to; one tap ends it and deletes what is kept. */
export function Children({
  profile,
  save,
  decide,
}: {
  profile: Profile;
  save: Save;
  decide: Decide;
}) {
  const { say } = useSpeech();
  const [editing, setEditing] = useState<Child | 'new' | null>(null);
  const [trouble, meet] = useTrouble();
  const [isDeciding, set] = useAction(async (granted: boolean) => {
    const met = await decide(granted);
    meet(met);
    if (met !== null || granted) return;
    void Taro.showToast({ title: say(words.children.stopped), icon: 'none' });
  });
  const put = async (children: readonly Child[]): Promise<boolean> => {
    const met = await save({ children: children.map(asSent) });
    meet(met);
    return met === null;
  };
  return (
    <View className="children">
      <Text className="children__title">{say(words.children.title)}</Text>
      <Text className="children__purpose">{say(words.children.purpose)}</Text>
      {trouble !== null && editing === null && <TroubleNote trouble={trouble} />}
      {profile.childrenAgreed ? (
        <Kept profile={profile} onEdit={setEditing} put={put} onStop={() => void set(false)} />
      ) : (
        <SwitchRow
          title={say(words.children.agree)}
          isOn={false}
          disabled={isDeciding}
          onChange={(isOn) => void set(isOn)}
        />
      )}
      {editing !== null && (
        <ChildSheet
          profile={profile}
          child={editing === 'new' ? null : editing}
          trouble={trouble}
          put={put}
          onClose={() => {
            setEditing(null);
            meet(null);
          }}
        />
      )}
    </View>
  );
}

const asSent = ({ id, name, stage, date }: Child) => ({ id, name, stage, date });

function Kept({
  profile: { children, now },
  onEdit,
  put,
  onStop,
}: {
  profile: Profile;
  onEdit: (child: Child | 'new') => void;
  put: (children: readonly Child[]) => Promise<boolean>;
  onStop: () => void;
}) {
  const { say } = useSpeech();
  const accent = useAccent();
  const replaced = (child: Child): readonly Child[] =>
    children.map((each) => (each.id === child.id ? child : each));
  return (
    <>
      {children.length === 0 && <Text className="children__none">{say(words.children.none)}</Text>}
      {children.map((child) => (
        <ChildRow
          key={child.id}
          child={child}
          now={now}
          onEdit={() => onEdit(child)}
          onBorn={() => void put(replaced({ ...child, stage: 'born' }))}
          onMoved={(date) => void put(replaced({ ...child, date }))}
        />
      ))}
      {children.length < CHILDREN_MAX && (
        <View
          className="children__add"
          hoverClass="pressed"
          ariaRole="button"
          onClick={() => onEdit('new')}
        >
          <Icon name="plus" colour={accent} />
          <Text className="children__add-words">{say(words.children.add)}</Text>
        </View>
      )}
      <View className="children__stop" hoverClass="pressed" ariaRole="button" onClick={onStop}>
        <Text className="children__stop-words">{say(words.children.stop)}</Text>
        <Text className="children__stop-hint">{say(words.children.stopHint)}</Text>
      </View>
    </>
  );
}
