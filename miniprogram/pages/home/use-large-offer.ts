import Taro from '@tarojs/taro';
import { useEffect } from 'react';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import { isLargeWorthOffering, useTextSize } from '../../lib/text-size';

/** Offers 大字版 to whoever seems to need it, once: the answer is their choice, a no as well. */
export function useLargeOffer(isReady: boolean): void {
  const { say } = useSpeech();
  const { setLarge } = useTextSize();
  useEffect(() => {
    if (!isReady || !isLargeWorthOffering()) return;
    const asked = Taro.showModal({
      title: say(words.me.large),
      content: say(words.me.largeOffer),
      confirmText: say(words.me.largeYes),
      cancelText: say(words.me.largeNo),
    });
    // A dialog that could not be shown is shown another time.
    asked.then(({ confirm }) => setLarge(confirm)).catch(() => undefined);
  }, [isReady, say, setLarge]);
}
