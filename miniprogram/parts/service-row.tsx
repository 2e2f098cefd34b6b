import { words } from '../copy/words';
import { call } from '../lib/call';
import { useSpeech } from '../lib/language';
import { EntryRow } from './entry-row';

/** Whom to call, where the brand says so. */
export function ServiceRow({ phone }: { phone: string | undefined }) {
  const { say } = useSpeech();
  if (phone === undefined) return null;
  return (
    <EntryRow icon="call" title={say(words.me.service)} hint={phone} onPress={() => call(phone)} />
  );
}
