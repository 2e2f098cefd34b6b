import { Image } from '@tarojs/components';
import { asImage, lines } from './drawing';
import './icon.scss';

const paths = {
  earn: 'M6 9h12l1 11H5L6 9ZM9 11V7a3 3 0 0 1 6 0v4M12 13v4M10 15h4',
  claw: 'M9 5 4 10l5 5M4 10h10a6 6 0 0 1 0 10h-3',
  vest: 'M12 3v11M7.5 9.5 12 14l4.5-4.5M4 15v3a3 3 0 0 0 3 3h10a3 3 0 0 0 3-3v-3',
  expire: 'M7 3h10M7 21h10M8 3v3.5L12 12l4-5.5V3M8 21v-3.5L12 12l4 5.5V21',
  tier: 'M12 14a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM9 13.5 8 21l4-2 4 2-1-7.5',
  spend: 'M4 8h16v11H4V8ZM4 8l2-4h12l2 4M12 11v5M9.5 13.5h5',
  restore: 'M20 12a8 8 0 1 1-2.5-5.8M20 4v5h-5M12 8.5v4l2.5 2',
  adjust: 'M4 7h9M17 7h3M15 5v4M4 17h3M11 17h9M9 15v4M4 12h16',
  hold: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM10 9v6M14 9v6',
  benefit:
    'M4 10h16v4H4v-4ZM6 14v7h12v-7M12 10v11M12 10C9 10 7 8.5 8 6.5S12 7 12 10ZM12 10c3 0 5-1.5 4-3.5S12 7 12 10Z',
  discount: 'M4 12V5a1 1 0 0 1 1-1h7l8 8-8 8-8-8ZM8.5 8.5v.01M10.5 13.5l3-3',
  coupon_pack: 'M4 7h16v3a2 2 0 0 0 0 4v3H4v-3a2 2 0 0 0 0-4V7ZM14 9.5v.01M14 12v.01M14 14.5v.01',
  birthday_gift:
    'M5 20h14v-8H5v8ZM5 15.5c2 1.5 3-.5 4.7-.5s2.7 2 4.6.5 2.7-.5 4.7 0M9 12V8.5M15 12V8.5M9 5.5v.01M15 5.5v.01',
  free_shipping:
    'M3 7h11v9H3V7ZM14 10h3.5l3.5 3v3h-7M7 19a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6ZM17 19a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6Z',
  priority: 'M13 3 5 14h6l-1 7 8-11h-6l1-7Z',
  own_line:
    'M5 14v-2a7 7 0 0 1 14 0v2M5 13h2.5v5H6a1 1 0 0 1-1-1v-4ZM19 13h-2.5v5H18a1 1 0 0 0 1-1v-4ZM18 18c0 2-2 2.5-4.5 2.5',
  invitation: 'M4 7h16v12H4V7ZM4 8l8 6 8-6',
  service: 'M12 20s-7-4.3-7-9.5A3.9 3.9 0 0 1 12 8a3.9 3.9 0 0 1 7 2.5C19 15.7 12 20 12 20Z',
  lock: 'M6 11h12v9H6v-9ZM9 11V8a3 3 0 0 1 6 0v3M12 14.5v2',
  back: 'm15 5-7 7 7 7',
  home: 'M4 11l8-7 8 7M6 10v10h12V10M10 20v-5h4v5',
  onward: 'm9 5 7 7-7 7',
  close: 'M6 6l12 12M18 6 6 18',
  tick: 'm5 12.5 4.5 4.5L19 7.5',
  list: 'M5 4h14v17l-3-2-2 2-2-2-2 2-2-2-3 2V4ZM9 9h6M9 13h6',
  phone:
    'M8 3h8a1.5 1.5 0 0 1 1.5 1.5v15A1.5 1.5 0 0 1 16 21H8a1.5 1.5 0 0 1-1.5-1.5v-15A1.5 1.5 0 0 1 8 3ZM11 18h2',
  shield: 'M12 3l7 3v5c0 5-3 8.5-7 10-4-1.5-7-5-7-10V6l7-3ZM9 12l2 2 4-4',
  leave: 'M14 4h5v16h-5M10 8l-4 4 4 4M6 12h9',
  calendar: 'M5 5h14v15H5V5ZM5 9.5h14M9 3v4M15 3v4',
  cloud: 'M7 18a4 4 0 0 1-.5-8A5.5 5.5 0 0 1 17 9a4.5 4.5 0 0 1 .5 9H7Z M9.5 13h5',
  alert: 'M12 4 2.5 20h19L12 4ZM12 10v4.5M12 17.5v.01',
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
