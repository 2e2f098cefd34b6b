import { dayOf, type Instant, type UtcOffset } from '@huigan/shared/kernel/time';
import { withCommas } from '@huigan/shared/kernel/words';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { words } from '../../copy/words';
import { asCsv, asJson } from '../../lib/export-files';
import { handOut } from '../../lib/hand-out';
import { useSpeech } from '../../lib/language';
import { ActionButton } from '../../parts/action-button';
import { TroubleNote } from '../../parts/faces';
import { Sheet } from '../../parts/sheet';
import './export-sheet.scss';
import { type Export, rowsIn, shareOf, useExport } from './use-export';

const CHINA = 480 as UtcOffset;

/** Everything kept about the member: fetched while they look, then given out as files. */
export function ExportSheet({ now, onClose }: { now: Instant; onClose: () => void }) {
  const { say } = useSpeech();
  const { exported, begin } = useExport();
  const { state, pages, trouble } = exported;
  const rows = withCommas(rowsIn(pages));
  return (
    <Sheet title={say(words.exporting.title)} onClose={onClose}>
      <Text className="exporting__text">{say(words.exporting.contents)}</Text>
      {state !== 'idle' && (
        <View className="exporting__progress">
          <View className="exporting__track">
            <View
              className="exporting__bar"
              style={{ width: `${Math.round(shareOf(pages) * 100)}%` }}
            />
          </View>
          <Text className="exporting__rows">
            {say(state === 'done' ? words.exporting.done(rows) : words.exporting.working(rows))}
          </Text>
        </View>
      )}
      {trouble !== null && <TroubleNote trouble={trouble} mayBeDone={false} />}
      {state === 'idle' && (
        <ActionButton onPress={() => void begin()}>
          {say(trouble === null ? words.exporting.start : words.faces.retry)}
        </ActionButton>
      )}
      {state === 'working' && (
        <Text className="exporting__text">{say(words.exporting.mayLeave)}</Text>
      )}
      {state === 'done' && <Files pages={pages} day={dayOf(now, CHINA)} />}
    </Sheet>
  );
}

function Files({ pages, day }: { pages: Export['pages']; day: string }) {
  const { say } = useSpeech();
  const give = async (kind: 'csv' | 'json'): Promise<void> => {
    const text = kind === 'csv' ? asCsv(pages, say) : asJson(pages, say);
    const isGiven = await handOut({ name: `my-data-${day}.${kind}`, text });
    if (!isGiven) void Taro.showToast({ title: say(words.exporting.notHanded), icon: 'none' });
  };
  return (
    <>
      {process.env.TARO_ENV === 'weapp' && (
        <Text className="exporting__text">{say(words.exporting.toChat)}</Text>
      )}
      <View className="exporting__file">
        <ActionButton onPress={() => void give('csv')}>{say(words.exporting.csv)}</ActionButton>
      </View>
      <View className="exporting__file">
        <ActionButton onPress={() => void give('json')}>{say(words.exporting.json)}</ActionButton>
      </View>
    </>
  );
}
