import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import './exhibit.scss';

/** One part in one state, under its name. */
export function Exhibit({ name, children }: { name: string; children: ReactNode }) {
  return (
    <View className="exhibit">
      <Text className="exhibit__name">{name}</Text>
      {children}
    </View>
  );
}

/** What covers a page on the phone covers a frame here. */
export const Frame = ({ children }: { children: ReactNode }) => (
  <View className="exhibit__frame">{children}</View>
);
