import type { StatementEntry } from '@huigan/shared/account/contracts';
import { DAY_MS, type Instant } from '@huigan/shared/kernel/time';
import type { Words } from '@huigan/shared/kernel/words';
import { Text, View } from '@tarojs/components';
import { clock, onDay } from '../../copy/dates';
import { signed } from '../../copy/signed';
import { whenAndWhere } from '../../copy/when-and-where';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import { goTo, routes } from '../../lib/routes';
import { Icon } from '../../parts/icon';
import { Sheet } from '../../parts/sheet';
import './entry-sheet.scss';

/** An order told this much after it happened says when it was recorded. */
const LATE_MS = DAY_MS;

type Props = {
  readonly entry: StatementEntry;
  readonly now: Instant;
  readonly onClose: () => void;
  /** Where somebody goes who thinks the number is wrong; without it no way to the desk is offered. */
  readonly onDispute?: (entry: StatementEntry) => void;
};

/** How one number came about: the calculation, the rules that did not apply, whose rules they were. */
export function EntrySheet({ entry, now, onClose, onDispute }: Props) {
  const { say } = useSpeech();
  const { steps, missed, rules } = entry.why;
  return (
    <Sheet title={say(words.why.title)} onClose={onClose}>
      <View className="why__head">
        <View className="why__titles">
          <Text className="why__title">{say(entry.title)}</Text>
          <Text className="why__note">{say(whenAndWhere(entry, now))}</Text>
        </View>
        {entry.amount !== null && <Text className="why__amount">{signed(entry.amount)}</Text>}
      </View>
      {steps.length > 0 && (
        <View className="why__steps">
          {steps.map((step, index) => (
            <View key={`${index}:${step.words.en}`} className="why__step">
              <Text className="why__words">{say(step.words)}</Text>
              {step.amount !== null && <Text className="why__number">{step.amount}</Text>}
            </View>
          ))}
        </View>
      )}
      {missed.length > 0 && <Missed rules={missed} />}
      <View className="why__foot">
        {entry.postedAt - entry.at >= LATE_MS && (
          <Text className="why__note">{say(words.why.postedAt(moment(entry.postedAt, now)))}</Text>
        )}
        {rules !== null && <Text className="why__note">{say(rules)}</Text>}
      </View>
      {onDispute !== undefined && (
        <View className="why__ways">
          <Way words={words.why.question} onPress={() => onDispute(entry)} />
          <Way words={words.claim.fromEntry} onPress={() => goTo(routes.claim)} />
        </View>
      )}
    </Sheet>
  );
}

/** Somewhere to go from here with what is still unclear. */
function Way({ words: said, onPress }: { words: Words; onPress: () => void }) {
  const { say } = useSpeech();
  return (
    <View className="why__question" hoverClass="pressed" ariaRole="button" onClick={onPress}>
      <Text>{say(said)}</Text>
      <Icon name="onward" colour="#5F6762" size="small" />
    </View>
  );
}

function Missed({ rules }: { rules: readonly Words[] }) {
  const { say } = useSpeech();
  return (
    <View className="why__missed">
      <Text className="why__subtitle">{say(words.why.missed)}</Text>
      {rules.map((rule) => (
        <Text key={rule.en} className="why__rule">
          {say(rule)}
        </Text>
      ))}
    </View>
  );
}

function moment(at: Instant, now: Instant): Words {
  const day = onDay(at, now);
  return { zh: `${day.zh} ${clock(at)}`, en: `${day.en} ${clock(at)}` };
}
