import type { StatementEntry } from '@huigan/shared/account/contracts';
import { err, ok, type Result } from '@huigan/shared/kernel/result';
import type { Instant } from '@huigan/shared/kernel/time';
import type { TicketSeen } from '@huigan/shared/service/contracts';
import { useCallback, useEffect } from 'react';
import { api } from '../../lib/client';
import { useAction } from '../../lib/use-action';
import { useDraft } from '../../lib/use-draft';
import { type Trouble, useLoad } from '../../lib/use-load';
import { useTrouble } from '../../lib/use-trouble';

type Seen = {
  readonly now: Instant;
  readonly entry: StatementEntry;
  readonly tickets: readonly TicketSeen[];
};

const noSuchEntry: Trouble = { code: 'service/no_such_entry', requestId: '' };

/** An entry by its number, with all that was asked about it. */
export function useDispute(seq: string) {
  const number = /^\d{1,15}$/.test(seq) ? Number(seq) : null;
  const ask = useCallback(() => askFor(number), [number]);
  const [{ value: seen, trouble }, load] = useLoad<Seen>(ask);
  const [refused, meet] = useTrouble();
  useEffect(() => void load(), [load]);

  const [said, changeSaid, forget] = useDraft(`question ${seq}`, '');
  const [sending, send] = useAction(async () => {
    if (number === null) return;
    const result = await api.service.dispute({ entry: number, words: said.trim() });
    meet(result.ok ? null : result.error);
    if (!result.ok) return;
    forget();
    await load();
  });
  const form = { said, change: (text: string) => changeSaid(() => text), send, sending, refused };
  return { seen, trouble, load, form };
}

async function askFor(number: number | null): Promise<Result<Seen, Trouble>> {
  if (number === null) return err(noSuchEntry);
  const [statement, asked] = await Promise.all([
    api.account.statement({ before: number + 1 }),
    api.service.tickets({ entry: number }),
  ]);
  if (!statement.ok) return statement;
  if (!asked.ok) return asked;
  const entry = statement.value.entries.find((each) => each.seq === number);
  if (!entry) return err(noSuchEntry);
  return ok({ now: asked.value.now, entry, tickets: asked.value.tickets });
}
