import type { EntryKind } from '@huigan/shared/account/contracts';
import { ScrollView, Text, View } from '@tarojs/components';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import './filter-pills.scss';

/** Six kinds, six filters; vesting, holding, tiers and benefits are seen among all. */
export type Filter = Extract<EntryKind, keyof typeof words.statement.kinds> | 'all';

const filters = [
  'all',
  'earn',
  'spend',
  'restore',
  'claw',
  'expire',
  'adjust',
] as const satisfies Filter[];

export const filterWords = (filter: Filter) =>
  filter === 'all' ? words.statement.all : words.statement.kinds[filter];

export function FilterPills({
  chosen,
  onChoose,
}: {
  chosen: Filter;
  onChoose: (filter: Filter) => void;
}) {
  const { say } = useSpeech();
  return (
    <ScrollView scrollX enhanced showScrollbar={false} className="pills">
      <View className="pills__rail">
        {filters.map((filter) => (
          <View
            key={filter}
            className="pills__touch"
            ariaRole="radio"
            ariaChecked={filter === chosen}
            onClick={() => onChoose(filter)}
          >
            <Text className={`pill ${filter === chosen ? 'pill--on' : ''}`}>
              {say(filterWords(filter))}
            </Text>
          </View>
        ))}
      </View>
    </ScrollView>
  );
}
