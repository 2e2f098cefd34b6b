import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
} from 'node:crypto';
import { canonical } from './canonical';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export type Sealing = {
  /** A keyed hash: finds the same value again, tells nothing about it. */
  readonly fingerprint: (kind: string, value: string) => string;
  /** AES-256-GCM. `place` (collection, id, field) is authenticated: a cipher text works nowhere else. */
  readonly seal: (place: string, plain: string) => string;
  readonly open: (place: string, sealed: string) => string;
};

export function sealingWith(masterKey: string): Sealing {
  const master = Buffer.from(masterKey, 'base64');
  const derive = (use: string) => Buffer.from(hkdfSync('sha256', master, '', `huigan/${use}`, 32));
  const hashKey = derive('fingerprint');
  const fieldKey = derive('field');
  return {
    fingerprint: (kind, value) =>
      createHmac('sha256', hashKey).update(`${kind}:${value}`).digest('base64url').slice(0, 32),
    seal: (place, plain) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', fieldKey, nonce).setAAD(Buffer.from(place));
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
    },
    open: (place, sealed) => {
      const bytes = Buffer.from(sealed, 'base64');
      const nonce = bytes.subarray(0, NONCE_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', fieldKey, nonce)
        .setAAD(Buffer.from(place))
        .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      const body = bytes.subarray(NONCE_BYTES + TAG_BYTES);
      return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
    },
  };
}

/** A digest of content with its keys in order: equal content, equal digest. */
export const digestOf = (content: unknown): string =>
  createHash('sha256').update(canonical(content)).digest('base64url').slice(0, 22);
