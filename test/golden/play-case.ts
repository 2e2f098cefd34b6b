import { fen, points } from '@huigan/shared/kernel/units';
import { ordersContract } from '@huigan/shared/orders/contracts';
import { quotePoints } from '../../cloudfunctions/core/account/quote-points';
import { quoteRefund } from '../../cloudfunctions/core/orders/quote-refund';
import { People } from '../../cloudfunctions/terminal/simulate/people';
import { publish } from '../../cloudfunctions/terminal/simulate/play-event';
import { Simulation } from '../../cloudfunctions/terminal/simulate/run-simulation';
import { Liability } from '../../cloudfunctions/terminal/simulate/show-member';
import { SimulatedWorld } from '../../cloudfunctions/terminal/simulate/world';
import { eventsOf, type Fields, type GoldenCase, programOf, type Quote } from './golden-case';

/** Plays a case through the modules of the command, in this process, and answers as the command does. */
export async function playCase(golden: GoldenCase) {
  const world = new SimulatedWorld();
  try {
    const program = programOf(golden.program);
    expect(await publish(world, program)).toBeNull();
    const people = new People(firstChannelOf(program));
    const events = eventsOf(golden);
    learnChannels(people, events);
    const simulation = new Simulation(world, people);
    for (const [index, event] of events.entries()) {
      await simulation.play(JSON.stringify(event), index + 1);
    }
    await simulation.settleUntil(golden.until ? instantOf(golden.until) : world.now);
    await simulation.refuseOrphans();
    const quotes = [];
    for (const quote of golden.quotes ?? []) quotes.push(await ask(world, people, quote));
    return { ...(await answerOf(simulation)), quotes };
  } finally {
    world.close();
  }
}

type Settling = Parameters<Simulation['settleUntil']>[0];
const instantOf = (text: string): Settling => Date.parse(text) as Settling;

function firstChannelOf(program: Fields): string {
  const [channel] = program['channels'] as readonly { readonly id: string }[];
  return channel?.id ?? '';
}

function learnChannels(people: People, events: readonly Fields[]): void {
  for (const { type, id, channel } of events) {
    if (type === 'order' && typeof channel === 'string') people.cameThrough(String(id), channel);
  }
}

async function answerOf(simulation: Simulation) {
  const liability = new Liability();
  const members: Record<string, object> = {};
  for await (const [name, member] of simulation.members(() => true, liability)) {
    members[name] = member;
  }
  return { members, ...simulation.report, liability: liability.show() };
}

function ask({ house }: SimulatedWorld, people: People, quote: Quote): Promise<object> {
  const { of, expect: _, member, ...asked } = quote;
  if (of === 'refund') {
    const channel = people.channelOf(String(asked['order']));
    return quoteRefund(
      house.ordering,
      ordersContract.quoteRefund.input.parse({ channel, ...asked }),
    );
  }
  const link = people.find(String(member));
  if (link === null) throw new Error(`nobody is ${member}`);
  const { payableFen, points: wanted } = asked;
  return quotePoints(
    house.posting,
    { member: link, memberNo: '' },
    {
      payableFen: fen(Number(payableFen)),
      ...(wanted !== undefined && { points: points(Number(wanted)) }),
    },
  );
}
