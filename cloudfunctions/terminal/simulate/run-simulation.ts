import type { Account } from '@huigan/shared/account/account';
import { settleToRead } from '@huigan/shared/account/settle';
import type { Reading } from '@huigan/shared/account/why';
import type { MemberId } from '@huigan/shared/kernel/ids';
import type { Instant } from '@huigan/shared/kernel/time';
import { readAccount } from '../../core/account/read-account';
import { reviewByNewRules } from '../../core/account/review-by-new-rules';
import { settleDueAccounts } from '../../core/account/settle-due-accounts';
import { allSegments } from '../../core/account/verify-ledger';
import { type Event, readEvent } from './events';
import { faultsOf } from './fault-words';
import type { People } from './people';
import { playEvent, type Refused } from './play-event';
import { type Liability, showEntry, showMember } from './show-member';
import type { SimulatedWorld } from './world';

export type Refusal = { readonly line: number; readonly code: string; readonly detail: string };
export type Snapshot = { readonly line: number; readonly at: string; readonly members: object };
export type Report = { readonly refused: Refusal[]; readonly snapshots: Snapshot[] };

const PAGE = 200;

/** Plays a file of events, line by line; a bad line is reported and the run goes on. */
export class Simulation {
  readonly report: Report = { refused: [], snapshots: [] };
  private readonly world: SimulatedWorld;
  private readonly people: People;

  constructor(world: SimulatedWorld, people: People) {
    this.world = world;
    this.people = people;
  }

  async play(text: string, line: number): Promise<void> {
    const event = this.read(text, line);
    if (event === null) return;
    this.world.now = event.at;
    const refusal =
      (await this.tooEarly(event)) ?? (await playEvent(this.world, this.people, event, line));
    if (refusal) this.refuse(line, refusal.code, refusal.detail);
    else if (event.type === 'check')
      this.report.snapshots.push(await this.snapshot(line, event.member));
  }

  /** What time alone does up to an instant, as the nightly job writes it. */
  async settleUntil(until: Instant): Promise<void> {
    if (until > this.world.now) this.world.now = until;
    const { posting } = this.world.house;
    await untilNone(() => settleDueAccounts(posting, PAGE));
    await untilNone(() => reviewByNewRules(posting, PAGE));
  }

  /** Before the first version is in force nobody can join or have anything; an order says so itself. */
  private async tooEarly({ type, at }: Event): Promise<Refused | null> {
    if (type === 'order' || type === 'program' || type === 'check') return null;
    const rulebook = await this.world.house.rules.rulebook();
    return rulebook.at(at) === null ? { code: 'simulate/before_program', detail: '' } : null;
  }

  /** Returns whose order is not in the file: they would be kept 90 days for it. */
  async refuseOrphans(): Promise<void> {
    for (const [order, lines] of this.people.early) {
      const standing = await this.world.house.orders.find(order);
      if (standing && 'order' in standing) continue;
      for (const line of lines) this.refuse(line, 'orders/unknown', 'its order never came');
    }
  }

  /** Every member as they stand, one at a time, with their entries where asked for. */
  async *members(wants: (member: string) => boolean, liability: Liability) {
    const reading = await this.reading();
    for (const [name, id] of this.people.members) {
      const held = await this.world.house.accounts.read(id);
      if (!held) continue;
      liability.close(held.account);
      const entries = [];
      const segments = await allSegments(this.world.house.journal, id);
      for (const entry of [
        ...segments.flatMap((segment) => segment.entries),
        ...held.account.tail,
      ]) {
        liability.add(entry);
        if (wants(name)) entries.push(showEntry(entry, reading));
      }
      const shown = { ...showMember(held.account, reading), ...this.mergedInto(held.account) };
      yield [name, wants(name) ? { ...shown, entries } : shown] as const;
    }
  }

  private mergedInto({ merged }: Account): { readonly mergedInto?: string } {
    if (merged === null) return {};
    const [name] = [...this.people.members].find(([, id]) => id === merged.into) ?? [];
    return { mergedInto: name ?? merged.into };
  }

  private read(text: string, line: number): Event | null {
    const json = parsed(text);
    if (json === undefined) return this.refuse(line, 'simulate/not_json', '');
    const event = readEvent(json);
    if (!event.success) return this.refuse(line, 'simulate/not_an_event', faultsOf(event.error));
    if (event.data.at < this.world.now) {
      return this.refuse(line, 'simulate/out_of_order', 'earlier than the line before');
    }
    return event.data;
  }

  private refuse(line: number, code: string, detail: string): null {
    this.report.refused.push({ line, code, detail });
    return null;
  }

  private async snapshot(line: number, only: string | undefined): Promise<Snapshot> {
    const reading = await this.reading();
    const names = only === undefined ? [...this.people.members.keys()] : [only];
    const members: Record<string, object> = {};
    for (const name of names) {
      const id = this.people.find(name);
      const held = id && (await readAccount(this.world.house.accounts, id as MemberId));
      if (!held) continue;
      const account = settleToRead(held.account, this.world.now, reading.rulebook);
      members[name] = showMember(account, reading);
    }
    return { line, at: new Date(this.world.now).toISOString(), members };
  }

  private async reading(): Promise<Reading> {
    const rulebook = await this.world.house.rules.rulebook();
    const { now } = this.world;
    const current = rulebook.at(now) ?? rulebook.version(this.world.firstVersion ?? 0);
    if (!current) throw new Error('a simulation has a program');
    return { rulebook, current, now, shopName: () => null };
  }
}

/** Two million accounts, a page at a time; who is still due then would be for ever. */
const ROUNDS_MAX = 10_000;

async function untilNone(work: () => Promise<number>): Promise<void> {
  for (let round = 0; round < ROUNDS_MAX; round++) if ((await work()) === 0) return;
  throw new Error('time never came to rest');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
