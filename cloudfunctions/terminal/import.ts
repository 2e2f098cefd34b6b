import { basename, join } from 'node:path';
import { localFolder, localUrl } from './connect';
import { reportLines } from './import/report';
import { type ImportOptions, runImport } from './import/run-import';
import { runCommand, say, TerminalProblem, UsageProblem } from './run-command';

const USAGE = `A till's export, sent through the signed API. docs/import.md explains the map.

  npm run import -- FILE --map MAP --key ID [--secret SECRET]

FILE            csv or csv.gz
--secret        the key's secret; it may also be in HUIGAN_SECRET
--url URL       where the API is (what runs here)
--follow-clock  moves the emulator's clock along with the file
--rejected FILE where rejected rows go (NAME.rejected.csv in this folder)
--state FOLDER  where checkpoints are kept (.huigan/imports)
--fresh         starts over instead of going on after a kill
--in-flight N   how many members are served at once (3)
--json          prints the totals as one JSON object

Killed or stopped, it goes on where it was when it is run again.`;

const options = {
  map: { type: 'string', default: '' },
  key: { type: 'string', default: '' },
  secret: { type: 'string', default: process.env['HUIGAN_SECRET'] ?? '' },
  url: { type: 'string' },
  'follow-clock': { type: 'boolean', default: false },
  rejected: { type: 'string' },
  state: { type: 'string', default: join(localFolder, 'imports') },
  fresh: { type: 'boolean', default: false },
  'in-flight': { type: 'string', default: '3' },
  json: { type: 'boolean', default: false },
} as const;
const IN_FLIGHT_MAX = 64;

await runCommand({ usage: USAGE, options, positionals: 1 }, async (values, [file = '']) => {
  const { map, key: keyId, secret, state, fresh, json } = values;
  if ([file, map, keyId, secret].includes(''))
    throw new UsageProblem('FILE, --map, --key and --secret are needed');
  const url = values.url ?? `${localUrl()}/api`;
  const report = await runImport({
    file,
    map,
    url: url.replace(/\/$/, ''),
    credentials: { keyId, secret },
    followClock: values['follow-clock'],
    state,
    rejected: values.rejected ?? `${basename(file)}.rejected.csv`,
    fresh,
    inFlight: inFlightFrom(values['in-flight']),
    note: (line) => void process.stderr.write(`${line}\n`),
  } satisfies ImportOptions);
  if (json) say(JSON.stringify(report));
  else for (const line of reportLines(report)) say(line);
  if (!report.addsUp) throw new TerminalProblem('The rows do not add up: this is a bug.');
});

function inFlightFrom(text: string): number {
  const limit = Number(text);
  if (Number.isInteger(limit) && limit >= 1 && limit <= IN_FLIGHT_MAX) return limit;
  throw new UsageProblem(`--in-flight is between 1 and ${IN_FLIGHT_MAX}`);
}
