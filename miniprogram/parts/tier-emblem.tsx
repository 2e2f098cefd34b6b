import type { TierView } from '@huigan/shared/tiers/contracts';
import { Image } from '@tarojs/components';
import { asImage } from './drawing';
import './tier-emblem.scss';

export type TierLook = TierView['look'];

type Metal = { readonly petals: number; readonly colour: string; readonly soft: string };

/** One more petal a tier: a family that can be told apart without reading. */
const metals: Readonly<Record<TierLook, Metal>> = {
  plain: { petals: 1, colour: '#4E7A5E', soft: '#C9DCCF' },
  silver: { petals: 2, colour: '#5E6B7A', soft: '#C3CDD8' },
  gold: { petals: 3, colour: '#8A6416', soft: '#E6CB85' },
  platinum: { petals: 4, colour: '#66707B', soft: '#CDD3D9' },
  diamond: { petals: 5, colour: '#3F6390', soft: '#B5CBE6' },
  black: { petals: 6, colour: '#E9CF94', soft: '#6B5D3E' },
};

export const metalOf = (look: TierLook): string => metals[look].colour;

/** The part of a ring that is not drawn yet, on the tier's own ground. */
export const trackOf = (look: TierLook): string =>
  look === 'black' ? 'rgba(233, 207, 148, 0.2)' : 'rgba(31, 36, 33, 0.1)';

const PETAL = 'M24 24C18 19 18 10 24 5c6 5 6 14 0 19Z';

/** The tier's flower; `size` is that of a card or of the tier's own page. */
export function TierEmblem({ look, size = 'card' }: { look: TierLook; size?: 'card' | 'page' }) {
  return <Image className={`tier-emblem tier-emblem--${size}`} src={drawings[look]} />;
}

function draw({ petals, colour, soft }: Metal): string {
  const lean = petals === 2 ? -32 : 0;
  const step = petals === 2 ? 64 : 360 / petals;
  const flower = Array.from({ length: petals }, (_, n) => {
    const turn = `rotate(${lean + n * step} 24 24)`;
    return `<path d="${PETAL}" transform="${turn}" fill="${soft}" stroke="${colour}" stroke-width="1.75" stroke-linejoin="round"/>`;
  }).join('');
  const stem =
    petals < 3
      ? `<path d="M24 24v7" stroke="${colour}" stroke-width="1.75" stroke-linecap="round"/>`
      : `<circle cx="24" cy="24" r="2.500" fill="${colour}"/>`;
  // Few petals stand on a stem and are drawn larger, so that all emblems weigh the same.
  const stand = petals < 3 ? 'translate(24 33) scale(1.35) translate(-24 -24)' : '';
  return asImage({ body: `<g transform="${stand}">${flower}${stem}</g>`, box: 48 });
}

const drawings: Readonly<Record<TierLook, string>> = {
  plain: draw(metals.plain),
  silver: draw(metals.silver),
  gold: draw(metals.gold),
  platinum: draw(metals.platinum),
  diamond: draw(metals.diamond),
  black: draw(metals.black),
};
