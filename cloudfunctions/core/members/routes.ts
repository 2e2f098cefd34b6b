import { ok } from '@huigan/shared/kernel/result';
import { enrolmentContract, membersContract } from '@huigan/shared/members/contracts';
import { httpRoutes } from '../platform/http';
import { room } from '../platform/serve';
import { type EnrolDeps, enrolMember } from './enrol-member';
import { join } from './join';
import type { Policy, Wechat } from './ports';

/** What members ask on the phone. */
export const membersRoom = (
  deps: EnrolDeps & { readonly wechat: Wechat; readonly policy: Policy },
) => room(membersContract, { join: (input, caller) => join(deps, input, caller) });

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
