import { verifyLedger } from '../core/account/verify-ledger';
import { connect, differenceInWords, runCommand, say, TerminalProblem } from './connect';

const SAID_EVERY = 500;

/** Replays the whole ledger and checks its proofs; exit code 1 at the first place that differs. */
await runCommand(async () => {
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
