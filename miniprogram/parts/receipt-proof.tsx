import type { Receipt } from '@huigan/shared/members/contracts';
import { Text, View } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import { words } from '../copy/words';
import { useSpeech } from '../lib/language';
import { type Draft, emptyDraft, fenOf, problemsIn } from '../lib/receipt';
import { PressField } from './form/press-field';
import { MoneyField, TextField } from './form/text-field';
import './receipt-proof.scss';
import { ShopSheet } from './shop-sheet';

const NUMBER_MAX = 32;

/** A receipt from before, as a proof; `children` gets it once it is filled in, and null until then. */
export function ReceiptProof({ children }: { children: (receipt: Receipt | null) => ReactNode }) {
  const { say } = useSpeech();
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const [isChoosing, setChoosing] = useState(false);
  const change = (changed: Partial<Draft>): void =>
    setDraft((before) => ({ ...before, ...changed }));
  return (
    <View className="receipt-proof">
      <Text className="receipt-proof__title">{say(words.proof.title)}</Text>
      <Text className="receipt-proof__purpose">{say(words.proof.purpose)}</Text>
      <TextField
        label={say(words.claim.number)}
        hint={say(words.claim.numberHint)}
        maxLength={NUMBER_MAX}
        value={draft.number}
        onChange={(number) => change({ number })}
      />
      <PressField
        label={say(words.claim.shop)}
        shown={say(draft.shop?.name ?? words.claim.chooseShop)}
        isEmpty={draft.shop === null}
        onPress={() => setChoosing(true)}
      />
      <MoneyField
        label={say(words.claim.amount)}
        value={draft.amount}
        onChange={(amount) => change({ amount })}
      />
      {children(receiptIn(draft))}
      {isChoosing && (
        <ShopSheet onChoose={(shop) => change({ shop })} onClose={() => setChoosing(false)} />
      )}
    </View>
  );
}

function receiptIn(draft: Draft): Receipt | null {
  const { day: _day, ...problems } = problemsIn(draft);
  const amountFen = fenOf(draft.amount);
  if (Object.keys(problems).length > 0 || draft.shop === null || amountFen === null) return null;
  return { number: draft.number.trim(), shop: draft.shop.id, amountFen };
}
