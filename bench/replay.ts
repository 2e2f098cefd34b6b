import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { bundling } from '@huigan/cloudfunctions/terminal/build-functions';
import { build } from 'esbuild';
import { aProgram } from '../test/support/build';
import { ROOT } from '../test/support/world';

/** Budget: at least 100,000 orders a second on one core. */
export type Replay = { readonly ordersPerSecond: number; readonly checksum: number };

const BUNDLE = 'dist/replay-kernel.js';

/** Bundled exactly as the functions are, in a process of its own. */
export async function replayOrders(orders = 1_000_000): Promise<Replay> {
  const contents = `import { replayKernel } from './replay-kernel';
    const { program, orders } = JSON.parse(process.argv[2]);
    process.stdout.write(JSON.stringify(replayKernel(program, orders)));`;
  const outfile = join(ROOT, BUNDLE);
  await build({
    stdin: { contents, resolveDir: join(ROOT, 'bench'), loader: 'ts' },
    outfile,
    ...bundling,
  });
  const asked = JSON.stringify({ program: aProgram(), orders });
  return JSON.parse(
    execFileSync(process.execPath, [outfile, asked], { encoding: 'utf8' }),
  ) as Replay;
}
