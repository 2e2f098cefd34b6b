import { existsSync, readFileSync } from 'node:fs';
import type { ShopsFile } from '@huigan/shared/shops/contracts';
import { publishShops } from '../core/shops/publish-shops';
import { readShops } from '../core/shops/read-shops';
import { connect, runCommand, say, TerminalProblem } from './connect';

const USAGE = `The brand's shops, one JSON document. docs/service-desk.md explains it.

  npm run shops -- check FILE      every fault, with its path
  npm run shops -- publish FILE    instead of the list before; phones see it within five minutes`;

await runCommand(async () => {
  const [command, file = ''] = process.argv.slice(2);
  if ((command !== 'check' && command !== 'publish') || file === '')
    throw new TerminalProblem(USAGE);
  const shops = checked(file);
  if (command === 'check') return say(`${file}: ${shops.shops.length} shops, all sound`);
  const house = await connect();
  const { shops: count, isNew } = await publishShops(house.publishing, shops);
  say(isNew ? `${count} shops are published` : `these ${count} shops are published already`);
});

function checked(file: string): ShopsFile {
  if (!existsSync(file)) throw new TerminalProblem(`${file} is missing`);
  const read = readShops(parsed(file));
  if (read.ok) return read.file;
  const lines = read.faults.map(({ path, message }) => `  ${path || '(document)'}: ${message}`);
  throw new TerminalProblem([`${file}: what is wrong (${lines.length})`, ...lines].join('\n'));
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (problem) {
    throw new TerminalProblem(`${file} is not JSON: ${(problem as Error).message}`);
  }
}
