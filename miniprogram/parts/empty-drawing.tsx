import { Image } from '@tarojs/components';
import { useAccent } from '../lib/theme';
import { asImage, lines } from './drawing';
import './empty-drawing.scss';

const INK_2 = '#5F6762';
const WIDTH = 120;
const HEIGHT = 96;

/** A petal of the tier emblems, hanging from its tip. */
const PETAL = 'm0 0c-5-4-5-13 0-18 5 5 5 14 0 18Z';

type Scene = { readonly object: string; readonly petals: readonly Petal[] };
type Petal = {
  readonly at: readonly [number, number];
  readonly turn?: number;
  readonly size?: number;
};

/** Six things at rest, each with the brand's petal somewhere about it. */
const scenes = {
  points: {
    object:
      'M37 52h42l-3.400 17.500A8 8 0 0 1 67.700 76H48.300a8 8 0 0 1-7.900-6.500L37 52ZM78 56h4.500a6.500 6.500 0 0 1 0 13H76M44 82h28',
    petals: [{ at: [58, 45] }],
  },
  orders: {
    object: 'M40 42h40l3.500 40h-47L40 42ZM50 49v-9a10 10 0 0 1 20 0v9',
    petals: [{ at: [60, 73], size: 0.9 }],
  },
  family: {
    object: 'M34 54l26-22 26 22M40 49.500V82h40V49.500',
    petals: [
      { at: [60, 76], turn: -28, size: 0.95 },
      { at: [60, 76], turn: 28, size: 0.95 },
    ],
  },
  messages: {
    object:
      'M38 42h44a3 3 0 0 1 3 3v31a3 3 0 0 1-3 3H38a3 3 0 0 1-3-3V45a3 3 0 0 1 3-3ZM36 44l24 19 24-19',
    petals: [{ at: [86, 40], turn: 30, size: 0.9 }],
  },
  shops: {
    object:
      'M36 49l5-14h38l5 14M36 49a8 8 0 0 0 16 0 8 8 0 0 0 16 0 8 8 0 0 0 16 0M41 60v22h38V60M64 82V67h9v15',
    petals: [{ at: [53, 79], size: 0.75 }],
  },
  gifts: {
    object: 'M37 50h46v9H37v-9ZM41 59v23h38V59M60 50v32',
    petals: [
      { at: [60, 49], turn: -48, size: 0.95 },
      { at: [60, 49], turn: 48, size: 0.95 },
    ],
  },
} as const satisfies Record<string, Scene>;

export type DrawingName = keyof typeof scenes;

export const drawingNames = Object.keys(scenes) as readonly DrawingName[];

/** What stands where nothing is yet, in the same hand as the icons and with a touch of the brand. */
export function EmptyDrawing({ name }: { name: DrawingName }) {
  const accent = useAccent();
  return <Image className="empty-drawing" src={draw(scenes[name], accent)} />;
}

function draw({ object, petals }: Scene, accent: string): string {
  const light = `<circle cx="60" cy="52" r="42" fill="${accent}" fill-opacity=".07"/>`;
  const ground = lines('M24 82h72', INK_2);
  const leaves = petals.map(
    ({ at: [x, y], turn = 0, size = 1 }) =>
      `<path d="${PETAL}" transform="translate(${x} ${y}) rotate(${turn}) scale(${size})" fill="${accent}" fill-opacity=".18" stroke="${accent}" stroke-width="${1.75 / size}" stroke-linejoin="round"/>`,
  );
  return asImage({
    body: light + ground + lines(object, INK_2) + leaves.join(''),
    box: [WIDTH, HEIGHT],
  });
}
