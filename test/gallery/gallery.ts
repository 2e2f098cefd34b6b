import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensurePhoneBuilt } from '@huigan/miniprogram/config/ensure-built';
import { serveFolder } from './serve-folder';

const FRAMES = 'frames.html';

/** The gallery's build on a port of its own, with the page that frames it at every width. */
export async function openGallery() {
  const dist = await ensurePhoneBuilt('gallery');
  copyFileSync(new URL(FRAMES, import.meta.url), join(dist, FRAMES));
  return serveFolder(dist);
}
