import { vouchForPhone } from '../core/members/vouch-for-phone';
import { connect } from './connect';
import { runCommand, say, TerminalProblem, UsageProblem } from './run-command';

const USAGE = `Lets somebody join with a number that was another member's, or unused for a year:
you have seen in the shop that they are that member. It holds for 24 hours and lets in one WeChat, the first
that joins with the number; or lets its member change to another number without it.

  npm run vouch -- 13800000001 --as "Li Na" --why "showed her old member card"`;

const options = { as: { type: 'string' }, why: { type: 'string' } } as const;

await runCommand({ usage: USAGE, options, positionals: 1 }, async (values, [phone = '']) => {
  const { as: who, why } = values;
  if (!/^1[3-9]\d{9}$/.test(phone)) throw new UsageProblem('The number is one of 11 digits');
  if (!who || !why) throw new UsageProblem('--as and --why are needed');
  const isVouched = await vouchForPhone(await connect(), { phone, who, why });
  if (!isVouched) throw new TerminalProblem('Nobody is known by that number.');
  say(`who joins first with ${phone} within 24 hours is taken for the member it belongs to`);
});
