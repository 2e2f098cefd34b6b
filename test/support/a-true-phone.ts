import path from 'node:path';
import { bootWeapp, type Weapp } from './weapp';
import { ROOT, type World } from './world';

/**
 * The weapp build in somebody's hand, wired to the deployed functions. `down` takes the network away;
 * storage outlives a restart of the app.
 */
export function aTruePhone(person: ReturnType<World['person']>) {
  const storage = new Map<string, unknown>();
  const line = { down: false };
  const callFunction = async ({ name, data }: { name: string; data: unknown }) => {
    if (line.down) throw new Error('no network');
    const { result } = await person.call(data, name);
    return { result, requestID: 'r-1' };
  };
  return {
    line,
    open: async (page: string): Promise<Weapp> => {
      const dist = path.join(ROOT, 'dist/miniprogram');
      const phone = await bootWeapp({ dist, callFunction, storage });
      phone.open(page);
      return phone;
    },
  };
}
