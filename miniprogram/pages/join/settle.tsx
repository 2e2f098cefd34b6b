import { Text, View } from '@tarojs/components';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import type { PhoneNumberDetail } from '../../lib/phone-code';
import { ActionButton, PhoneNumberButton } from '../../parts/action-button';
import { ReceiptProof } from '../../parts/receipt-proof';
import './settle.scss';
import type { Settling } from './use-join';

type Join = (detail: PhoneNumberDetail, settling: Settling) => Promise<void>;

/** The number was somebody's before: a receipt shows that it was them, or they begin anew. */
export function Settle({ working, join }: { working: boolean; join: Join }) {
  const { say } = useSpeech();
  const confirm = say(words.proof.confirm);
  return (
    <>
      <ReceiptProof>
        {(receipt) =>
          receipt === null ? (
            <ActionButton disabled onPress={() => undefined}>
              {confirm}
            </ActionButton>
          ) : (
            <PhoneNumberButton
              disabled={working}
              onPhoneNumber={(detail) => void join(detail, { receipt })}
            >
              {confirm}
            </PhoneNumberButton>
          )
        }
      </ReceiptProof>
      <View className="settle">
        <PhoneNumberButton
          disabled={working}
          onPhoneNumber={(detail) => void join(detail, { afresh: true })}
        >
          {say(words.proof.afresh)}
        </PhoneNumberButton>
        <Text className="settle__note">{say(words.proof.afreshNote)}</Text>
      </View>
    </>
  );
}
