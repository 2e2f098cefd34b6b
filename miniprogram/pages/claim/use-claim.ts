import type { TicketSeen } from '@huigan/shared/service/contracts';
import { useState } from 'react';
import { api } from '../../lib/client';
import { type Draft, emptyDraft, fenOf, type Problems, problemsIn } from '../../lib/receipt';
import { useAction } from '../../lib/use-action';
import { useDraft } from '../../lib/use-draft';
import { useTrouble } from '../../lib/use-trouble';

/** Fills a receipt in and sends it. What is wrong is said field by field, before anything is sent. */
export function useClaim(onSent: (ticket: TicketSeen) => void) {
  const [draft, setDraft, forget] = useDraft<Draft>('claim', emptyDraft);
  const [problems, setProblems] = useState<Problems>({});
  const [refused, meet] = useTrouble();

  const change = (changed: Partial<Draft>): void => {
    setDraft((before) => ({ ...before, ...changed }));
    setProblems((before) =>
      Object.fromEntries(Object.entries(before).filter(([field]) => !(field in changed))),
    );
    meet(null);
  };
  const [isSending, send] = useAction(async () => {
    const found = problemsIn(draft);
    setProblems(found);
    const { number, shop, day, amount } = draft;
    const amountFen = fenOf(amount);
    if (Object.keys(found).length > 0 || shop === null || day === null || amountFen === null)
      return;
    const receipt = { number: number.trim(), shop: shop.id, day, amountFen };
    const result = await api.service.claim(receipt);
    if (!result.ok) return meet(result.error);
    forget();
    onSent(result.value);
  });
  return { draft, change, problems, refused, isSending, send };
}
