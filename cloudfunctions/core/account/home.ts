import type { Home } from '@huigan/shared/account/contracts';
import { memberHome, visitorHome } from '@huigan/shared/account/home';
import type { Link, Persons, ReadDeps } from './ports';
import { readSettled } from './read-settled';

/** The first page, for members and for those who are not one yet: who they are in one read, and the account. */
export async function home(deps: ReadDeps & Persons, openid: string): Promise<Home> {
  const who = await deps.signedIn(openid);
  const { account, program, now } = await readSettled(deps, who?.link.member ?? null);
  if (!who?.card || account === null) return visitorHome(program, now);
  return memberHome(account, { ...whoseOf(who.link), person: who.card, program, now });
}

const whoseOf = ({ memberNo, family }: Link) => ({ memberNo, isOwner: family === undefined });
