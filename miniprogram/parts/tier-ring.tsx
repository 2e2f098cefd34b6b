import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import './tier-ring.scss';

/** The ring draws itself once, when the card is first seen. */
const DRAW_MS = 500;

/** Two neighbouring borders of a circle begin at its diagonal. */
const ARC_LEAN = 45;

/**
 * A ring of two halves that turn, the second after the first: drawn by the compositor, so neither a
 * canvas nor a script runs while it moves.
 */
export function TierRing({
  share,
  colour,
  track,
  size = 'card',
  children,
}: {
  /** How much of the ring is drawn, 0 to 1. */
  share: number;
  colour: string;
  track: string;
  size?: 'card' | 'page';
  children: ReactNode;
}) {
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDrawn(true), 30);
    return () => clearTimeout(timer);
  }, []);

  const shown = drawn ? Math.min(1, Math.max(0, share)) : 0;
  const firstHalf = Math.min(shown, 0.5);
  const secondHalf = shown - firstHalf;
  const firstMs = share > 0 ? Math.round((DRAW_MS * Math.min(share, 0.5)) / share) : 0;
  return (
    <View className={`tier-ring tier-ring--${size}`} style={{ color: colour }}>
      <View className="tier-ring__track" style={{ borderColor: track }} />
      {share > 0 && <Half side="right" turn={{ share: firstHalf, ms: firstMs, lean: ARC_LEAN }} />}
      {share > 0.5 && (
        <Half
          side="left"
          turn={{ share: secondHalf, ms: DRAW_MS - firstMs, delayMs: firstMs, lean: ARC_LEAN }}
        />
      )}
      {share > 0 && (
        <>
          <View className="tier-ring__end" />
          <View className="tier-ring__end" style={turning({ share: shown, ms: DRAW_MS })} />
        </>
      )}
      <View className="tier-ring__middle">{children}</View>
    </View>
  );
}

/** A half that has nothing to show is left out: turned away, its edges would still show as hairs. */
function Half({ side, turn }: { side: 'right' | 'left'; turn: Turn }) {
  return (
    <View className={`tier-ring__side tier-ring__side--${side}`}>
      <View className={`tier-ring__arc tier-ring__arc--${side}`} style={turning(turn)} />
    </View>
  );
}

type Turn = { share: number; ms: number; delayMs?: number; lean?: number };

const turning = ({ share, ms, delayMs = 0, lean = 0 }: Turn) => ({
  transform: `rotate(${lean + Math.round(share * 3600) / 10}deg)`,
  transition: `transform ${ms}ms linear ${delayMs}ms`,
});
