import { moveTail } from './move-tail';
import type { Accounts, Journal } from './ports';

/** The background's part: accounts that went quiet with a full tail. How many it moved. */
export async function moveFullTails(
  { accounts, journal }: { accounts: Accounts; journal: Journal },
  limit: number,
): Promise<number> {
  const full = await accounts.full(limit);
  for (const held of full) {
    // Losing to a newer write is fine: that write moves the tail itself.
    await accounts.save(held, await moveTail(journal, held));
  }
  return full.length;
}
