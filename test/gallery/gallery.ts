import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensurePhoneBuilt } from '@huigan/miniprogram/config/ensure-built';
import { serveBrowserBuild } from '../support/browser-site';

const FRAMES = 'frames.html';

/** The gallery's build on a port of its own, with the page that frames it at every width. */
export async function openGallery() {
  const dist = await ensurePhoneBuilt('gallery');
  copyFileSync(new URL(FRAMES, import.meta.url), join(dist, FRAMES));
  return serveBrowserBuild({ dist, callFunction: nobodyAnswers, phoneCode: '' });
}

const nobodyAnswers = () => Promise.reject(new Error('the gallery calls nobody'));
