import type { Difference } from '../core/account/check-account';
import { verifyLedger } from '../core/account/verify-ledger';
import { connect, runCommand, say, TerminalProblem } from './connect';

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
  if (difference) throw new TerminalProblem(inWords(difference));
  say(`${accounts} accounts, ${entries} entries, ${roots} nightly roots: everything agrees`);
});

function inWords({ where, member, seq, day, detail }: Difference): string {
  const place = [
    where,
    member === undefined ? null : `of ${member}`,
    seq === undefined ? null : `number ${seq}`,
    day === undefined ? null : `on ${new Date(day * 86_400_000).toISOString().slice(0, 10)}`,
  ];
  return `The ledger differs at the ${place.filter((part) => part !== null).join(' ')}: ${detail}`;
}
