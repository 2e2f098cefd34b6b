import { useRef, useState } from 'react';

/**
 * Does one thing at a time: taps while it is being done do nothing, also those that come before the button
 * can look busy. What is asked of the cloud may be asked again, so a tap afterwards repeats it safely.
 */
export function useAction<Asked extends readonly unknown[]>(
  act: (...asked: Asked) => Promise<void>,
): readonly [isBusy: boolean, run: (...asked: Asked) => Promise<void>] {
  const [isBusy, setBusy] = useState(false);
  const busy = useRef(false);
  const run = async (...asked: Asked): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    setBusy(true);
    try {
      await act(...asked);
    } finally {
      busy.current = false;
      setBusy(false);
    }
  };
  return [isBusy, run];
}
