'use strict';
// What a function instance runs: plain CommonJS, so that a child starts without a loader.

const { loadBundle } = require('./load-bundle.cjs');

const RealDate = Date;
const realNow = Date.now;
let offset = 0;
let main;
let keepCompiled = null;

const now = () => realNow() + offset;

// The product keeps calling Date.now() and new Date(); here they read the emulator's clock.
RealDate.now = now;
globalThis.Date = new Proxy(RealDate, {
  construct: (target, values, asked) =>
    Reflect.construct(target, values.length === 0 ? [now()] : values, asked),
  apply: () => new RealDate(now()).toString(),
});

process.on('message', (message) => void invoke(message));
process.on('disconnect', () => process.exit(0));

async function invoke({ bundle, entry, event, context, environment, offset: clockOffset }) {
  offset = clockOffset;
  Object.assign(process.env, environment);
  let answer;
  try {
    main ??= load(bundle, entry);
    process.send({ started: true });
    const result = await main(JSON.parse(event), context);
    answer = { ok: true, text: JSON.stringify(result ?? null) };
  } catch (problem) {
    answer = { ok: false, message: messageOf(problem) };
  }
  // Whoever comes next must find nothing of the person before.
  for (const name of Object.keys(environment)) delete process.env[name];
  process.send(answer);
  // After an event, so that what an event needs is among it.
  keepCompiled?.();
  keepCompiled = null;
}

function load(bundle, entry) {
  const { exported, keep } = loadBundle(bundle);
  if (typeof exported[entry] !== 'function') throw new Error(`${bundle} does not export ${entry}`);
  keepCompiled = keep;
  return exported[entry];
}

function messageOf(problem) {
  return problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
}
