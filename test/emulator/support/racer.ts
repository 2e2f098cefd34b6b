import cloudbase from '@cloudbase/node-sdk';

/** A process of its own that takes and claims as fast as it can, and tells what it won. */
const db = cloudbase.init({ env: 'demo', keepalive: true }).database();
const _ = db.command;

const races: Record<string, (turn: number) => Promise<boolean>> = {
  /** Takes one from the stock where there is one left. */
  take: async () => {
    const some = db.collection('stock').where({ _id: 'tea', stock: _.gte(1) });
    return (await some.update({ stock: _.inc(-1) })).updated === 1;
  },
  /** Claims a number that everybody wants, for a document of any name. */
  claim: (turn) => wins(db.collection('claims').add({ number: turn, by: process.pid })),
  /** Writes the document that everybody writes. */
  create: (turn) => wins(db.collection('claims').add({ _id: `c${turn}`, number: turn })),
};

async function wins(adding: Promise<unknown>): Promise<boolean> {
  try {
    await adding;
    return true;
  } catch (problem) {
    if (problem instanceof Error && problem.message.includes('E11000')) return false;
    throw problem;
  }
}

process.on('message', async ({ race, turns }: { race: string; turns: number }) => {
  const won: number[] = [];
  await Promise.all(
    Array.from({ length: turns }, async (_value, turn) => {
      if (await races[race]?.(turn)) won.push(turn);
    }),
  );
  process.send?.(won);
});

process.send?.('ready');
