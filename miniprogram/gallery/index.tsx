import { Page } from '../parts/page';
import { Cards } from './cards';
import { Coupons } from './coupons';
import { Codes, Faces } from './faces';
import { Forms } from './forms';
import { Icons } from './icons';
import './index.scss';
import { Lists } from './lists';

/** Every part in every state, one under another; `npm run gallery` shows it at all widths. */
export default function GalleryPage() {
  return (
    <Page>
      <Cards />
      <Coupons />
      <Codes />
      <Forms />
      <Lists />
      <Faces />
      <Icons />
    </Page>
  );
}
