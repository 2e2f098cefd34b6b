import type { Place } from '@huigan/shared/kernel/place';
import type { ShopSeen } from '@huigan/shared/shops/contracts';
import Taro from '@tarojs/taro';
import { useCallback, useRef, useState } from 'react';
import { doingWords } from '../../copy/refusals';
import { api } from '../../lib/client';
import { useSpeech } from '../../lib/language';
import { locate } from '../../lib/location';
import { askShops } from '../../lib/shops';
import { usePages } from '../../lib/use-pages';

export type Nearness = 'off' | 'asking' | 'on' | 'refused';
export type Shops = ReturnType<typeof useShops>;

/** The shops that fit what is typed, near the phone once it was asked where it is, and favourites. */
export function useShops() {
  const { say } = useSpeech();
  const [search, find] = useState('');
  const [near, setNear] = useState<Place | null>(null);
  const [nearness, setNearness] = useState<Nearness>('off');
  const ask = useCallback(
    (after: number | null) => askShops({ search, near }, after),
    [search, near],
  );
  const list = usePages<ShopSeen, number>(ask);
  const marking = useRef(new Set<string>());

  const lookAround = async (): Promise<void> => {
    setNearness('asking');
    const place = await locate();
    setNearness(place === null ? 'refused' : 'on');
    if (place !== null) setNear(place);
  };
  const mark = (id: string, isFavourite: boolean): void =>
    list.change((shops) => shops.map((shop) => (shop.id === id ? { ...shop, isFavourite } : shop)));
  /** Shown at once, and taken back where it was refused. */
  const favour = async ({ id, isFavourite }: ShopSeen): Promise<void> => {
    if (marking.current.has(id)) return;
    marking.current.add(id);
    mark(id, !isFavourite);
    const result = await api.shops.favour({ shop: id, isFavourite: !isFavourite });
    marking.current.delete(id);
    if (result.ok) return;
    mark(id, isFavourite);
    void Taro.showToast({ title: say(doingWords(result.error).failed), icon: 'none' });
    // It may have been done all the same: what stands is asked for.
    if (result.error.code === 'common/unavailable') await list.load();
  };
  return { ...list, search, find, nearness, lookAround, favour };
}
