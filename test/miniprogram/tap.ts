import type { Weapp } from '../support/weapp';
import type { World } from '../support/world';

export type Member = ReturnType<World['person']> & { readonly number: string };

/** A button that writes: how one comes to it, what it asks for, and what stands when it was pressed. */
export type Tap = {
  readonly name: string;
  readonly operation: string;
  readonly page: string | (() => string);
  readonly isStranger?: boolean;
  readonly before?: (member: Member, world: World) => Promise<unknown>;
  readonly fill: (phone: Weapp) => Promise<void>;
  /** What a try uses up. */
  readonly fillAgain?: (phone: Weapp) => Promise<void>;
  readonly press: (phone: Weapp) => void;
  /** The same button under the words it has while it works. */
  readonly pressBusy?: (phone: Weapp) => void;
  readonly isDone: (phone: Weapp) => Promise<void>;
  /** The page asks what stands by itself, so that no second tap is needed. */
  readonly isShownAfterwards?: boolean;
  readonly stands: (member: Member, world: World) => Promise<unknown>;
  readonly expected: unknown;
};

/** What the page says in passing. */
export const toast = (phone: Weapp, words: string) =>
  phone.until(
    () => phone.log.toasts.includes(words),
    () => `the word “${words}”`,
  );
export const on = (phone: Weapp) =>
  phone.until(
    () => !phone.has('.action--off'),
    () => 'a button that can be pressed',
  );
export async function answerTo<T>(
  member: Member,
  operation: string,
  input: object = {},
): Promise<T> {
  const answer = await member.ask<T>(operation, input);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}
