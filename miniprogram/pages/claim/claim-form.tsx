import type { Instant } from '@huigan/shared/kernel/time';
import type { TicketSeen } from '@huigan/shared/service/contracts';
import { CLAIM_DAYS } from '@huigan/shared/service/preview';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { dayNamed, onDayNamed } from '../../copy/dates';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import { ActionButton } from '../../parts/action-button';
import { TroubleNote } from '../../parts/faces';
import { DateField } from '../../parts/form/date-field';
import { PressField } from '../../parts/form/press-field';
import { MoneyField, TextField } from '../../parts/form/text-field';
import './claim-form.scss';
import type { Draft, Problems } from '../../lib/receipt';
import { ShopSheet } from '../../parts/shop-sheet';
import { useClaim } from './use-claim';

const NUMBER_MAX = 32;

/** What the receipt says; what is typed stays until it was taken. */
export function ClaimForm({ onSent }: { onSent: (ticket: TicketSeen) => void }) {
  const { say } = useSpeech();
  const { draft, change, problems, refused, isSending, send } = useClaim(onSent);
  const [isChoosing, setChoosing] = useState(false);
  return (
    <>
      <View className="claim-form">
        <Fields
          draft={draft}
          problems={problems}
          onChange={change}
          onShop={() => setChoosing(true)}
        />
      </View>
      {refused !== null && <TroubleNote trouble={refused} />}
      <ActionButton disabled={isSending} onPress={() => void send()}>
        {say(isSending ? words.claim.sending : words.claim.send)}
      </ActionButton>
      {isChoosing && (
        <ShopSheet onChoose={(shop) => change({ shop })} onClose={() => setChoosing(false)} />
      )}
    </>
  );
}

function Fields({
  draft,
  problems,
  onChange,
  onShop,
}: {
  draft: Draft;
  problems: Problems;
  onChange: (change: Partial<Draft>) => void;
  onShop: () => void;
}) {
  const { say } = useSpeech();
  const now = Date.now() as Instant;
  const wrong = (field: keyof Draft) => {
    const problem = problems[field];
    return problem === undefined ? {} : { problem: say(problem) };
  };
  const { number, shop, day, amount } = draft;
  return (
    <>
      <TextField
        label={say(words.claim.number)}
        hint={say(words.claim.numberHint)}
        maxLength={NUMBER_MAX}
        value={number}
        onChange={(typed) => onChange({ number: typed })}
        {...wrong('number')}
      />
      <PressField
        label={say(words.claim.shop)}
        shown={say(shop?.name ?? words.claim.chooseShop)}
        isEmpty={shop === null}
        onPress={onShop}
        {...wrong('shop')}
      />
      <DateField
        label={say(words.claim.day)}
        hint={say(words.claim.dayHint)}
        value={day}
        shown={say(day === null ? words.claim.chooseDay : onDayNamed(day, now))}
        first={dayNamed(now, CLAIM_DAYS)}
        last={dayNamed(now)}
        onChange={(chosen) => onChange({ day: chosen })}
        {...wrong('day')}
      />
      <MoneyField
        label={say(words.claim.amount)}
        value={amount}
        onChange={(typed) => onChange({ amount: typed })}
        {...wrong('amount')}
      />
    </>
  );
}
