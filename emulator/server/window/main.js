import { ask } from './ask.js';
import { showCalls, startCalls } from './calls.js';
import { showClock, startClock } from './clock.js';
import { showCollections } from './collections.js';
import { byId } from './dom.js';
import { showFaults, startFaults } from './faults.js';
import { showFunctions } from './functions.js';
import { logsPath, showLogs, startLogs } from './logs.js';

const EVERY_MS = 1_500;

const looks = [
  [() => '/emulator/clock', showClock],
  [() => '/emulator/functions', showFunctions],
  [() => '/emulator/calls', showCalls],
  [() => '/emulator/collections', showCollections],
  [logsPath, showLogs],
  [() => '/emulator/faults', showFaults],
];

const seen = new Map();

/** Looks at everything, and draws only what has changed: a selection stays where it is. */
async function refresh() {
  await Promise.all(
    looks.map(async ([path, show]) => {
      const answer = await ask(path());
      const text = JSON.stringify(answer);
      if (!answer || seen.get(show) === text) return;
      seen.set(show, text);
      show(answer);
    }),
  );
}

const [about, { collections } = { collections: [] }] = await Promise.all([
  ask('/emulator/about'),
  ask('/emulator/collections'),
]);
byId('environment').textContent = about.environmentId;
startClock(refresh);
startCalls(refresh);
startLogs(refresh);
startFaults(
  refresh,
  about,
  collections.map(({ name }) => name),
);
await refresh();
setInterval(() => {
  if (!document.hidden) void refresh();
}, EVERY_MS);
