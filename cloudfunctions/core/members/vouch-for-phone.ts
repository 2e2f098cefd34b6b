import { HOUR_MS, later } from '@huigan/shared/kernel/time';
import type { Audit } from '../platform/audit';
import type { Clock } from '../platform/clock';
import type { Links } from './ports';

type Vouching = { readonly phone: string; readonly who: string; readonly why: string };

/** How long whoever was looked at in the shop has to join with their phone; it lets in one WeChat. */
const HOURS = 24;

/**
 * Staff have seen that who holds a number is the member it belongs to. Written down before it holds; false
 * where the number leads to nobody.
 */
export async function vouchForPhone(
  { clock, links, audit }: { clock: Clock; links: Links; audit: Pick<Audit, 'write'> },
  { phone, who, why }: Vouching,
): Promise<boolean> {
  const id = links.idOf('phone', phone);
  const link = await links.find(id);
  if (!link) return false;
  const at = clock.now();
  await audit.write({ id: `vouch:${id}:${at}`, at, who, what: 'vouch', about: link.member, why });
  return links.vouch(id, later(at, HOURS * HOUR_MS));
}
