import type { Account } from '@huigan/shared/account/account';
import type { Database, Document } from '../../core/platform/database';

export type AccountText = Document &
  Pick<Account, 'seq' | 'absorbed'> & {
    readonly merged: { readonly into: string; readonly estate: unknown } | null;
    readonly tail: readonly { readonly seq: number; readonly cause: string; explain: Explained }[];
  };
type Explained = { readonly kind: string; readonly from?: string };

/** As many as one call may answer. */
const PAGE = 100;

/**
 * Points that move between two accounts while accounts are copied page by page may be in the copy of both, or of
 * neither. What leaves is written before what arrives: an account read once more after the other one has let go
 * of them. One merger is followed to the next, and each is followed once, so this ends.
 */
export class NewerAccounts {
  private readonly gone = new Set<string>();
  private readonly followed = new Set<string>();
  private readonly arrived = new Map<string, string>();
  private readonly handedOver = new Map<string, string>();
  private readonly given = new Set<string>();

  /** Remembers what an account says of others. */
  note({ _id: id, merged, absorbed, tail }: AccountText): void {
    if (merged) this.gone.add(id);
    if (merged && merged.estate === null) this.handedOver.set(id, merged.into);
    for (const from of absorbed) this.arrived.set(`${from}>${id}`, from);
    for (const { cause, explain } of tail) {
      if (explain.kind !== 'gift-in' || explain.from === undefined) continue;
      if (this.followed.has(cause)) continue;
      this.followed.add(cause);
      this.given.add(explain.from);
    }
  }

  /** Reads again whoever is older in the copy than what others say of them. */
  async read({ find, is }: Pick<Database, 'find' | 'is'>): Promise<Map<string, AccountText>> {
    const newer = new Map<string, AccountText>();
    for (;;) {
      const wanted = this.older();
      if (wanted.length === 0) return newer;
      for (let at = 0; at < wanted.length; at += PAGE) {
        const where = { _id: is.oneOf(wanted.slice(at, at + PAGE)) };
        for (const account of await find<AccountText>('accounts', { where, limit: PAGE })) {
          newer.set(account._id, account);
          this.note(account);
        }
      }
    }
  }

  private older(): readonly string[] {
    const wanted = new Set(this.given);
    this.given.clear();
    const follow = (pair: string, account: string) => {
      if (this.followed.has(pair)) return;
      this.followed.add(pair);
      wanted.add(account);
    };
    for (const [pair, from] of this.arrived) if (!this.gone.has(from)) follow(pair, from);
    for (const [id, into] of this.handedOver) {
      if (!this.arrived.has(`${id}>${into}`)) follow(`${id} in ${into}`, into);
    }
    return [...wanted];
  }
}
