import type { Words } from '@huigan/shared/kernel/words';
import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { doingWords, isBusy, showingWords } from '../copy/refusals';
import { words } from '../copy/words';
import { useSpeech } from '../lib/language';
import type { Trouble } from '../lib/use-load';
import { ActionButton } from './action-button';
import { type DrawingName, EmptyDrawing } from './empty-drawing';
import './faces.scss';
import { Icon } from './icon';

const INK_2 = '#5F6762';

/** The face of a page that has nothing to show: what failed, what to do, and what it means. */
export function TroublePage({
  trouble,
  onRetry,
  wayOut,
}: {
  trouble: Trouble;
  onRetry: () => void;
  /** Where a refusal leads; an outage is tried again instead. */
  wayOut: { readonly label: string; readonly go: () => void };
}) {
  const { say } = useSpeech();
  const outage = trouble.code === 'common/unavailable';
  const { failed, act, effect } = showingWords(trouble);
  return (
    <View className="face">
      <Icon name={outage ? 'cloud' : 'alert'} colour={INK_2} size="large" />
      <Text className="face__title">{say(failed)}</Text>
      <Text className="face__text">{say(act)}</Text>
      {effect !== null && <Text className="face__text">{say(effect)}</Text>}
      <View className="face__action">
        {outage ? (
          <ActionButton onPress={onRetry}>{say(words.faces.retry)}</ActionButton>
        ) : (
          <ActionButton onPress={wayOut.go}>{wayOut.label}</ActionButton>
        )}
      </View>
      <Reference trouble={trouble} />
    </View>
  );
}

/**
 * The same in place, above the button that met it: what was filled in stays. Where no answer came, what was
 * asked for may have been done all the same, and nobody here can say that it was not.
 */
export function TroubleNote({
  trouble,
  mayBeDone = true,
  stands,
}: {
  trouble: Trouble;
  /** Not where something was only to be shown. */
  mayBeDone?: boolean;
  /** Where it was read since whether it was done: that another tap would undo it is not to be learnt by one. */
  stands?: Words | undefined;
}) {
  const { say } = useSpeech();
  const said = mayBeDone ? doingWords(trouble) : showingWords(trouble);
  const isKnown = stands !== undefined && trouble.code === 'common/unavailable';
  const { failed, act, effect } = isKnown ? { ...said, act: stands } : said;
  return (
    <Note>
      <Text className="note__title">{say(failed)}</Text>
      <Text className="note__text">{say(act)}</Text>
      {effect !== null && <Text className="note__text">{say(effect)}</Text>}
      <Reference trouble={trouble} />
    </Note>
  );
}

export function Note({ children }: { children: ReactNode }) {
  return (
    <View className="note" ariaRole="alert">
      {children}
    </View>
  );
}

/** One sentence and the next step, where a list has nothing yet. */
export function EmptyFace({
  sentence,
  drawing = 'points',
  children,
}: {
  sentence: string;
  drawing?: DrawingName;
  children?: ReactNode;
}) {
  return (
    <View className="face">
      <EmptyDrawing name={drawing} />
      <Text className="face__text">{sentence}</Text>
      {children !== undefined && <View className="face__action">{children}</View>}
    </View>
  );
}

/** Above content that could not be refreshed: the time it is from, or what was refused instead. */
export function TroubleAbove({
  trouble,
  time,
  onRetry,
}: {
  trouble: Trouble;
  time: string;
  onRetry: () => void;
}) {
  const { say } = useSpeech();
  if (trouble.code !== 'common/unavailable') return <TroubleNote trouble={trouble} />;
  const said = isBusy(trouble) ? words.faces.staleBusy(time) : words.faces.stale(time);
  return (
    <View className="stale-bar" hoverClass="pressed" onClick={onRetry}>
      <Text>{say(said)}</Text>
      <Text className="stale-bar__retry">{say(words.faces.retry)}</Text>
    </View>
  );
}

function Reference({ trouble }: { trouble: Trouble }) {
  const { say } = useSpeech();
  if (trouble.requestId === '') return null;
  return <Text className="reference">{say(words.faces.reference(trouble.requestId))}</Text>;
}
