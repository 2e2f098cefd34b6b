import { err, ok } from '@huigan/shared/kernel/result';
import { enrolmentContract, membersContract } from '@huigan/shared/members/contracts';
import { httpRoutes } from '../platform/http';
import { type Handlers, type Person, room } from '../platform/serve';
import { limitFamily, removeFamily } from './change-family';
import { changePhone } from './change-phone';
import { dismiss } from './dismiss';
import { type EnrolDeps, enrolMember } from './enrol-member';
import { inviteFamily } from './invite-family';
import { type JoinDeps, join } from './join';
import { joinFamily } from './join-family';
import { livingLink } from './living-link';
import type { FamilyDeps } from './ports';
import { seeFamily } from './see-family';
import { type CodeSecrets, codeSeedFor } from './spending-codes';

type RoomDeps = JoinDeps & CodeSecrets & FamilyDeps;

/** What members ask on the phone. */
export const membersRoom = (deps: RoomDeps) =>
  room(membersContract, {
    join: (input, caller) => join(deps, input, caller),
    changePhone: (input, { openid }) => changePhone(deps, input, openid),
    code: async (_, caller) => {
      const holder = await holderOf(deps, caller);
      if (!holder) return err('members/not_joined');
      const seed = await codeSeedFor(deps, holder.id, holder.link);
      return ok({ now: deps.clock.now(), memberNo: holder.link.memberNo, ...seed });
    },
    ...familyHandlers(deps),
  });

/** Who shares a membership, and what the owner lets them. */
const familyHandlers = (deps: RoomDeps) =>
  ({
    family: async (_, caller) => {
      const holder = await holderOf(deps, caller);
      return holder ? ok(await seeFamily(deps, holder)) : err('members/not_joined');
    },
    inviteFamily: async (input, caller) => {
      const holder = await ownerOf(deps, caller);
      return holder ? inviteFamily(deps, holder, input) : err('members/not_joined');
    },
    joinFamily: (input, { openid }) => joinFamily(deps, deps.links.idOf('openid', openid), input),
    limitFamily: async (input, caller) => {
      const holder = await ownerOf(deps, caller);
      if (!holder) return err('members/not_joined');
      const limited = await limitFamily(deps, holder, input);
      return limited.ok ? ok(await seeFamily(deps, holder)) : limited;
    },
    removeFamily: async (input, caller) => {
      const holder = await ownerOf(deps, caller);
      if (!holder) return err('members/not_joined');
      const removed = await removeFamily(deps, holder, input);
      return removed.ok ? ok(await seeFamily(deps, holder)) : removed;
    },
    leaveFamily: async (_, caller) => {
      const holder = await holderOf(deps, caller);
      if (holder && !holder.link.family) return err('members/is_owner');
      if (!holder) return ok({});
      await dismiss(deps, holder.id, holder.link.member);
      return ok({});
    },
  }) satisfies Partial<Handlers<typeof membersContract>>;

/** Who is signed in on the phone, from the source: what they may do has just been changed, perhaps. */
async function holderOf(deps: Pick<RoomDeps, 'links' | 'members'>, { openid }: Person) {
  const id = deps.links.idOf('openid', openid);
  const link = await livingLink(deps, id);
  return link && { id, link };
}

/** Nobody of the family, though they may have come in since the room was opened to them. */
async function ownerOf(deps: Pick<RoomDeps, 'links' | 'members'>, person: Person) {
  const holder = await holderOf(deps, person);
  return holder?.link.family === undefined ? holder : null;
}

/** What tills ask. */
export const enrolmentRoutes = (deps: EnrolDeps) =>
  httpRoutes(enrolmentContract, {
    enrol: {
      on: 'POST /v1/members',
      handle: async (input) => {
        const { memberNo, isNew } = await enrolMember(deps, {
          phone: 'phone' in input ? input.phone : null,
          unionid: 'unionid' in input ? input.unionid : null,
        });
        return ok({ memberNo, isNew });
      },
    },
  });
