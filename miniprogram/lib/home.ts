import type { Home } from '@huigan/shared/account/contracts';
import Taro from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { api } from './client';
import { OWN_ACCENT } from './theme';

/** The shape is part of the name: after an update that changes it, the old one is not found. */
const STORED = 'home.v4';
const STORED_ACCENT = 'accent';
/** What a page is about is asked for first. */
const PATIENCE_MS = 1_000;

let last: Home | null = null;

let asking: ReturnType<typeof ask> | null = null;

/**
 * Asks for the home and keeps it, so that the next start shows something before the network answers. Parts of
 * a page that ask at once share an answer.
 */
export function loadHome() {
  asking ??= ask().finally(() => {
    asking = null;
  });
  return asking;
}

async function ask() {
  const result = await api.account.home({});
  if (result.ok) {
    last = result.value;
    Taro.setStorageSync(STORED_ACCENT, last.brand.accent);
    // A browser is shared by the demo people; a phone belongs to one member.
    if (process.env.TARO_ENV === 'weapp') Taro.setStorageSync(STORED, last);
  }
  return result;
}

/** What was seen last; null before the first time. */
export function lastHome(): Home | null {
  if (last === null && process.env.TARO_ENV === 'weapp') {
    last = (Taro.getStorageSync(STORED) as Home | '') || null;
  }
  return last;
}

/** The same for pages of something else: where it was never seen, it is asked for whenever they have `loaded`. */
export const useKnownHome = (loaded: unknown): Home | null => useAskedHome(loaded).home;

/** Whether the owner looks, rather than who shares what is theirs; null until it is known, or known not to be told. */
export function useIsOwner(loaded: unknown): boolean | null {
  const { home, isAnswered } = useAskedHome(loaded);
  return isAnswered ? isOwners(home) : null;
}

/** The same by what was seen last. */
export const wasOwner = (): boolean => isOwners(lastHome());

const isOwners = (home: Home | null): boolean => home?.state === 'member' && home.isOwner;

function useAskedHome(loaded: unknown) {
  const [home, setHome] = useState(lastHome);
  const [isAnswered, setAnswered] = useState(home !== null);
  const isKnown = home !== null;
  useEffect(() => {
    if (isKnown) return;
    void loadHome().then((result) => {
      if (result.ok) setHome(result.value);
      setAnswered(true);
    });
  }, [isKnown, loaded]);
  return { home, isAnswered };
}

/** The brand's colour, known before its home is; a phone that was never told it asks once. */
export function useBrandAccent(): string {
  const [, setAsked] = useState(false);
  const accent = lastAccent();
  const isKnown = accent !== null;
  useEffect(() => {
    if (isKnown) return;
    const timer = setTimeout(() => void loadHome().then(() => setAsked(true)), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isKnown]);
  return accent ?? OWN_ACCENT;
}

const lastAccent = (): string | null =>
  last?.brand.accent ?? ((Taro.getStorageSync(STORED_ACCENT) as string) || null);

/** For when it is known to be another one now, so that the old one does not flash by. */
export function forgetHome(): void {
  last = null;
  asking = null;
  if (process.env.TARO_ENV === 'weapp') Taro.removeStorageSync(STORED);
}
