import type { CallFunction } from './weapp-wx';

type Answer = {
  readonly result?: unknown;
  readonly errCode?: number;
  readonly errMsg?: string;
  readonly requestId: string;
};

/** The wire to a running emulator, as one of its demo people; failures reject as WeChat's do. */
export const throughEmulator =
  ({ url, person }: { url: string; person: string }): CallFunction =>
  async (call) => {
    const response = await fetch(new URL('/client/call', url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-emulator-person': person },
      body: JSON.stringify(call),
    });
    const { result, errCode, errMsg, requestId } = (await response.json()) as Answer;
    if (errCode !== undefined) {
      throw Object.assign(new Error(errMsg), { errCode, errMsg, requestID: requestId });
    }
    return { result, requestID: requestId };
  };
