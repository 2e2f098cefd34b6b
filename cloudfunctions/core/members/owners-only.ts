import { err } from '@huigan/shared/kernel/result';
import type { Room } from '../platform/serve';
import type { Link } from './ports';

type Deps = { readonly linkOf: (openid: string) => Promise<Link | null> };

/**
 * A room that is closed to the family: what it does is the owner's to decide. `open` names what everybody may
 * ask there.
 */
export function ownersOnly(room: Room, { linkOf }: Deps, open: readonly string[] = []): Room {
  const handlers = Object.entries(room.handlers).map(([name, handle]) => {
    const guarded: typeof handle = async (input, caller) => {
      const link = await linkOf(caller.openid);
      return link?.family === undefined ? handle(input, caller) : err('common/forbidden');
    };
    return [name, open.includes(name) ? handle : guarded] as const;
  });
  return { ...room, handlers: Object.fromEntries(handlers) };
}

/** Who the owner is that asks; null for everybody else, also for who came into a family just now. */
export const ownersOf =
  (linkOf: Deps['linkOf']): Deps['linkOf'] =>
  async (openid: string) => {
    const link = await linkOf(openid);
    return link?.family === undefined ? link : null;
  };
