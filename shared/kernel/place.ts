/** A point on the map in millionths of a degree, as Chinese maps draw them (GCJ-02). */
export type Place = { readonly lat: number; readonly lng: number };

const EARTH_M = 6_371_000;
const MICRO = 1e-6;

/** Metres between two points as the crow flies, whole. */
export function metresBetween(a: Place, b: Place): number {
  const lat1 = radians(a.lat);
  const lat2 = radians(b.lat);
  const north = Math.sin((lat2 - lat1) / 2) ** 2;
  const east = Math.sin(radians(b.lng - a.lng) / 2) ** 2;
  const part = north + Math.cos(lat1) * Math.cos(lat2) * east;
  return Math.round(2 * EARTH_M * Math.asin(Math.sqrt(Math.min(1, part))));
}

const radians = (micro: number): number => (micro * MICRO * Math.PI) / 180;
