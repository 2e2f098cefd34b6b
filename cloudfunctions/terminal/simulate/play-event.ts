import { type MemberId, orderId } from '@huigan/shared/kernel/ids';
import { unreachable } from '@huigan/shared/kernel/invariant';
import { type Instant, instant } from '@huigan/shared/kernel/time';
import { points } from '@huigan/shared/kernel/units';
import { ordersContract } from '@huigan/shared/orders/contracts';
import { VERSIONS_FRESH_MS } from '@huigan/shared/program/preview';
import type * as z from 'zod/mini';
import { adjustPoints } from '../../core/account/adjust-points';
import { describeMember } from '../../core/account/describe-member';
import { giftPoints } from '../../core/account/gift-points';
import { mergeMembers } from '../../core/account/merge-members';
import { type Action, usePoints } from '../../core/account/use-points';
import { enrolMember } from '../../core/members/enrol-member';
import { takeOrder } from '../../core/orders/take-order';
import { takeRefund } from '../../core/orders/take-refund';
import { faultsIn } from '../../core/platform/faults';
import { publishProgram } from '../../core/program/publish-program';
import { readProgram } from '../../core/program/read-program';
import type { Event, EventOf } from './events';
import type { People } from './people';
import type { SimulatedWorld } from './world';

/** Why an event changed nothing. */
export type Refused = { readonly code: string; readonly detail: string };
type Outcome = Refused | null;

/** What happens to points without an order has channels of its own, so that numbers never clash. */
const SPENDS = 'spends';
const HOLDS = 'holds';
const BENEFITS = 'benefits';

/** Plays one event through the use case that would serve it in production. Null: it was taken. */
export async function playEvent(
  world: SimulatedWorld,
  people: People,
  event: Event,
  line: number,
): Promise<Outcome> {
  switch (event.type) {
    case 'join':
      return joinMember(world, people, event);
    case 'order':
      return order(world, people, event);
    case 'refund':
      return refund(world, people, event, line);
    case 'spend':
      if (!people.isFree(people.spends, event.id, event.member)) return taken(event.id);
      return use(world, people, event, SPENDS, { do: 'spend', points: points(event.points) });
    case 'reverse-spend': {
      const member = people.spends.get(event.spend);
      if (member === undefined) return refused('points/unknown', `no spend ${event.spend}`);
      const action = { do: 'give-back', of: event.spend } as const;
      return use(world, people, { ...event, member }, SPENDS, action);
    }
    case 'hold': {
      if (!people.isFree(people.holds, event.id, event.member)) return taken(event.id);
      const { until = null } = event;
      return use(world, people, event, HOLDS, { do: 'hold', points: points(event.points), until });
    }
    case 'capture': {
      const captured = event.points === undefined ? null : points(event.points);
      return useHold(world, people, event, { do: 'capture', points: captured });
    }
    case 'release':
      return useHold(world, people, event, { do: 'release' });
    case 'adjust':
      return adjust(world, people, event);
    case 'gift':
      return gift(world, people, event);
    case 'merge':
      return merge(world, people, event);
    case 'benefit':
      return use(world, people, event, BENEFITS, { do: 'benefit', benefit: event.benefit });
    case 'tag':
      return tag(world, people, event);
    case 'program':
      return publish(world, event.program);
    case 'check': {
      const { member } = event;
      return member === undefined || people.find(member) ? null : unknown(member);
    }
    default:
      return unreachable(event);
  }
}

const refused = (code: string, detail = ''): Refused => ({ code, detail });
const outcome = (result: { ok: true } | { ok: false; error: string }): Outcome =>
  result.ok ? null : refused(result.error);
const taken = (id: string): Refused =>
  refused('points/replay_differs', `${id} is another member's`);
const unknown = (member: string): Refused => refused('members/unknown', `nobody is ${member}`);

async function joinMember(
  { house }: SimulatedWorld,
  people: People,
  { member, birthday, tags }: EventOf<'join'>,
): Promise<Outcome> {
  const { member: id, isNew } = await enrolMember(house.enrolling, {
    phone: null,
    unionid: people.unionidOf(member),
  });
  people.joined(member, id);
  if (birthday !== undefined || tags !== undefined) {
    await describeMember(house.posting, id, {
      kind: 'describe',
      ...(birthday !== undefined && { birthday }),
      ...(tags !== undefined && { addTags: tags }),
    });
  }
  return isNew ? null : refused('members/joined_already', member);
}

async function order(
  { house }: SimulatedWorld,
  people: People,
  { type: _, at, member, channel, shop = 'shop', ...rest }: EventOf<'order'>,
): Promise<Outcome> {
  const through = channel ?? people.channel;
  const body = {
    ...rest,
    channel: through,
    shop,
    paidAt: new Date(at).toISOString(),
    member: { unionid: people.unionidOf(member) },
  };
  const read = ordersContract.order.input.safeParse(body);
  if (!read.success) return invalid(read.error);
  return outcome(await takeOrder(house.ordering, read.data));
}

async function refund(
  { house }: SimulatedWorld,
  people: People,
  { type: _, at, order: number, shop = 'shop', ...rest }: EventOf<'refund'>,
  line: number,
): Promise<Outcome> {
  const channel = people.channelOf(number);
  const body = {
    ...rest,
    order: number,
    channel,
    shop,
    refundedAt: new Date(at).toISOString(),
  };
  const read = ordersContract.refund.input.safeParse(body);
  if (!read.success) return invalid(read.error);
  const back = await takeRefund(house.ordering, read.data);
  const isEarly = back.ok && back.value.state === 'waiting' && back.value.refundedFen === null;
  if (isEarly) people.cameEarly(orderId(channel, number), line);
  return outcome(back);
}

function invalid(error: z.core.$ZodError): Refused {
  const [fault] = faultsIn(error);
  return refused('common/invalid_input', `${fault?.path}: ${fault?.message}`);
}

async function use(
  { house }: SimulatedWorld,
  people: People,
  { id, at, member }: { id: string; at: Instant; member: string },
  channel: string,
  action: Action,
): Promise<Outcome> {
  const link = people.find(member);
  if (link === null) return unknown(member);
  const used = { id, at, channel };
  const digestOf = house.posting.digestOf;
  const done = await usePoints(
    { ...house.posting, digestOf },
    { member: link, memberNo: '' },
    { use: used, action },
  );
  return outcome(done);
}

/** A hold is captured or released under its own number. */
async function useHold(
  world: SimulatedWorld,
  people: People,
  { hold, at }: { hold: string; at: Instant },
  action: Action,
): Promise<Outcome> {
  const member = people.holds.get(hold);
  if (member === undefined) return refused('points/no_hold', `no hold ${hold}`);
  return use(world, people, { id: hold, at, member }, HOLDS, action);
}

async function adjust(
  { house }: SimulatedWorld,
  people: People,
  { id, at, member, points: change, reason }: EventOf<'adjust'>,
): Promise<Outcome> {
  const found = people.find(member);
  if (found === null) return unknown(member);
  // A file speaks for two: whoever wrote it and whoever runs it.
  const people2 = { by: 'simulate', approvedBy: 'simulate-second' };
  const adjustment = { id, at, points: points(change), reason, ...people2 };
  return outcome(await adjustPoints(house.posting, found, adjustment));
}

async function gift(
  { house }: SimulatedWorld,
  people: People,
  { id, at, from, to, points: given }: EventOf<'gift'>,
): Promise<Outcome> {
  const giver = people.find(from);
  const friend = people.find(to);
  if (giver === null || friend === null) return unknown(giver === null ? from : to);
  const sent = { id, at, from: giver, to: friend, points: points(given) };
  return outcome(await giftPoints(house.posting, sent));
}

async function merge(
  { house }: SimulatedWorld,
  people: People,
  { at, from, into }: EventOf<'merge'>,
): Promise<Outcome> {
  const leaving = people.find(from);
  const staying = people.find(into);
  if (leaving === null || staying === null) return unknown(leaving === null ? from : into);
  return outcome(await mergeMembers(house.posting, { from: leaving, into: staying, at }));
}

async function tag(
  { house }: SimulatedWorld,
  people: People,
  { member, add = [], remove = [] }: EventOf<'tag'>,
): Promise<Outcome> {
  const found = people.find(member);
  if (found === null) return unknown(member);
  await describeMember(house.posting, found as MemberId, {
    kind: 'describe',
    addTags: add,
    removeTags: remove,
  });
  return null;
}

/** As if it had been published in time: a version must be known a little before it takes effect. */
export async function publish(world: SimulatedWorld, document: unknown): Promise<Outcome> {
  const read = readProgram(document);
  if (!read.ok) {
    const [fault] = read.faults;
    return refused('program/faulty', `${fault?.path}: ${fault?.message}`);
  }
  const from = instant(read.file.effectiveFrom);
  if (from < world.now) return refused('program/effective_too_soon', read.file.effectiveFrom);
  const clock = { now: () => (from - VERSIONS_FRESH_MS) as Instant };
  const published = await publishProgram({ ...world.house, clock }, read.file);
  if (published.ok) world.firstVersion ??= read.file.version;
  world.reopen();
  return outcome(published);
}
