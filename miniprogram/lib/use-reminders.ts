import type { Templates } from '@huigan/shared/messages/contracts';
import { useDidShow } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { api } from './client';
import { type Answered, askInWechat } from './subscribe';
import { type Trouble, useLoad } from './use-load';

type Kind = Answered['kind'];
type Said = { readonly request: string; readonly answers: readonly Answered[] };

/** What stands beside the button after a tap. */
export type ReminderNote =
  | { readonly what: 'agreed' | 'declined' | 'banned' | 'not-asked' }
  | { readonly what: 'trouble'; readonly trouble: Trouble }
  | null;

let last: Templates | null = null;

/** A tap's own name, so that it counts once however often it is told. */
const newRequest = (): string =>
  `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 12)}`;

async function loadTemplates() {
  const result = await api.messages.templates({});
  if (result.ok) last = result.value;
  return result;
}

/** Which messages there are and how many are still to come, and what asking for another one takes. */
export function useReminders() {
  const [{ value: seen, trouble }, load] = useLoad<Templates>(loadTemplates, last);
  const [note, setNote] = useState<ReminderNote>(null);
  const [working, setWorking] = useState(false);
  /** Answered in WeChat, and not yet known to us: told again with the next tap instead of asked again. */
  const untold = useRef<Said | null>(null);
  useWheneverShown(load);

  const ask = async (kinds: readonly Kind[]): Promise<void> => {
    if (seen === null || working) return;
    const wanted = seen.templates.filter(({ kind }) => kinds.includes(kind));
    // First of all: WeChat asks in answer to this tap or not at all.
    const asked = untold.current === null ? askInWechat(wanted) : null;
    setWorking(true);
    setNote(null);
    const answers = await asked;
    if (answers?.length) untold.current = { request: newRequest(), answers };
    setNote(untold.current === null ? { what: 'not-asked' } : await tellOf(untold.current, seen));
    await load();
    setWorking(false);
  };
  const tellOf = async (said: Said, to: Templates): Promise<ReminderNote> => {
    const became = await tell(said, to);
    if (became.what !== 'trouble') untold.current = null;
    return became;
  };

  return { seen, trouble, load, note, working, ask };
}

/** The first yes is a yes to messages at all; then it counts. */
async function tell(
  said: Said,
  { agreed, policyVersion }: Templates,
): Promise<NonNullable<ReminderNote>> {
  const isYes = said.answers.some(({ answer }) => answer === 'accepted');
  if (isYes && !agreed) {
    const word = { purpose: 'messages', granted: true, policyVersion } as const;
    const given = await api.privacy.set(word);
    if (!given.ok) return { what: 'trouble', trouble: given.error };
  }
  if (isYes || agreed) {
    const told = await api.messages.agreed({ ...said, answers: [...said.answers] });
    if (!told.ok) return { what: 'trouble', trouble: told.error };
  }
  if (isYes) return { what: 'agreed' };
  return { what: said.answers.every(({ answer }) => answer === 'banned') ? 'banned' : 'declined' };
}

function useWheneverShown(load: () => Promise<void>): void {
  const wasShown = useRef(false);
  useEffect(() => void load(), [load]);
  useDidShow(() => {
    if (wasShown.current) void load();
    wasShown.current = true;
  });
}
