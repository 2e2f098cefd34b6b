import { dayOf, type UtcOffset } from '@huigan/shared/kernel/time';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { dayWords } from '../../copy/dates';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import { useAction } from '../../lib/use-action';
import type { Trouble } from '../../lib/use-load';
import { ActionButton } from '../../parts/action-button';
import { TroubleNote } from '../../parts/faces';
import { ChoiceField } from '../../parts/form/choice-field';
import { DateField } from '../../parts/form/date-field';
import { TextField } from '../../parts/form/text-field';
import { Sheet } from '../../parts/sheet';
import { firstBorn, lastDue } from './child-dates';
import './child-sheet.scss';
import type { Child, Profile } from './use-profile';

const CHINA = 480 as UtcOffset;
const NAME_MAX = 20;

/** A child's nickname and the one date that says how old they are, or when they are due. */
export function ChildSheet({
  profile: { children, now },
  child,
  trouble,
  put,
  onClose,
}: {
  profile: Profile;
  /** Null: one more. */
  child: Child | null;
  trouble: Trouble | null;
  put: (children: readonly Child[]) => Promise<boolean>;
  onClose: () => void;
}) {
  const { say } = useSpeech();
  const [name, setName] = useState(child?.name ?? '');
  const [stage, setStage] = useState<Child['stage']>(child?.stage ?? 'born');
  const [date, setDate] = useState<Child['date'] | null>(child?.date ?? null);
  const others = children.filter(({ id }) => id !== child?.id);
  const [working, send] = useAction(async (next: readonly Child[]) => {
    if (await put(next)) onClose();
  });
  const today = dayOf(now, CHINA);
  const told = (): Child => ({
    id: child?.id ?? newId(children),
    name: name.trim() === '' ? null : name.trim(),
    stage,
    date: date ?? today,
    isAwaited: false,
  });
  const saved = (): readonly Child[] =>
    child === null
      ? [...children, told()]
      : children.map((each) => (each.id === child.id ? told() : each));
  return (
    <Sheet title={say(child === null ? words.children.add : words.children.edit)} onClose={onClose}>
      <TextField
        label={say(words.children.name)}
        value={name}
        maxLength={NAME_MAX}
        onChange={setName}
      />
      <ChoiceField
        label={say(words.children.stage)}
        options={(['born', 'due'] as const).map((id) => ({
          id,
          words: say(words.children.stages[id]),
        }))}
        chosen={stage}
        onChoose={(chosen) => {
          if (chosen !== stage) setDate(null);
          setStage(chosen);
        }}
      />
      <DateField
        label={say(stage === 'born' ? words.children.birthDate : words.children.dueDate)}
        value={date}
        shown={say(date === null ? words.profile.pickDay : dayWords(date, true))}
        first={stage === 'born' ? firstBorn(today) : today}
        last={stage === 'born' ? today : lastDue(now)}
        onChange={(day) => setDate(day as Child['date'])}
      />
      <View className="child-sheet__foot">
        {trouble !== null && <TroubleNote trouble={trouble} />}
        <ActionButton disabled={working || date === null} onPress={() => void send(saved())}>
          {say(working ? words.profile.saving : words.profile.save)}
        </ActionButton>
        {child !== null && (
          <View
            className="child-sheet__remove"
            hoverClass="pressed"
            ariaRole="button"
            onClick={() => void send(others)}
          >
            <Text>{say(words.children.remove)}</Text>
          </View>
        )}
      </View>
    </Sheet>
  );
}

/** The lowest that none of them has. */
function newId(children: readonly Child[]): string {
  const taken = new Set(children.map(({ id }) => id));
  let number = 1;
  while (taken.has(`c${number}`)) number += 1;
  return `c${number}`;
}
