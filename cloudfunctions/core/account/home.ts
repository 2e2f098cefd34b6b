import type { Home } from '@huigan/shared/account/contracts';
import { memberHome, visitorHome } from '@huigan/shared/account/home';
import type { Link, ReadDeps } from './ports';
import { readSettled } from './read-settled';

/** The first page, for members and for those who are not one yet. */
export async function home(deps: ReadDeps, link: Link | null): Promise<Home> {
  const { account, program, now } = await readSettled(deps, link?.member ?? null);
  return link === null || account === null
    ? visitorHome(program, now)
    : memberHome(account, { memberNo: link.memberNo, program, now });
}
