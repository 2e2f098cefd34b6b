import { Image } from '@tarojs/components';
import { asImage, lines } from './drawing';
import './icon.scss';

const paths = {
  earn: 'M6 9h12l1 11H5L6 9ZM9 11V7a3 3 0 0 1 6 0v4M12 13v4M10 15h4',
  claw: 'M9 5 4 10l5 5M4 10h10a6 6 0 0 1 0 10h-3',
  vest: 'M12 3v11M7.5 9.5 12 14l4.500-4.500M4 15v3a3 3 0 0 0 3 3h10a3 3 0 0 0 3-3v-3',
  expire: 'M7 3h10M7 21h10M8 3v3.500L12 12l4-5.500V3M8 21v-3.500L12 12l4 5.500V21',
  tier: 'M12 14a5.500 5.500 0 1 0 0-11 5.500 5.500 0 0 0 0 11ZM9 13.500 8 21l4-2 4 2-1-7.500',
  onward: 'm9 5 7 7-7 7',
  close: 'M6 6l12 12M18 6 6 18',
  tick: 'm5 12.500 4.500 4.500L19 7.500',
  list: 'M5 4h14v17l-3-2-2 2-2-2-2 2-2-2-3 2V4ZM9 9h6M9 13h6',
  phone:
    'M8 3h8a1.500 1.500 0 0 1 1.500 1.500v15A1.500 1.500 0 0 1 16 21H8a1.500 1.500 0 0 1-1.500-1.500v-15A1.500 1.500 0 0 1 8 3ZM11 18h2',
  shield: 'M12 3l7 3v5c0 5-3 8.500-7 10-4-1.500-7-5-7-10V6l7-3ZM9 12l2 2 4-4',
  leave: 'M14 4h5v16h-5M10 8l-4 4 4 4M6 12h9',
  cloud: 'M7 18a4 4 0 0 1-.5-8A5.500 5.500 0 0 1 17 9a4.500 4.500 0 0 1 .5 9H7Z M9.500 13h5',
  alert: 'M12 4 2.500 20h19L12 4ZM12 10v4.500M12 17.500v.01',
} as const;

export type IconName = keyof typeof paths;

/** A line icon; `size` is `small` (16), `middle` (24) or `large` (48). */
export function Icon({
  name,
  colour,
  size = 'middle',
}: {
  name: IconName;
  colour: string;
  size?: 'small' | 'middle' | 'large';
}) {
  return (
    <Image className={`icon icon--${size}`} src={asImage({ body: lines(paths[name], colour) })} />
  );
}
