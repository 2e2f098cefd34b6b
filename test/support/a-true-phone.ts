import path from 'node:path';
import { bootWeapp, type Weapp } from './weapp';
import type { PhoneSettings } from './weapp-wx';
import { ROOT, type World } from './world';

type Asked = { readonly operation: string; readonly input: unknown };

/**
 * The weapp build in somebody's hand, wired to the deployed functions. `down` takes the network away;
 * storage outlives a restart of the app.
 */
export function aTruePhone(person: ReturnType<World['person']>) {
  const storage = new Map<string, unknown>();
  const line = { down: false };
  const calls: Asked[] = [];
  const answers = new Map<string, unknown>();
  const callFunction = async ({ name, data }: { name: string; data: unknown }) => {
    const call = data as Asked;
    calls.push(call);
    if (line.down) throw new Error('no network');
    const { result, requestId } = await person.call(data, name);
    answers.set(call.operation, result);
    return { result, requestID: requestId };
  };
  return {
    line,
    /** What the phone asked the functions for, the oldest first. */
    asked: (operation: string) =>
      calls.filter((call) => call.operation === operation).map(({ input }) => input),
    /** What they answered to that last; undefined before they did. */
    answer: (operation: string) => answers.get(operation) as never,
    open: async (
      page: string,
      settings: Omit<PhoneSettings, 'callFunction' | 'storage'> = {},
    ): Promise<Weapp> => {
      const dist = path.join(ROOT, 'dist/miniprogram');
      const phone = await bootWeapp({ ...settings, dist, callFunction, storage });
      phone.open(page);
      return phone;
    },
  };
}
