import type { Instant } from '@huigan/shared/kernel/time';
import type { TicketSeen } from '@huigan/shared/service/contracts';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { words } from '../../copy/words';
import { usePageTitle, useSpeech } from '../../lib/language';
import { goTo, routes } from '../../lib/routes';
import { ActionButton } from '../../parts/action-button';
import { CardBones } from '../../parts/card-bones';
import { EntryRow } from '../../parts/entry-row';
import { OwnersOnly } from '../../parts/members-own';
import { Page } from '../../parts/page';
import { TicketCard } from '../../parts/ticket-card';
import { ClaimForm } from './claim-form';
import './index.scss';

/** A receipt no points came for: what it says is typed in, and what became of it is told here. */
export default function ClaimPage() {
  usePageTitle(words.claim.title);
  return (
    <Page>
      <OwnersOnly
        bones={
          <>
            <Purpose />
            <CardBones cards={['claim']} />
          </>
        }
      >
        <Claim />
      </OwnersOnly>
    </Page>
  );
}

function Claim() {
  const { say } = useSpeech();
  const [sent, setSent] = useState<TicketSeen | null>(null);
  return (
    <>
      {sent === null ? (
        <>
          <Purpose />
          <ClaimForm onSent={setSent} />
        </>
      ) : (
        <>
          <TicketCard ticket={sent} now={Date.now() as Instant} />
          <View className="claim-another">
            <ActionButton onPress={() => setSent(null)}>{say(words.claim.another)}</ActionButton>
          </View>
        </>
      )}
      <EntryRow
        icon="question"
        title={say(words.orders.questions)}
        onPress={() => goTo(routes.questions)}
      />
    </>
  );
}

function Purpose() {
  const { say } = useSpeech();
  return <Text className="claim-purpose">{say(words.claim.purpose)}</Text>;
}
