import type { News } from '@huigan/shared/account/contracts';
import { type Words, withCommas, yuan } from '@huigan/shared/kernel/words';
import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { inFours } from '../../copy/in-fours';
import { isBusy } from '../../copy/refusals';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import type { Trouble } from '../../lib/use-load';
import { Barcode, QrCode } from '../../parts/member-code';
import './code-card.scss';

/** What a cashier scans: bars for a till, a square for a camera, digits for fingers. */
export function CodeCard({
  memberNo,
  shown,
  news,
  trouble,
  children,
}: {
  memberNo: string;
  /** The code of this minute; null where only the number is known. */
  shown: { readonly digits: string; readonly passed: number } | null;
  news: News | null;
  trouble: Trouble | null;
  /** Whose it is; its place is kept while that is not known. */
  children: ReactNode;
}) {
  const { say } = useSpeech();
  return (
    <View className="code-card">
      <View className="code-card__holder">{children}</View>
      <Barcode digits={shown?.digits ?? memberNo} />
      <QrCode text={shown?.digits ?? memberNo} />
      <Text className="code-card__worth">{news === null ? '' : say(worthWords(news))}</Text>
      <Foot trouble={trouble} shown={shown} />
      <View className="code-card__number">
        <Text className="code-card__label">{say(words.code.number)}</Text>
        <Text className="code-card__digits">{inFours(memberNo)}</Text>
      </View>
    </View>
  );
}

/** What may be used of it, never what may not. */
function worthWords({ spendable, limit, worthFen }: News) {
  const points = withCommas(spendable);
  if (limit?.monthMax === 0) return words.code.earnsOnly(points);
  if (limit?.left === 0) return words.code.usedUp(points);
  if (worthFen === null || worthFen <= 0) return words.code.points(points);
  const worth = { points, yuan: yuan(worthFen) };
  return limit === null || limit.left >= spendable
    ? words.code.worth(worth)
    : words.code.within({ ...worth, left: withCommas(limit.left) });
}

function Foot({
  trouble,
  shown,
}: {
  trouble: Trouble | null;
  shown: { readonly passed: number } | null;
}) {
  const { say } = useSpeech();
  if (shown === null) {
    return <Text className="code-card__note">{say(words.code.onlyNumber)}</Text>;
  }
  const left = `${Math.round((1 - shown.passed) * 100)}%`;
  return (
    <>
      <View className="code-card__minute">
        <View className="code-card__left" style={{ width: left }} />
      </View>
      <Text className="code-card__note">{say(noteWords(trouble))}</Text>
    </>
  );
}

function noteWords(trouble: Trouble | null): Words {
  if (trouble?.code !== 'common/unavailable') return words.code.changes;
  return isBusy(trouble) ? words.code.busy : words.code.offline;
}
