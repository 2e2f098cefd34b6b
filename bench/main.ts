import { runCommand, say, UsageProblem } from '@huigan/cloudfunctions/terminal/run-command';
import { measureApp } from './app';
import { countCalls } from './calls';
import { measureContention } from './contention';
import { replayOrders } from './replay';
import { measureSize } from './size';
import { measureThroughput } from './throughput';

const benches: Readonly<Record<string, () => object | Promise<object>>> = {
  app: () => measureApp(),
  calls: countCalls,
  contention: () => measureContention(),
  replay: () => replayOrders(),
  size: measureSize,
  throughput: () => measureThroughput(),
};

const USAGE = `Measures what things cost.

  npm run bench -- ${Object.keys(benches).join('|')}
  npm run -s bench -- --json NAME    one JSON object on standard output, nothing else`;
const options = { json: { type: 'boolean', default: false } } as const;

await runCommand({ usage: USAGE, options, positionals: 1 }, async ({ json }, [name = '']) => {
  const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
  if (!bench) throw new UsageProblem(`Which? ${Object.keys(benches).join(', ')}`);
  const result = await bench();
  if (json) say(JSON.stringify(result));
  else for (const [key, value] of Object.entries(result)) say(line(key, value));
  process.exit(0);
});

function line(key: string, value: unknown): string {
  return `${key.padEnd(18)} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`;
}
