import type { LinkId } from './ports';

/** Owner and family together. */
export const FAMILY_MAX = 8;

const PREFIX = 'openid:';

/** How the phone names somebody of the family. */
export const familyIdOf = (id: LinkId): string => id.slice(PREFIX.length);
export const linkIdOf = (id: string): LinkId => `${PREFIX}${id}` as LinkId;
