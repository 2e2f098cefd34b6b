import type { Templates } from '@huigan/shared/messages/contracts';
import Taro, { useDidShow } from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from './client';
import { type Answered, askInWechat } from './subscribe';
import { forgetUntold, keepUntold, type Said, untold } from './untold';
import { useAction } from './use-action';
import { type Trouble, useLoad } from './use-load';
import { usePassing } from './use-trouble';

type Kind = Answered['kind'];

/** What stands beside the button after a tap. */
export type ReminderNote =
  | { readonly what: 'agreed' | 'declined' | 'banned' | 'not-asked' | 'again' }
  | { readonly what: 'trouble'; readonly trouble: Trouble }
  | null;

/** What a page offers to tell in WeChat. */
export type Offer = {
  readonly agreed: boolean;
  readonly left: number;
  readonly note: ReminderNote;
  readonly working: boolean;
  readonly ask: () => void;
};

/** The shape is part of the name: after an update that changes it, the old one is not found. */
const STORED = 'messages.v1';
/** What a page is about is asked for first. */
const PATIENCE_MS = 1_000;

let last: Templates | null = null;

/** What was known last, so that an offer stands where it stood. */
function lastTemplates(): Templates | null {
  if (last === null && process.env.TARO_ENV === 'weapp') {
    last = (Taro.getStorageSync(STORED) as Templates | '') || null;
  }
  return last;
}

async function loadTemplates() {
  const result = await api.messages.templates({});
  if (result.ok) {
    last = result.value;
    // A browser is shared by the demo people; a phone belongs to one member.
    if (process.env.TARO_ENV === 'weapp') Taro.setStorageSync(STORED, last);
  }
  return result;
}

/**
 * An offer of these kinds beside something else: it stands there from the first paint, and is asked about
 * after it. Null where the brand has none of them, or they are not this person's to decide.
 */
export function useOffer(kinds: readonly Kind[]): Offer | null {
  const { seen, trouble, note, working, ask } = useReminders(PATIENCE_MS);
  const offered = (seen?.templates ?? []).filter(({ kind }) => kinds.includes(kind));
  const isTheirs = trouble === null || trouble.code === 'common/unavailable';
  if (!isTheirs || (seen !== null && offered.length === 0)) return null;
  return {
    agreed: seen?.agreed ?? false,
    left: seen === null ? 0 : Math.min(...offered.map(({ left }) => left)),
    note,
    working,
    ask: () => void ask(kinds),
  };
}

/** Which messages there are and how many are still to come, and what asking for another one takes. */
export function useReminders(patienceMs = 0) {
  const [{ value: seen, trouble }, load] = useLoad<Templates>(loadTemplates, lastTemplates());
  const [note, setNote] = useState<ReminderNote>(null);
  const saysInPassing = usePassing();
  const arrive = useCallback(async (): Promise<void> => {
    await tellAgain();
    await load();
  }, [load]);
  useWheneverShown(arrive, patienceMs);

  const become = async (
    asked: Promise<readonly Answered[] | null> | null,
    to: Templates | null,
  ): Promise<ReminderNote> => {
    const answers = await asked;
    if (answers?.length) keepUntold({ request: newRequest(), answers });
    const said = untold();
    if (to === null) return { what: 'again' };
    return said === null ? { what: 'not-asked' } : tell(said, to);
  };
  const [working, ask] = useAction(async (kinds: readonly Kind[]): Promise<void> => {
    const wanted = (seen?.templates ?? []).filter(({ kind }) => kinds.includes(kind));
    // First of all: WeChat asks in answer to this tap or not at all. What is untold is told instead.
    const asked = untold() === null && seen !== null ? askInWechat(wanted) : null;
    setNote(null);
    const became = await become(asked, seen);
    if (became?.what !== 'trouble' || !saysInPassing(became.trouble)) setNote(became);
    await load();
  });

  return { seen, trouble, load, note, working, ask };
}

/** What was answered on a page that was left before it was heard is told first. */
async function tellAgain(): Promise<void> {
  const said = untold();
  if (said === null) return;
  const to = await api.messages.templates({});
  if (to.ok) await tell(said, to.value);
}

async function tell(said: Said, to: Templates): Promise<NonNullable<ReminderNote>> {
  const became = await tellOnce(said, to);
  // What was refused would be refused again.
  if (became.what !== 'trouble' || became.trouble.code !== 'common/unavailable') forgetUntold();
  return became;
}

/** The first yes is a yes to messages at all; then it counts. */
async function tellOnce(
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
    const told = await api.messages.agreed({ request: said.request, answers: [...said.answers] });
    if (!told.ok) return { what: 'trouble', trouble: told.error };
  }
  if (isYes) return { what: 'agreed' };
  return { what: said.answers.every(({ answer }) => answer === 'banned') ? 'banned' : 'declined' };
}

/** A tap's own name, so that it counts once however often it is told. */
const newRequest = (): string =>
  `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 12)}`;

function useWheneverShown(load: () => Promise<void>, patienceMs: number): void {
  const wasShown = useRef(false);
  useEffect(() => {
    const timer = setTimeout(() => void load(), patienceMs);
    return () => clearTimeout(timer);
  }, [load, patienceMs]);
  useDidShow(() => {
    if (wasShown.current) void load();
    wasShown.current = true;
  });
}
