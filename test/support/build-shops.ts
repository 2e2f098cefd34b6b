import type { ShopsFile } from '@huigan/shared/shops/contracts';

type Shop = ShopsFile['shops'][number];

/** A shop of Hangzhou, open every day from ten to ten. */
export const aShop = (over: Partial<Shop> = {}): Shop => ({
  id: 'binjiang',
  name: { zh: '滨江店', en: 'Binjiang' },
  address: { zh: '江汉路 1515 号', en: '1515 Jianghan Road' },
  phone: '0571-8669 0126',
  at: { lat: 30.2089, lng: 120.2119 },
  hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '10:00', to: '22:00' }],
  ...over,
});

export const aShopsFile = (
  shops: readonly Shop[] = [
    aShop(),
    aShop({ id: 'xihu', name: { zh: '西湖店', en: 'West Lake' } }),
  ],
): ShopsFile => ({ format: 1, shops: [...shops] });
