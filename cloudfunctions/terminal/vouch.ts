import { parseArgs } from 'node:util';
import { vouchForPhone } from '../core/members/vouch-for-phone';
import { connect, runCommand, say, TerminalProblem } from './connect';

const USAGE = `Lets somebody join with a number that was another member's, or unused for a year:
you have seen in the shop that they are that member. It holds for 24 hours and lets in one WeChat, the first
that joins with the number; or lets its member change to another number without it.

  npm run vouch -- 13800000001 --as "Li Na" --why "showed her old member card"`;

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    options: { as: { type: 'string' }, why: { type: 'string' } },
    allowPositionals: true,
  });
  const [phone = ''] = positionals;
  const { as: who, why } = values;
  if (!/^1[3-9]\d{9}$/.test(phone) || !who || !why) throw new TerminalProblem(USAGE);
  const isVouched = await vouchForPhone(await connect(), { phone, who, why });
  if (!isVouched) throw new TerminalProblem('Nobody is known by that number.');
  say(`who joins first with ${phone} within 24 hours is taken for the member it belongs to`);
});
