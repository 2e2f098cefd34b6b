import { withCommas } from '@huigan/shared/kernel/words';
import { Text } from '@tarojs/components';
import { useEffect, useRef, useState } from 'react';
import { wantsStillness } from '../lib/stillness';

const ROLL_MS = 600;
const FRAME_MS = 33;

/** A number that rolls once to its new value when it changes, and stands still otherwise. */
export function RollingNumber({ value, className }: { value: number; className: string }) {
  const [shown, setShown] = useState(value);
  const from = useRef(value);

  useEffect(() => {
    const start = from.current;
    if (start === value) return;
    if (wantsStillness()) {
      from.current = value;
      setShown(value);
      return;
    }
    const since = Date.now();
    const timer = setInterval(() => {
      const share = Math.min(1, (Date.now() - since) / ROLL_MS);
      from.current = Math.round(start + (value - start) * easeOut(share));
      setShown(from.current);
      if (share === 1) clearInterval(timer);
    }, FRAME_MS);
    return () => clearInterval(timer);
  }, [value]);

  return <Text className={className}>{withCommas(shown)}</Text>;
}

const easeOut = (share: number): number => 1 - (1 - share) ** 3;
