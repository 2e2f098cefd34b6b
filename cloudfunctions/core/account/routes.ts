import {
  accountContract,
  benefitsContract,
  lookupContract,
  redemptionContract,
} from '@huigan/shared/account/contracts';
import type { Entry } from '@huigan/shared/account/entry';
import type { Output } from '@huigan/shared/kernel/contracts';
import { orderId } from '@huigan/shared/kernel/ids';
import { invariant } from '@huigan/shared/kernel/invariant';
import { err, ok, type Result } from '@huigan/shared/kernel/result';
import type { Instant } from '@huigan/shared/kernel/time';
import type { Fen, Points } from '@huigan/shared/kernel/units';
import type { Identity } from '@huigan/shared/members/contracts';
import { httpRoutes } from '../platform/http';
import { type Person, room } from '../platform/serve';
import { home } from './home';
import { lookUp } from './look-up';
import { news } from './news';
import { type OwnDeps, ownAccount } from './own-account';
import { points } from './points';
import type { Limit, Link, Persons, ReadDeps, StatementDeps } from './ports';
import type { PostDeps, PostRefusal } from './post';
import { quotePoints } from './quote-points';
import { statement } from './statement';
import { purposeOf } from './still-used';
import { tier } from './tier';
import {
  type Action,
  amountsOf,
  doneBefore,
  type Untimely,
  type Use,
  usePoints,
} from './use-points';

type Deps = OwnDeps &
  Persons &
  StatementDeps & {
    /** Null where they may use all there is. */
    readonly limitOf: (openid: string, link: Link) => Promise<Limit | null>;
  };

/** What members ask on the phone. */
export const accountRoom = (deps: Deps) => {
  const own = async ({ openid }: Person) => {
    const { link, accounts } = await ownAccount(deps, openid);
    return { link, member: link?.member ?? null, reading: { ...deps, accounts } };
  };
  return room(accountContract, {
    home: async (_, { openid }) => ok(await home(deps, openid)),
    statement: async (input, person) => {
      const { member, reading } = await own(person);
      return statement(reading, member, input);
    },
    points: async (_, person) => {
      const { link, reading } = await own(person);
      return points(reading, link);
    },
    tier: async (_, person) => {
      const { member, reading } = await own(person);
      return tier(reading, member);
    },
    news: async ({ since }, person) => {
      const { link, reading } = await own(person);
      const limit = link && (await deps.limitOf(person.openid, link));
      return news(reading, { link, limit }, since ?? null);
    },
  });
};

type TillDeps = {
  /** Who that was at that time. */
  readonly whoIs: (identity: Identity, at: Instant) => Promise<Result<Named, UnknownMember>>;
};
type Named = {
  readonly link: Link;
  /** Whether they have shown that they are there, for this and nothing else. */
  readonly mayUse: (
    purpose: string,
    points: number,
    at: Instant,
  ) => Promise<Result<true, NotAllowed>>;
};
type UnknownMember = 'members/unknown' | 'members/code_not_good';
type NotAllowed =
  | 'members/code_not_good'
  | 'points/code_needed'
  | 'points/code_used'
  | 'points/over_family_limit';

/** What tills ask. */
export const lookupRoutes = (deps: ReadDeps & TillDeps) =>
  httpRoutes(lookupContract, {
    lookup: {
      on: 'POST /v1/members:lookup',
      handle: async ({ member }) => {
        const named = await deps.whoIs(member, deps.clock.now());
        return named.ok ? lookUp(deps, named.value.link) : named;
      },
    },
  });

type UseDeps = PostDeps & TillDeps & { readonly digestOf: (content: unknown) => string };
type UseBody = Use & { readonly member: Identity };

/** Points as money, and benefits, at the till. */
export function redemptionRoutes(deps: UseDeps) {
  const use = async (
    body: UseBody,
    action: Action,
  ): Promise<Result<Output<typeof redemptionContract.spend>, never>> => {
    const used = await useFor(deps, body, action);
    if (!used.ok) return used as Result<never, never>;
    const { link, entry } = used.value;
    const { moved, expired } = amountsOf(entry);
    return ok({
      id: orderId(body.channel, body.id),
      memberNo: link.memberNo,
      points: moved,
      expired,
      spendable: entry.spendable,
    });
  };
  return [
    ...httpRoutes(redemptionContract, {
      quote: {
        on: 'POST /v1/redemptions:quote',
        handle: async (body) => {
          const named = await deps.whoIs(body.member, deps.clock.now());
          return named.ok ? quotePoints(deps, named.value.link, body) : named;
        },
      },
      spend: {
        on: 'POST /v1/redemptions',
        handle: (body) => use(body, { do: 'spend', points: body.points }),
      },
      giveBack: {
        on: 'POST /v1/redemptions:return',
        handle: (body) => use(body, { do: 'give-back', of: body.of }),
      },
      hold: {
        on: 'POST /v1/redemptions:hold',
        handle: async ({ until = null, payableFen, ...body }) => {
          const refusal =
            payableFen === undefined ? null : await termsRefuse(deps, body, payableFen);
          return refusal ? err(refusal) : use(body, { do: 'hold', points: body.points, until });
        },
      },
      capture: {
        on: 'POST /v1/redemptions:capture',
        handle: (body) => use(body, { do: 'capture', points: body.points ?? null }),
      },
      release: {
        on: 'POST /v1/redemptions:release',
        handle: (body) => use(body, { do: 'release' }),
      },
    }),
    ...httpRoutes(benefitsContract, {
      use: {
        on: 'POST /v1/benefits:use',
        handle: async (body) => {
          const used = await useFor(deps, body, { do: 'benefit', benefit: body.benefit });
          if (!used.ok) return used as Result<never, never>;
          const { explain } = used.value.entry;
          invariant(explain.kind === 'benefit', 'a benefit leaves an entry of its own');
          return ok({
            id: orderId(body.channel, body.id),
            memberNo: used.value.link.memberNo,
            benefit: explain.benefit,
            left: explain.left,
          });
        },
      },
    }),
  ];
}

/**
 * Where a till says what is payable, points are held by the brand's terms or not at all. What is held is out
 * of the balance: a repeat is not judged by what the first one left.
 */
async function termsRefuse(
  deps: UseDeps,
  { member, points, ...use }: UseBody & { readonly points: Points },
  payableFen: Fen,
): Promise<UnknownMember | 'points/not_accepted' | 'points/not_usable' | null> {
  const named = await deps.whoIs(member, use.at);
  if (!named.ok) return named.error;
  const { link } = named.value;
  const quote = await quotePoints(deps, link, { payableFen, points });
  const refusal = refusalIn(quote, points);
  return refusal !== null && (await isRepeat(deps, link, use, 'hold')) ? null : refusal;
}

const refusalIn = (quote: Awaited<ReturnType<typeof quotePoints>>, wanted: Points) =>
  quote.ok ? (quote.value.points === wanted ? null : 'points/not_usable') : quote.error;

type Used = { readonly link: Link; readonly entry: Entry };
type UseRefusal = PostRefusal | Untimely;

async function useFor(
  deps: UseDeps,
  { member, ...use }: UseBody,
  action: Action,
): Promise<Result<Used, string>> {
  const named = await deps.whoIs(member, use.at);
  if (!named.ok) return named;
  const { link } = named.value;
  const allowed = await mayDo(deps, named.value, use, action);
  if (!allowed.ok) return allowed;
  const { id, channel, at } = use;
  const entry = await usePoints(deps, link, { use: { id, channel, at }, action });
  return entry.ok ? ok({ link, entry: entry.value }) : err(tillWords[entry.error] ?? entry.error);
}

/** Only who is there may use what is theirs; what was done once is answered again without asking. */
async function mayDo(
  deps: UseDeps,
  { link, mayUse }: Named,
  use: Use,
  action: Action,
): Promise<Result<true, NotAllowed>> {
  const { do: what } = action;
  if (what !== 'spend' && what !== 'hold' && what !== 'benefit') return ok(true);
  const amount = 'points' in action ? Number(action.points) : 0;
  const id = orderId(use.channel, use.id);
  const allowed = await mayUse(purposeOf(what, id), amount, use.at);
  return allowed.ok || (await isRepeat(deps, link, use, what)) ? ok(true) : allowed;
}

const isRepeat = async (
  deps: UseDeps,
  { member }: Link,
  { id, channel, at }: Use,
  what: 'spend' | 'hold' | 'benefit',
): Promise<boolean> =>
  (await doneBefore(deps, member, { id: orderId(channel, id), at, what })) !== null;

/** What the account calls by its own names, as tills know it. */
const tillWords: Partial<Record<UseRefusal, string>> = {
  'account/unknown': 'members/unknown',
  'account/left': 'members/unknown',
  'account/order_missing': 'points/unknown',
};
