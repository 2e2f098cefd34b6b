import { parseArgs } from 'node:util';
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

/** `npm run -s bench -- --json calls`: one JSON object on standard output, nothing else. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
});
const name = positionals[0] ?? '';
const bench = benches[name];
if (!bench) {
  process.stderr.write(`Which? ${Object.keys(benches).join(', ')}\n`);
  process.exit(1);
}
const result = await bench();
if (values.json) process.stdout.write(`${JSON.stringify(result)}\n`);
else for (const [key, value] of Object.entries(result)) process.stdout.write(line(key, value));
process.exit(0);

function line(key: string, value: unknown): string {
  return `${key.padEnd(18)} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}\n`;
}
