import type { ShopSeen } from '@huigan/shared/shops/contracts';
import { Text, View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import { words } from '../copy/words';
import { useSpeech } from '../lib/language';
import { askShops } from '../lib/shops';
import { usePages } from '../lib/use-pages';
import { LineBones } from './bones';
import { TroubleNote } from './faces';
import { TextField } from './form/text-field';
import { MoreRow } from './more-row';
import { Sheet } from './sheet';
import './shop-sheet.scss';

const SEARCH_MAX = 40;

/** Where it was bought: the shops, favourites first, narrowed by what is typed. Closes with the choice. */
export function ShopSheet({
  onChoose,
  onClose,
}: {
  onChoose: (shop: Pick<ShopSeen, 'id' | 'name'>) => void;
  onClose: () => void;
}) {
  const { say } = useSpeech();
  const [search, setSearch] = useState('');
  const ask = useCallback(
    (after: number | null) => askShops({ search, near: null }, after),
    [search],
  );
  const { pages, trouble, more, loadMore } = usePages<ShopSeen, number>(ask);
  const nothing = search.trim() === '' ? words.claim.noShops : words.claim.noShop(search);
  return (
    <Sheet title={say(words.claim.shop)} onClose={onClose}>
      <TextField
        label={say(words.claim.findShop)}
        maxLength={SEARCH_MAX}
        value={search}
        onChange={setSearch}
      />
      {trouble !== null && <TroubleNote trouble={trouble} mayBeDone={false} />}
      {pages === null && trouble === null && <LineBones />}
      {pages?.items.map((shop) => (
        <View
          key={shop.id}
          className="shop-choice"
          hoverClass="pressed"
          ariaRole="button"
          onClick={() => {
            onChoose(shop);
            onClose();
          }}
        >
          <Text className="shop-choice__name">{say(shop.name)}</Text>
          <Text className="shop-choice__address">{say(shop.address)}</Text>
        </View>
      ))}
      {pages?.items.length === 0 && <Text className="shop-choice__none">{say(nothing)}</Text>}
      {pages !== null && pages.next !== null && (
        <MoreRow
          more={more}
          ended={false}
          invitation={words.shops.more}
          onMore={() => void loadMore()}
        />
      )}
    </Sheet>
  );
}
