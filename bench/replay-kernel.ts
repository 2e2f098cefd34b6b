import { bounds, openAccount } from '@huigan/shared/account/account';
import { apply } from '@huigan/shared/account/apply';
import type { EarnCommand } from '@huigan/shared/account/commands';
import { earnCause, memberId, orderId } from '@huigan/shared/kernel/ids';
import { DAY_MS, type Instant, instant, later } from '@huigan/shared/kernel/time';
import { fen, points } from '@huigan/shared/kernel/units';
import type { ProgramFile } from '@huigan/shared/program/contracts';
import { programOf, rulebookOf } from '@huigan/shared/program/preview';

const ORDERS_A_MEMBER = 50;
const DAYS = 365;

/**
 * A year of each member's orders through the kernel alone: judged by their program, applied to the
 * account, what time has done settled on the way. No store and no parsing; the tail is dropped where it
 * would be moved. Only applying is timed. The checksum is the points all of them have in the end.
 */
export function replayKernel(
  file: ProgramFile,
  orders: number,
): { ordersPerSecond: number; checksum: number } {
  const program = programOf(file);
  const context = { rulebook: rulebookOf([program]), limits: bounds };
  const begins = instant('2026-01-05T08:00:00+08:00');
  let elapsed = 0;
  let checksum = 0;
  for (let done = 0; done < orders; done += ORDERS_A_MEMBER) {
    const commands = yearOf(done, begins);
    let account = openAccount(memberId(`m-${done}`), begins, program);
    const started = performance.now();
    for (const command of commands) {
      const applied = apply(account, command, { ...context, now: command.at });
      if (!applied.ok) throw new Error(applied.error);
      const next = applied.value.account;
      account = next.tail.length < bounds.tail ? next : { ...next, tail: [] };
    }
    elapsed += performance.now() - started;
    for (const { left } of account.points.lots) checksum += left;
  }
  return { ordersPerSecond: Math.round((orders / elapsed) * 1000), checksum };
}

const yearOf = (first: number, begins: Instant): readonly EarnCommand[] =>
  Array.from({ length: ORDERS_A_MEMBER }, (_, index) =>
    anEarning(first + index, later(begins, Math.floor((index * DAYS * DAY_MS) / ORDERS_A_MEMBER))),
  );

function anEarning(index: number, at: Instant): EarnCommand {
  const channel = index % 5 === 0 ? 'mall' : 'pos';
  const id = orderId(channel, String(index));
  const paidFen = fen(1000 + ((index * 7907) % 50_000));
  const order = {
    id,
    channel,
    shop: 'binjiang',
    paidAt: at,
    program: 1,
    paidFen,
    basisFen: paidFen,
    pieces: 1,
    portions: [],
    pointsUsed: points(0),
  };
  return { kind: 'earn', cause: earnCause(id), digest: '', at, recalled: null, order };
}
