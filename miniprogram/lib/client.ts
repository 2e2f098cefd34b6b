import type { AnyRefusal, Client, MemberApi, Refused } from '@huigan/shared/api';
import { err, type Result } from '@huigan/shared/kernel/result';
import Taro from '@tarojs/taro';

/** The function every member's phone knocks at. */
const DOOR = 'member';

/** Longer than the slowest function may take, shorter than anybody waits in a shop. */
const TIMEOUT_MS = 8_000;
const REFERENCE_LETTERS = 8;

type Event = { readonly operation: string; readonly input: unknown };
type Answer = Result<unknown, Refused<AnyRefusal>>;
type Arrived = { readonly result?: unknown; readonly requestId: string };

/** `api.account.home({})` is one call of the cloud; its types come from the contracts. */
export const api = new Proxy(
  {},
  {
    get: (_, context: string) =>
      new Proxy(
        {},
        {
          get: (__, name: string) => (input: unknown) =>
            call({ operation: `${context}.${name}`, input }),
        },
      ),
  },
) as Client<MemberApi>;

async function call(event: Event): Promise<Answer> {
  try {
    const { result, requestId } = await withinTime(carry(event));
    return isAnswer(result) ? result : unavailable(requestId);
  } catch (failure) {
    return unavailable(referenceOf(failure));
  }
}

const carry = (event: Event): Promise<Arrived> =>
  process.env.TARO_ENV === 'weapp' ? throughWeChat(event) : throughTheEmulator(event);

async function throughWeChat(event: Event): Promise<Arrived> {
  const { result, requestID } = (await Taro.cloud.callFunction({ name: DOOR, data: event })) as {
    result?: unknown;
    requestID?: string;
  };
  return { result, requestId: requestID ?? '' };
}

async function throughTheEmulator(event: Event): Promise<Arrived> {
  const response = await fetch('/client/call', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: DOOR, data: event }),
  });
  return (await response.json()) as Arrived;
}

function withinTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), TIMEOUT_MS);
  });
  return Promise.race([work, tooLate]).finally(() => clearTimeout(timer));
}

const isAnswer = (result: unknown): result is Answer =>
  typeof result === 'object' && result !== null && 'ok' in result;

/**
 * The reference is the beginning of the platform's id, which its logs are searched by: short enough to read
 * out. It is empty when the call never reached us: an invented one would help nobody.
 */
const unavailable = (platformId: string): Answer => {
  const requestId = platformId.slice(0, REFERENCE_LETTERS);
  return err({ code: 'common/unavailable', requestId });
};

const referenceOf = (failure: unknown): string =>
  (failure as { requestID?: string } | undefined)?.requestID ?? '';
