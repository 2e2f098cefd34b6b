import { randomBytes } from 'node:crypto';
import { newKey, revokeKey, rotateKey } from '../core/intake-keys/manage-keys';
import { connect, runCommand, say, TerminalProblem } from './connect';

const USAGE = `Keys that tills sign with.

  npm run key -- new ID [NAME]    a key and its secret, shown once
  npm run key -- rotate ID        another secret; the one before stays good until the next
  npm run key -- revoke ID        nothing signed with it is accepted any more

ID: lower-case letters, digits and -, at most 32.`;

const words: Record<string, string> = {
  'keys/taken': 'There is a key of that name already. `rotate` gives it another secret.',
  'keys/unknown': 'There is no key of that name.',
  'keys/revoked': 'That key is revoked. Make a new one.',
  'keys/changed': 'Somebody changed that key at the same moment. Look again.',
};
const SECRET_BYTES = 32;

await runCommand(async () => {
  const [command, id = '', name = id] = process.argv.slice(2);
  if (!/^[a-z][a-z0-9-]{0,31}$/.test(id)) throw new TerminalProblem(USAGE);
  const house = await connect();
  const deps = { ...house, secretText: () => randomBytes(SECRET_BYTES).toString('hex') };
  const run = {
    new: () => newKey(deps, { id, name }),
    rotate: () => rotateKey(deps, id),
    revoke: () => revokeKey(deps, id),
  }[command ?? ''];
  if (!run) throw new TerminalProblem(USAGE);
  const result = await run();
  if (!result.ok) throw new TerminalProblem(words[result.error] ?? result.error);
  say(`key     ${id}`);
  if ('secret' in result.value) {
    say(`secret  ${result.value.secret}`);
    say('Keep the secret now: it is stored sealed and is not shown again.');
  } else say('revoked; warm functions let go of it within 30 seconds');
});
