import type { FamilyView } from '@huigan/shared/members/contracts';
import { useState } from 'react';
import { words } from '../../copy/words';
import { api } from '../../lib/client';
import { useSpeech } from '../../lib/language';
import { useAction } from '../../lib/use-action';
import { useTrouble } from '../../lib/use-trouble';
import { ActionButton } from '../../parts/action-button';
import { TroubleNote } from '../../parts/faces';
import { Sheet } from '../../parts/sheet';
import { LimitField } from './limit-field';
import { type Limit, limitOf, monthMaxOf } from './limits';

type Person = FamilyView['people'][number];

/** How much somebody of the family may use from now on. */
export function LimitSheet({
  person: { id, called, monthMax },
  onChanged,
  onClose,
}: {
  person: Person;
  onChanged: () => Promise<void>;
  onClose: () => void;
}) {
  const { say } = useSpeech();
  const [limit, setLimit] = useState<Limit | null>(limitOf(monthMax));
  const [refused, meet] = useTrouble();
  const [isSaving, save] = useAction(async (chosen: Limit) => {
    const changed = await api.members.limitFamily({ id, monthMax: monthMaxOf(chosen) });
    if (!changed.ok) return meet(changed.error);
    await onChanged();
    onClose();
  });
  return (
    <Sheet title={called ?? ''} onClose={onClose}>
      <LimitField chosen={limit} onChoose={setLimit} />
      {refused !== null && <TroubleNote trouble={refused} />}
      <ActionButton
        disabled={isSaving || limit === null}
        onPress={() => limit !== null && void save(limit)}
      >
        {say(words.family.save)}
      </ActionButton>
    </Sheet>
  );
}
