import { dayOf, type Instant, type UtcOffset } from '@huigan/shared/kernel/time';
import type { Words } from '@huigan/shared/kernel/words';
import { Picker, Text, View } from '@tarojs/components';
import { dayWords } from '../../copy/dates';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import { useAccent } from '../../lib/theme';
import { Icon } from '../../parts/icon';
import { ageOf, lastDue } from './child-dates';
import './child-row.scss';
import type { Child } from './use-profile';

const CHINA = 480 as UtcOffset;

/** One child. Once the day they were due has passed, the question whether they are born. */
export function ChildRow({
  child,
  now,
  onEdit,
  onBorn,
  onMoved,
}: {
  child: Child;
  now: Instant;
  onEdit: () => void;
  onBorn: () => void;
  onMoved: (date: string & Child['date']) => void;
}) {
  const { say } = useSpeech();
  const accent = useAccent();
  const name = nameOf(child);
  const today = dayOf(now, CHINA);
  const age = child.stage === 'born' ? ageOf(child.date, today) : null;
  const day = dayWords(child.date, !child.date.startsWith(today.slice(0, 4)));
  const dated = child.stage === 'born' ? words.children.bornOn : words.children.dueOn;
  return (
    <View className="child">
      <View className="child__row" hoverClass="pressed" ariaRole="button" onClick={onEdit}>
        <Icon name="child" colour={accent} />
        <View className="child__words">
          <Text className="child__name">{say(name)}</Text>
          <Text className="child__date">{say(dated({ day }))}</Text>
          {age !== null && <Text className="child__date">{say(age)}</Text>}
        </View>
        <Text className="child__edit">{say(words.children.edit)}</Text>
      </View>
      {child.isAwaited && (
        <View className="child__question">
          <Text className="child__asked">{say(words.children.asked(name))}</Text>
          <View className="child__answers">
            <View className="child__yes" hoverClass="pressed" ariaRole="button" onClick={onBorn}>
              <Text>{say(words.children.yes)}</Text>
            </View>
            <Picker
              mode="date"
              value={today}
              start={today}
              end={lastDue(now)}
              onChange={({ detail }) => onMoved(detail.value as Child['date'])}
            >
              <View className="child__later" hoverClass="pressed" ariaRole="button">
                <Text>{say(words.children.later)}</Text>
              </View>
            </Picker>
          </View>
        </View>
      )}
    </View>
  );
}

const nameOf = ({ name }: Child): Words =>
  name === null ? words.children.child : { zh: name, en: name };
