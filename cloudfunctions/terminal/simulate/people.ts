import type { MemberId, OrderId } from '@huigan/shared/kernel/ids';

/** Who is who in a file of events, and what each of its numbers was about. */
export class People {
  /** Members in the order they joined. */
  readonly members = new Map<string, MemberId>();
  readonly spends = new Map<string, string>();
  readonly holds = new Map<string, string>();
  /** Returns that came before their order, by its number in the books. */
  readonly early = new Map<OrderId, number[]>();
  /** Of the orders that name another channel than the program's first. */
  private readonly channels = new Map<string, string>();
  readonly channel: string;

  constructor(channel: string) {
    this.channel = channel;
  }

  /** A return names its order only; where that came through is read from the file beforehand. */
  cameThrough(order: string, channel: string): void {
    if (channel !== this.channel) this.channels.set(order, channel);
  }

  /** In a file a number is one thing: of another member it means nothing. */
  isFree(numbers: Map<string, string>, id: string, member: string): boolean {
    const owner = numbers.get(id) ?? member;
    numbers.set(id, owner);
    return owner === member;
  }

  cameEarly(order: OrderId, line: number): void {
    this.early.set(order, [...(this.early.get(order) ?? []), line]);
  }

  channelOf = (order: string): string => this.channels.get(order) ?? this.channel;
  unionidOf = (member: string): string => `simulated:${member}`;
  find = (member: string): MemberId | null => this.members.get(member) ?? null;
  joined(member: string, id: MemberId): void {
    if (!this.members.has(member)) this.members.set(member, id);
  }
}
