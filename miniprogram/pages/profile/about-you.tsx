import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import { useAction } from '../../lib/use-action';
import { useDraft } from '../../lib/use-draft';
import { useTrouble } from '../../lib/use-trouble';
import { ActionButton } from '../../parts/action-button';
import { TroubleNote } from '../../parts/faces';
import { ChoiceField, ChoicesField } from '../../parts/form/choice-field';
import { TextField } from '../../parts/form/text-field';
import './about-you.scss';
import { BirthdayField } from './birthday-field';
import { askedOf, type Draft, draftOf } from './draft';
import type { Profile, Save } from './use-profile';

const NAME_MAX = 20;
const NOTHING: Partial<Draft> = {};

type Editing = { readonly draft: Draft; readonly change: (some: Partial<Draft>) => void };

/** Name, birthday and tastes, saved together; only what was changed is sent. */
export function AboutYou({ profile, save }: { profile: Profile; save: Save }) {
  const { say } = useSpeech();
  const [edits, setEdits, forget] = useDraft<Partial<Draft>>('profile', NOTHING);
  const [trouble, meet] = useTrouble();
  const draft = { ...draftOf(profile), ...edits };
  const asked = askedOf(draft, profile);
  const hasChanged = Object.keys(asked).length > 0;
  const change = (some: Partial<Draft>): void => setEdits((before) => ({ ...before, ...some }));
  const [working, send] = useAction(async () => {
    const met = await save(asked);
    meet(met);
    // What another phone saved meanwhile is looked at before it is written over.
    if (met === null || met.code === 'profile/changed_elsewhere') forget();
    if (met === null) void Taro.showToast({ title: say(words.profile.saved) });
  });
  return (
    <>
      <View className="about">
        <Text className="about__title">{say(words.profile.about)}</Text>
        <NameFields draft={draft} change={change} />
        <BirthdayField profile={profile} draft={draft} change={change} />
      </View>
      {profile.preferences.length > 0 && (
        <View className="about">
          <Text className="about__title">{say(words.profile.tastes)}</Text>
          <Tastes groups={profile.preferences} draft={draft} change={change} />
        </View>
      )}
      <View className="about__foot">
        {trouble !== null && <TroubleNote trouble={trouble} />}
        <ActionButton disabled={working || !hasChanged} onPress={() => void send()}>
          {say(working ? words.profile.saving : words.profile.save)}
        </ActionButton>
      </View>
    </>
  );
}

function NameFields({ draft, change }: Editing) {
  const { say } = useSpeech();
  const options = (['ms', 'mr', 'none'] as const).map((id) => ({
    id,
    words: say(words.profile.titles[id]),
  }));
  return (
    <>
      <TextField
        label={say(words.profile.name)}
        hint={say(words.profile.nameHint)}
        placeholder={say(words.profile.namePlaceholder)}
        value={draft.name}
        maxLength={NAME_MAX}
        onChange={(name) => change({ name })}
      />
      <ChoiceField
        label={say(words.profile.salutation)}
        options={options}
        chosen={draft.title}
        onChoose={(title) => change({ title })}
      />
    </>
  );
}

/** What the brand asks, each with what it is for. A second tap takes an answer back. */
function Tastes({ groups, draft, change }: Editing & { groups: Profile['preferences'] }) {
  const { say } = useSpeech();
  return (
    <>
      {groups.map((group) => {
        const field = {
          label: say(group.words),
          hint: say(group.purpose),
          options: group.options.map((option) => ({ id: option.id, words: say(option.words) })),
        };
        const chosen = draft.tastes[group.id] ?? [];
        const choose = (ids: readonly string[]): void =>
          change({ tastes: { ...draft.tastes, [group.id]: ids } });
        return group.many ? (
          <ChoicesField key={group.id} {...field} chosen={chosen} onChoose={choose} />
        ) : (
          <ChoiceField
            key={group.id}
            {...field}
            chosen={chosen[0] ?? null}
            onChoose={(id) => choose(id === chosen[0] ? [] : [id])}
          />
        );
      })}
    </>
  );
}
