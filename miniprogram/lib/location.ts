import type { Place } from '@huigan/shared/kernel/place';
import Taro from '@tarojs/taro';

/** About a hundred metres: enough to know which shop is near, too little to know who lives where. */
const STEP = 1_000;
const MICRO = 1_000_000;

/** Where the phone is, roughly; null where the member does not say. WeChat asks them, once. */
export async function locate(): Promise<Place | null> {
  try {
    // Browsers know no other system; there a shop may seem some hundred metres off.
    const type = process.env.TARO_ENV === 'weapp' ? 'gcj02' : 'wgs84';
    const { latitude, longitude } = await Taro.getLocation({ type });
    return { lat: rough(latitude), lng: rough(longitude) };
  } catch {
    return null;
  }
}

const rough = (degrees: number): number => (Math.round(degrees * STEP) * MICRO) / STEP;

/** Shows a place on a map: WeChat's own, or a map's page in a browser. */
export function showOnMap(
  place: Place,
  { name, address }: { name: string; address: string },
): void {
  const latitude = place.lat / MICRO;
  const longitude = place.lng / MICRO;
  if (process.env.TARO_ENV === 'weapp') {
    void Taro.openLocation({ latitude, longitude, name, address });
    return;
  }
  const at = `${longitude},${latitude}`;
  window.open(`https://uri.amap.com/marker?position=${at}&name=${encodeURIComponent(name)}`);
}
