import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import './entry-rows.scss';

/** Ways that belong together, in one card. */
export function EntryRows({ children }: { children: ReactNode }) {
  return <View className="entry-rows">{children}</View>;
}
