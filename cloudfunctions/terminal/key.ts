import { randomBytes } from 'node:crypto';
import type { House } from '../core/house';
import { limitKey } from '../core/intake-keys/limit-key';
import { newKey, revokeKey, rotateKey } from '../core/intake-keys/manage-keys';
import { dayText } from '../core/platform/beijing-day';
import { connect } from './connect';
import { runCommand, say, TerminalProblem, UsageProblem } from './run-command';

const USAGE = `Keys that tills sign with.

  npm run key -- new ID [NAME]    a key and its secret, shown once
  npm run key -- rotate ID        another secret; the one before stays good until the next
  npm run key -- revoke ID        nothing signed with it is accepted any more
  npm run key -- limit ID NUMBER  items it may send in a minute; a new key may send 6000
  npm run key -- usage ID         what it sent, by day

ID: lower-case letters, digits and -, at most 32.`;

const words: Record<string, string> = {
  'keys/taken': 'There is a key of that name already. `rotate` gives it another secret.',
  'keys/unknown': 'There is no key of that name.',
  'keys/revoked': 'That key is revoked. Make a new one.',
  'keys/changed': 'Somebody changed that key at the same moment. Look again.',
};
const SECRET_BYTES = 32;
const LIMIT_MAX = 1_000_000;
const DAYS_SHOWN = 31;

const commands = ['new', 'rotate', 'revoke', 'limit', 'usage'];

await runCommand({ usage: USAGE, options: {}, positionals: 3 }, async (_, positionals) => {
  const [command = '', id = '', more = ''] = positionals;
  if (!commands.includes(command)) throw new UsageProblem(`${commands.join(', ')}?`);
  if (!/^[a-z][a-z0-9-]{0,31}$/.test(id)) throw new UsageProblem(`'${id}' is no ID`);
  const perMinute = command === 'limit' ? limitFrom(more) : 0;
  const house = await connect();
  if (command === 'usage') return showUsage(house, id);
  const deps = { ...house, secretText: () => randomBytes(SECRET_BYTES).toString('hex') };
  const run = {
    new: () => newKey(deps, { id, name: more || id }),
    rotate: () => rotateKey(deps, id),
    revoke: () => revokeKey(deps, id),
    limit: () => limitKey(deps, { id, perMinute }),
  }[command ?? ''];
  if (!run) throw new TerminalProblem(USAGE);
  const result = await run();
  if (!result.ok) throw new TerminalProblem(words[result.error] ?? result.error);
  say(`key     ${id}`);
  if ('secret' in result.value) {
    say(`secret  ${result.value.secret}`);
    say('Keep the secret now: it is stored sealed and is not shown again.');
    return;
  }
  const done = command === 'limit' ? `${perMinute} items a minute` : 'revoked';
  say(`${done}; warm functions know it within 30 seconds`);
});

function limitFrom(text: string): number {
  const limit = Number(text);
  if (Number.isInteger(limit) && limit >= 1 && limit <= LIMIT_MAX) return limit;
  throw new TerminalProblem(`The limit is a whole number from 1 to ${LIMIT_MAX}.`);
}

async function showUsage({ usage, keys }: House, id: string): Promise<void> {
  if (!(await keys.find(id))) throw new TerminalProblem(words['keys/unknown'] ?? id);
  const days = await usage.lastDays(id, DAYS_SHOWN);
  say(row('day', 'calls', 'items', 'limited'));
  for (const { day, calls, items, limited } of days) say(row(dayText(day), calls, items, limited));
  say('limited: calls turned away. What running functions have not told yet is not in it.');
}

function row(day: string, ...numbers: readonly (string | number)[]): string {
  return [day.padEnd(12), ...numbers.map((number) => String(number).padStart(10))].join('');
}
