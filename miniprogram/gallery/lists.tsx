import { instant } from '@huigan/shared/kernel/time';
import { points } from '@huigan/shared/kernel/units';
import type { TicketSeen } from '@huigan/shared/service/contracts';
import { View } from '@tarojs/components';
import { words } from '../copy/words';
import { useAccent } from '../lib/theme';
import { LeavingBar } from '../parts/leaving-bar';
import { MembersTrouble } from '../parts/members-own';
import { MoreRow } from '../parts/more-row';
import { PointsRow } from '../parts/points-row';
import { PolicySheet } from '../parts/policy-sheet';
import { TicketCard } from '../parts/ticket-card';
import { TwoWays } from '../parts/two-ways';
import { Exhibit, Frame } from './exhibit';
import { entries, NOW } from './samples';

const nothing = (): void => undefined;

const asked: TicketSeen = {
  reference: 'K2M9-4HTX',
  at: instant('2026-06-15T02:00:00Z'),
  due: instant('2026-06-17T16:00:00Z'),
  about: {
    kind: 'dispute',
    entry: 11,
    words: '6月12日是会员日后的第一个周五，导购说也算双倍，为什么没有？',
  },
  answer: null,
};
const answer: NonNullable<TicketSeen['answer']> = {
  at: instant('2026-06-15T06:00:00Z'),
  outcome: 'credited',
  points: points(1_203_407),
  takenBack: null,
  paidAt: instant('2026-06-10T06:00:00Z'),
  reason: '退货那一刻的双倍没有算进去，已补上。给您添麻烦了。',
};

/** What stands in lists, and at the foot of them. */
export function Lists() {
  const accent = useAccent();
  return (
    <>
      <Exhibit name="points row · pending, arrived, set aside, gone, spent, earned, no number">
        <View className="exhibit__card">
          {entries.map((entry) => (
            <PointsRow key={entry.seq} entry={entry} now={NOW} accent={accent} onOpen={nothing} />
          ))}
        </View>
      </Exhibit>
      <Exhibit name="ticket · waiting, credited, refused">
        <TicketCard ticket={asked} now={NOW} />
        <TicketCard ticket={{ ...asked, answer }} now={NOW} />
        <TicketCard
          ticket={{ ...asked, answer: { ...answer, outcome: 'refused', points: null } }}
          now={NOW}
        />
      </Exhibit>
      <Exhibit name="two ways">
        <TwoWays
          ways={[
            { icon: 'receipt', words: words.orders.title, go: nothing },
            { icon: 'question', words: words.questions.title, go: nothing },
          ]}
        />
      </Exhibit>
      <Exhibit name="more row · idle, loading, failed, ended">
        <View className="exhibit__card">
          {(['idle', 'loading', 'failed'] as const).map((more) => (
            <MoreRow key={more} more={more} ended={false} onMore={nothing} />
          ))}
          <MoreRow more="idle" ended onMore={nothing} />
        </View>
      </Exhibit>
      <Exhibit name="leaving bar">
        <LeavingBar leavesAt={asked.due} now={NOW} onStayed={nothing} />
      </Exhibit>
      <Exhibit name="policy sheet">
        <Frame>
          <PolicySheet version="2026-06" onClose={nothing} />
        </Frame>
      </Exhibit>
      <Exhibit name="refusal · not a member">
        <MembersTrouble
          trouble={{ code: 'members/not_joined', requestId: '7F3K-22' }}
          onRetry={nothing}
        />
      </Exhibit>
    </>
  );
}
