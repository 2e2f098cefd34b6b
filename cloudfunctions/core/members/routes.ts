import { err, ok } from '@huigan/shared/kernel/result';
import { enrolmentContract, membersContract } from '@huigan/shared/members/contracts';
import { httpRoutes } from '../platform/http';
import { room } from '../platform/serve';
import { type EnrolDeps, enrolMember } from './enrol-member';
import { type JoinDeps, join } from './join';
import { type CodeSecrets, codeSeedFor } from './spending-codes';

/** What members ask on the phone. */
export const membersRoom = (deps: JoinDeps & CodeSecrets) =>
  room(membersContract, {
    join: (input, caller) => join(deps, input, caller),
    code: async (_, { openid }) => {
      const { links, clock } = deps;
      const holder = links.idOf('openid', openid);
      const link = await links.find(holder);
      if (!link) return err('members/not_joined');
      const seed = await codeSeedFor(deps, holder, link);
      return ok({ now: clock.now(), memberNo: link.memberNo, ...seed });
    },
  });

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
