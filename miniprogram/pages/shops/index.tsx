import type { ShopSeen } from '@huigan/shared/shops/contracts';
import { useReachBottom } from '@tarojs/taro';
import { useState } from 'react';
import { clock } from '../../copy/dates';
import { words } from '../../copy/words';
import { usePageTitle, useSpeech } from '../../lib/language';
import { goHome } from '../../lib/routes';
import { usePullDown } from '../../lib/use-pull-down';
import { ActionButton } from '../../parts/action-button';
import { CardBones } from '../../parts/card-bones';
import { EmptyFace, TroubleAbove, TroublePage } from '../../parts/faces';
import { MoreRow } from '../../parts/more-row';
import { Page } from '../../parts/page';
import { Finder } from './finder';
import { HoursSheet } from './hours-sheet';
import { ShopCard } from './shop-card';
import { useShops } from './use-shops';

/** The brand's shops, for anybody: open or not, how far, and how to get there. */
export default function ShopsPage() {
  const { say } = useSpeech();
  const shops = useShops();
  const [asked, setAsked] = useState<ShopSeen | null>(null);
  usePageTitle(words.shops.title);
  useReachBottom(() => void shops.loadMore());
  usePullDown(shops.load);

  const { pages, trouble, more, search } = shops;
  if (pages === null) {
    return (
      <Page>
        {trouble === null ? (
          <CardBones cards={['finder', 'more', 'more', 'more']} />
        ) : (
          <TroublePage
            trouble={trouble}
            onRetry={() => void shops.load()}
            wayOut={{ label: say(words.faces.toHome), go: goHome }}
          />
        )}
      </Page>
    );
  }
  const { items, now, next } = pages;
  return (
    <Page>
      {trouble !== null && (
        <TroubleAbove trouble={trouble} time={clock(now)} onRetry={() => void shops.load()} />
      )}
      {(items.length > 0 || search !== '') && <Finder shops={shops} />}
      {items.map((shop) => (
        <ShopCard
          key={shop.id}
          shop={shop}
          now={now}
          onOpen={setAsked}
          onFavour={(it) => void shops.favour(it)}
        />
      ))}
      {items.length === 0 && <NoShops search={search} onClear={() => shops.find('')} />}
      {next !== null && (
        <MoreRow
          more={more}
          ended={false}
          invitation={words.shops.more}
          onMore={() => void shops.loadMore()}
        />
      )}
      {asked !== null && <HoursSheet shop={asked} now={now} onClose={() => setAsked(null)} />}
    </Page>
  );
}

function NoShops({ search, onClear }: { search: string; onClear: () => void }) {
  const { say } = useSpeech();
  const isSearch = search.trim() !== '';
  return (
    <EmptyFace
      drawing="shops"
      sentence={say(isSearch ? words.shops.emptySearch(search.trim()) : words.shops.empty)}
    >
      {isSearch ? (
        <ActionButton onPress={onClear}>{say(words.shops.clear)}</ActionButton>
      ) : (
        <ActionButton onPress={goHome}>{say(words.faces.toHome)}</ActionButton>
      )}
    </EmptyFace>
  );
}
