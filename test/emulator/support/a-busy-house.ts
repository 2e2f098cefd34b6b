import { aFolder, anEmulator, sdkFor } from './an-emulator';

const SDK = JSON.stringify(require.resolve('@cloudbase/node-sdk'));

const INIT = `
  const cloudbase = require(${SDK});
  const app = cloudbase.init({ env: cloudbase.SYMBOL_CURRENT_ENV, keepalive: true });
  const db = app.database();
  const say = (level, message, more) => console.log(JSON.stringify({ level, message, ...more }));`;

const ORDERS = `${INIT}
  exports.main = async ({ operation, id, member, fen }) => {
    if (operation === 'orders.read') {
      return (await db.collection('orders').where({ member }).orderBy('at', 'desc').limit(10).get()).data;
    }
    const order = { _id: id, member, fen, at: Date.now(), lines: [{ sku: 'oolong', n: 2 }], note: '<b>less sugar</b>' };
    await db.collection('orders').add(order);
    await db.collection('members').doc(member).update({ points: db.command.inc(Math.floor(fen / 100)) });
    say('info', 'order taken', { id, member, fen });
  };`;

const NIGHT = `${INIT}
  exports.main = async ({ TriggerName }) => {
    const members = await db.collection('members').orderBy('_id', 'asc').limit(100).get();
    say('info', TriggerName + ' done', { members: members.data.length });
    if (TriggerName === 'report') console.error('no printer: <script>alert(1)</script>');
  };`;

const MEMBERS = ['an', 'bo', 'chen', 'ding'];

/** A teahouse in full swing: people, orders, timers and what they print. */
export async function aBusyHouse() {
  const emulator = await anEmulator({
    folder: aFolder(),
    at: '2026-03-01T01:20:00Z',
    with: {
      orders: { source: ORDERS, timeout: 10 },
      nightly: {
        source: NIGHT,
        timeout: 60,
        timers: { expiry: '0 30 2 * * * *', report: '0 0 9 * * 1 *' },
      },
      webhook: { source: 'exports.main = async () => ({});' },
    },
    environment: {
      collections: {
        members: { indexes: [{ name: 'by_tier', keys: [['tier', 1]] }] },
        orders: {
          indexes: [
            {
              name: 'by_member',
              keys: [
                ['member', 1],
                ['at', -1],
              ],
            },
          ],
        },
        rewards: {},
      },
      functionRules: { '*': { invoke: false }, orders: { invoke: true } },
      httpAccess: { '/webhook': 'webhook' },
    },
  });
  const app = sdkFor(emulator);
  const db = app.database();
  await db.collection('members').add(MEMBERS.map((_id) => ({ _id, tier: 'leaf', points: 0 })));
  await db.collection('rewards').add({ _id: 'free-oolong', price: 120, left: 250 });
  for (let turn = 0; turn < 24; turn += 1) {
    const member = MEMBERS[turn % MEMBERS.length];
    const id = `2026-${String(turn + 1).padStart(4, '0')}`;
    const order = { operation: 'orders.take', id, member, fen: 1800 + 250 * turn };
    await app.callFunction({ name: 'orders', data: order });
    if (turn % 3 === 0) {
      await app.callFunction({ name: 'orders', data: { operation: 'orders.read', member } });
    }
  }
  await fetch(`${emulator.url}/webhook`);
  await emulator.advance('P2D');
  return emulator;
}
