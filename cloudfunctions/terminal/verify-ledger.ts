import { verifyLedger } from '../core/account/verify-ledger';
import { connect, differenceInWords } from './connect';
import { runCommand, say, TerminalProblem } from './run-command';

const USAGE = `Replays the whole ledger and checks its proofs; exit code 1 at the first place that differs.

  npm run verify-ledger`;
const SAID_EVERY = 500;

await runCommand({ usage: USAGE, options: {}, positionals: 0 }, async () => {
  const house = await connect();
  const { difference, accounts, entries, roots } = await verifyLedger({
    ...house,
    progress: (done) => {
      if (done % SAID_EVERY === 0) process.stderr.write(`${done} accounts\n`);
    },
  });
  if (difference) throw new TerminalProblem(differenceInWords(difference));
  say(`${accounts} accounts, ${entries} entries, ${roots} nightly roots: everything agrees`);
});
