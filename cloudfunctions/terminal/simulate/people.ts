import type { MemberId } from '@huigan/shared/kernel/ids';

/** Who is who in a file of events, and what each of its numbers was about. */
export class People {
  /** Members in the order they joined. */
  readonly members = new Map<string, MemberId>();
  readonly spends = new Map<string, string>();
  readonly holds = new Map<string, string>();
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

  channelOf = (order: string): string => this.channels.get(order) ?? this.channel;
  unionidOf = (member: string): string => `simulated:${member}`;
  find = (member: string): MemberId | null => this.members.get(member) ?? null;
  joined(member: string, id: MemberId): void {
    if (!this.members.has(member)) this.members.set(member, id);
  }
}
