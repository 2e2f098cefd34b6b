import { Text, View } from '@tarojs/components';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import { ReceiptProof } from '../../parts/receipt-proof';
import { NumberButton } from './number-button';
import type { Change } from './use-change';

/** The new number was somebody's before: a receipt brings its points along, or the number comes alone. */
export function WasAnothers({
  isReady,
  working,
  change,
}: {
  isReady: boolean;
  working: boolean;
  change: Change;
}) {
  const { say } = useSpeech();
  return (
    <>
      <ReceiptProof>
        {(receipt) => (
          <NumberButton
            label={say(words.proof.confirm)}
            working={working}
            isReady={isReady && receipt !== null}
            onPhoneNumber={(detail) =>
              receipt !== null && void change(detail, { receipt, merge: true })
            }
          />
        )}
      </ReceiptProof>
      <View className="phone-step">
        <Text className="phone-step__hint">{say(words.phone.aloneNote)}</Text>
        <NumberButton
          label={say(words.phone.alone)}
          working={working}
          isReady={isReady}
          onPhoneNumber={(detail) => void change(detail, { afresh: true })}
        />
      </View>
    </>
  );
}
