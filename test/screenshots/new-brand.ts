import { join } from 'node:path';
import { demoProgram } from '@huigan/cloudfunctions/terminal/demo/demo-brand';
import type { FaultInput } from '@huigan/emulator/faults';
import type { Instant } from '@huigan/shared/kernel/time';
import { aWorld, ROOT } from '../support/world';

/** A brand on its first day: its shops are not written down yet, and it has applied for no messages. */
export async function openNewBrand() {
  const now = Date.now() as Instant;
  const program = demoProgram(now);
  const world = await aWorld({
    at: new Date(now).toISOString(),
    program,
    emulator: { h5: join(ROOT, 'dist/h5') },
    settings: {
      WECHAT_TEMPLATE_POINTS_EXPIRING: '',
      WECHAT_TEMPLATE_TIER_LAPSING: '',
      WECHAT_TEMPLATE_ORDER_CREDITED: '',
    },
  });
  const { policyVersion } = program.brand;
  await world.person('zhang', '13857120001').join({ policyVersion });
  const { url } = world.emulator;
  return {
    url,
    break: (faults: readonly FaultInput[]) =>
      fetch(`${url}/emulator/faults`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ faults }),
      }),
    close: world.close,
  };
}
