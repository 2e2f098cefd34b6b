import type { Instant } from '@huigan/shared/kernel/time';
import { type Words, withCommas, yuan } from '@huigan/shared/kernel/words';
import type { TicketSeen } from '@huigan/shared/service/contracts';
import { Text, View } from '@tarojs/components';
import { onDay, onDayNamed } from '../copy/dates';
import { words } from '../copy/words';
import { useSpeech } from '../lib/language';
import './ticket-card.scss';

/** What a member asked the desk, where it stands, and what was answered. */
export function TicketCard({ ticket, now }: { ticket: TicketSeen; now: Instant }) {
  const { say } = useSpeech();
  const { about, answer, at, reference } = ticket;
  const state = answer === null ? words.questions.received : words.questions.states[answer.outcome];
  return (
    <View className="ticket">
      <View className="ticket__head">
        <Text className="ticket__kind">{say(words.questions[about.kind])}</Text>
        <Text className={`ticket__state ticket__state--${toneOf(answer)}`}>{say(state)}</Text>
      </View>
      <Asked about={about} now={now} />
      <Answer answer={answer} now={now} />
      <View className="ticket__foot">
        <Text>{say(words.questions.on({ day: onDay(at, now) }))}</Text>
        <Text>{say(words.questions.reference(reference))}</Text>
      </View>
    </View>
  );
}

const toneOf = (answer: TicketSeen['answer']): 'waiting' | 'good' | 'done' =>
  answer === null ? 'waiting' : (answer.points ?? 0) > 0 ? 'good' : 'done';

function Asked({ about, now }: { about: TicketSeen['about']; now: Instant }) {
  const { say } = useSpeech();
  if (about.kind === 'dispute') return <Text className="ticket__words">{about.words}</Text>;
  const { place, number, day, amountFen } = about;
  const receipt = { day: onDayNamed(day, now), money: yuan(amountFen) };
  return (
    <>
      {place !== null && <Text className="ticket__words">{say(place)}</Text>}
      <Text className="ticket__receipt">{say(words.claim.receipt(receipt))}</Text>
      <Text className="ticket__receipt">{say(words.claim.receiptNo(number))}</Text>
    </>
  );
}

function Answer({ answer, now }: { answer: TicketSeen['answer']; now: Instant }) {
  const { say } = useSpeech();
  if (answer === null) {
    return <Text className="ticket__promise">{say(words.questions.promise)}</Text>;
  }
  const result = resultOf(answer, now);
  return (
    <View className="ticket__answer">
      {result !== null && <Text className="ticket__result">{say(result)}</Text>}
      {answer.takenBack !== null && (
        <Text className="ticket__result">
          {say(words.questions.takenBack(withCommas(answer.takenBack)))}
        </Text>
      )}
      {answer.reason !== null && <Text className="ticket__reason">{answer.reason}</Text>}
      <Text className="ticket__when">
        {say(words.questions.answeredOn({ day: onDay(answer.at, now) }))}
      </Text>
    </View>
  );
}

/** What came of it in points; null where it is told in words alone. */
function resultOf(answer: NonNullable<TicketSeen['answer']>, now: Instant): Words | null {
  const { outcome, points, paidAt } = answer;
  if (points === null) return null;
  const amount = withCommas(points);
  if (paidAt === null) return words.questions.credited(amount);
  const told = { points: amount, day: onDay(paidAt, now) };
  return outcome === 'already' ? words.questions.already(told) : words.questions.creditedOn(told);
}
