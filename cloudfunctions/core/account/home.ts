import type { Home } from '@huigan/shared/account/contracts';
import { memberHome, visitorHome } from '@huigan/shared/account/home';
import type { Link, Persons, ReadDeps } from './ports';
import { readSettled } from './read-settled';

/** The first page, for members and for those who are not one yet. */
export async function home(deps: ReadDeps & Persons, link: Link | null): Promise<Home> {
  const [{ account, program, now }, person] = await Promise.all([
    readSettled(deps, link?.member ?? null),
    link && deps.cardOf(link.member),
  ]);
  return link === null || account === null || person === null
    ? visitorHome(program, now)
    : memberHome(account, { ...whoseOf(link), person, program, now });
}

const whoseOf = ({ memberNo, family }: Link) => ({ memberNo, isOwner: family === undefined });
