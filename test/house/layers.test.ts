import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { aTemporaryFolder } from '../support/temporary-folder';

const root = join(__dirname, '../..');
const workspaces = ['shared', 'cloudfunctions', 'miniprogram', 'emulator'];
const folders = [...workspaces, 'test', 'bench'];

type Row = readonly [rule: string, file: string, source: string];

// A rule that never fires is not a rule. Each row plants one violation and expects its name back.
const everywhere: readonly Row[] = [
  ['no-cycles', 'shared/points/circle-a.ts', "import './circle-b';"],
  ['no-cycles', 'shared/points/of-types-a.ts', "import type { A } from './of-types-b';"],
  ['imports-resolve', 'shared/points/lost.ts', "import './nowhere';"],
  ['imports-resolve', 'emulator/lost.ts', "import 'no-such-package';"],
  ['nobody-imports-tests', 'cloudfunctions/core/orders/tested.ts', "import '../../../test/world';"],
  ['nobody-imports-tests', 'cloudfunctions/terminal/timed.ts', "import '../../bench/harness';"],
  ['deployed-code-lists-what-it-imports', 'cloudfunctions/core/orders/a.ts', "import 'csv-parse';"],
  ['deployed-code-lists-what-it-imports', 'emulator/pino.ts', "import 'pino';"],
  ['deployed-code-lists-what-it-imports', 'miniprogram/lib/parse.ts', "import 'zod';"],
];

const shared: readonly Row[] = [
  ['shared-is-pure', 'shared/points/node.ts', "import 'node:fs';"],
  ['shared-is-pure', 'shared/points/screen.ts', "import '@tarojs/taro';"],
  ['shared-is-pure', 'shared/points/zones.ts', "import 'dayjs/plugin/timezone';"],
  ['shared-is-pure', 'shared/orders/cloud.ts', "import '@huigan/cloudfunctions/core/house';"],
  ['zod-only-in-contracts', 'shared/points/parse.ts', "import type { z } from 'zod';"],
  [
    'decisions-take-contracts-as-types',
    'shared/orders/heavy.ts',
    "import { x } from './contracts';",
  ],
  ['decisions-take-contracts-as-types', 'shared/kernel/heavy.ts', "export * from './contracts';"],
  ['kernel-knows-no-context', 'shared/kernel/knowing.ts', "import '../points/earn';"],
  ['kernel-knows-no-context', 'shared/kernel/public.ts', "import '../points/preview';"],
  ['rooms-meet-at-public-files', 'shared/orders/prying.ts', "import '../points/earn';"],
  [
    'rooms-meet-at-public-files',
    'shared/orders/composing.ts',
    "import type { A } from '@huigan/shared/account/account';",
  ],
  ['api-composes-contracts', 'shared/staff-api.ts', "import './points/earn';"],
  ['rooms-do-not-see-the-api', 'shared/account/all.ts', "import type { A } from '../api';"],
];

const cloud: readonly Row[] = [
  [
    'core-contexts-do-not-reach-across',
    'cloudfunctions/core/orders/across.ts',
    "import '../members/join';",
  ],
  [
    'core-contexts-do-not-reach-across',
    'cloudfunctions/core/platform/across.ts',
    "import type { A } from '../members/ports';",
  ],
  [
    'core-contexts-do-not-see-the-house',
    'cloudfunctions/core/orders/homing.ts',
    "import type { House } from '../house';",
  ],
  [
    'core-contexts-use-their-own-decisions',
    'cloudfunctions/core/orders/deciding.ts',
    "import '@huigan/shared/points/earn';",
  ],
  [
    'platform-knows-no-context',
    'cloudfunctions/core/platform/knowing.ts',
    "import '@huigan/shared/orders/events';",
  ],
  [
    'use-cases-see-ports-not-adapters',
    'cloudfunctions/core/orders/storing.ts',
    "import './orders-store';",
  ],
  [
    'use-cases-see-ports-not-adapters',
    'cloudfunctions/core/members/routes.ts',
    "import './wechat-gateway';",
  ],
  [
    'use-cases-do-not-touch-the-world',
    'cloudfunctions/core/orders/asking.ts',
    "import type { Database } from '../platform/database';",
  ],
  [
    'use-cases-do-not-touch-the-world',
    'cloudfunctions/core/orders/reading.ts',
    "import 'node:fs/promises';",
  ],
  ['sdk-only-in-adapters', 'cloudfunctions/core/orders/sdk.ts', "import '@cloudbase/node-sdk';"],
  ['sdk-only-in-adapters', 'cloudfunctions/jobs/sdk.ts', "import '@cloudbase/node-sdk/dist';"],
  ['doors-import-core-only', 'cloudfunctions/member/pure.ts', "import '@huigan/shared/api';"],
  ['doors-import-core-only', 'cloudfunctions/console/log.ts', "import 'pino';"],
  ['doors-import-core-only', 'cloudfunctions/chat/other.ts', "import '../intake/index';"],
  ['nobody-imports-doors', 'cloudfunctions/terminal/knocking.ts', "import '../intake/index';"],
  ['nobody-imports-doors', 'test/knocking.ts', "import '@huigan/cloudfunctions/intake/index';"],
  [
    'deployed-cloud-knows-no-workshop',
    'cloudfunctions/core/orders/pretending.ts',
    "import '@huigan/emulator/emulator';",
  ],
  [
    'deployed-cloud-knows-no-workshop',
    'cloudfunctions/intake/typing.ts',
    "import '../terminal/connect';",
  ],
  ['emulator-knows-no-product', 'emulator/kind.ts', "import '@huigan/shared/kernel/time';"],
  ['emulator-knows-no-product', 'emulator/door.ts', "import '../cloudfunctions/core/house';"],
  ['emulator-knows-no-product', 'emulator/phone.ts', "import '../miniprogram/lib/client';"],
];

const phone: readonly Row[] = [
  [
    'phone-sees-contracts-kernel-and-previews',
    'miniprogram/pages/deciding.tsx',
    "import { earn } from '@huigan/shared/points/earn';",
  ],
  [
    'phone-sees-contracts-kernel-and-previews',
    'miniprogram/lib/reaching.ts',
    "import type { House } from '@huigan/cloudfunctions/core/house';",
  ],
  [
    'phone-takes-contracts-as-types',
    'miniprogram/lib/heavy-a.ts',
    "export { memberApi } from '@huigan/shared/api';",
  ],
  [
    'phone-takes-contracts-as-types',
    'miniprogram/lib/heavy-b.ts',
    "import { fen } from '@huigan/shared/kernel/contracts';",
  ],
  [
    'phone-takes-contracts-as-types',
    'miniprogram/lib/heavy-c.ts',
    "import { type A, b } from '@huigan/shared/orders/contracts';",
  ],
];

const violations = [...everywhere, ...shared, ...cloud, ...phone];

// The other way to be wrong: a rule that refuses what the house is built of.
const allowed: readonly (readonly [file: string, source: string])[] = [
  ['shared/orders/contracts.ts', "import 'zod'; import '../kernel/contracts';"],
  ['shared/points/earn.ts', "import type { A } from '../orders/contracts'; import 'dayjs';"],
  ['shared/points/preview.ts', "import './earn'; import '../kernel/time';"],
  ['shared/account/account.ts', "import '../points/earn'; import '../orders/events';"],
  ['shared/api.ts', "import './orders/contracts';"],
  ['cloudfunctions/core/house.ts', "import './orders/orders-store'; import './members/join';"],
  ['cloudfunctions/core/orders/orders-store.ts', "import '../platform/database';"],
  ['cloudfunctions/core/members/wechat-gateway.ts', "import '@cloudbase/node-sdk';"],
  ['cloudfunctions/core/platform/database.ts', "import '@cloudbase/node-sdk'; import 'pino';"],
  ['cloudfunctions/core/members/join.ts', "import 'node:crypto'; import '../platform/clock';"],
  ['cloudfunctions/core/account/ports.ts', "import '@huigan/shared/points/earn';"],
  ['cloudfunctions/intake/index.ts', "import '../core/house'; import '../core/members/routes';"],
  [
    'cloudfunctions/terminal/connect.ts',
    "import '@huigan/emulator/emulator'; import '../core/house'; import 'csv-parse';",
  ],
  ['miniprogram/lib/client.ts', "import type { A } from '@huigan/shared/api';"],
  [
    'miniprogram/pages/showing.tsx',
    "import { a } from '@huigan/shared/points/preview'; import '@huigan/shared/kernel/time';",
  ],
  ['test/world.ts', "import '@huigan/cloudfunctions/core/house'; import '../bench/harness';"],
  ['bench/harness.ts', "import '@huigan/shared/points/earn';"],
];

// What the rows above import, when it is not one of them.
const scenery: readonly (readonly [file: string, source: string])[] = [
  ['shared/points/circle-b.ts', "import './circle-a';"],
  ['shared/points/of-types-b.ts', "import type { B } from './of-types-a';"],
  ...[
    'shared/kernel/time.ts',
    'shared/kernel/contracts.ts',
    'shared/orders/events.ts',
    'cloudfunctions/core/members/ports.ts',
    'cloudfunctions/core/platform/clock.ts',
    'emulator/emulator.ts',
    'node_modules/@cloudbase/node-sdk/dist/index.js',
    'node_modules/dayjs/plugin/timezone.js',
    ...['@cloudbase/node-sdk', '@tarojs/taro', 'csv-parse', 'dayjs', 'pino', 'zod'].map(
      (name) => `node_modules/${name}/index.js`,
    ),
  ].map((file) => [file, ''] as const),
];

/** A house of its own outside the repository: a crash leaves nothing behind that anybody reads. */
function plantIn(house: string): void {
  for (const workspace of workspaces) {
    mkdirSync(join(house, workspace), { recursive: true });
    cpSync(join(root, workspace, 'package.json'), join(house, workspace, 'package.json'));
    mkdirSync(join(house, 'node_modules/@huigan'), { recursive: true });
    symlinkSync(join(house, workspace), join(house, 'node_modules/@huigan', workspace));
  }
  cpSync(join(root, 'package.json'), join(house, 'package.json'));
  cpSync(join(root, '.dependency-cruiser.cjs'), join(house, '.dependency-cruiser.cjs'));
  const planted = violations.map(([, file, source]) => [file, source] as const);
  for (const [file, source] of [...scenery, ...allowed, ...planted]) {
    mkdirSync(dirname(join(house, file)), { recursive: true });
    writeFileSync(join(house, file), source);
  }
}

type Violation = { readonly from: string; readonly to: string; readonly rule: { name: string } };

function violationsIn(house: string): readonly Violation[] {
  const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const options = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
  const { stdout, stderr } = spawnSync(process.execPath, [cruiser, ...options, ...folders], {
    cwd: house,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout).summary.violations;
}

let found: readonly Violation[] = [];
let house = '';

beforeAll(() => {
  house = aTemporaryFolder();
  plantIn(house);
  found = violationsIn(house);
});
afterAll(() => rmSync(house, { recursive: true, force: true }));

const rulesFiredOn = (file: string) =>
  found.filter(({ from }) => from === file).map(({ rule }) => rule.name);

test.each(violations)('%s fires on %s', (rule, file) => {
  expect(rulesFiredOn(file)).toContain(rule);
});

test.each(allowed)('%s breaks no rule', (file) => {
  expect(rulesFiredOn(file)).toEqual([]);
});

test('every rule has a planted violation', () => {
  const { forbidden } = createRequire(__filename)(join(root, '.dependency-cruiser.cjs'));
  const planted = new Set(violations.map(([rule]) => rule));
  expect(forbidden.map(({ name }: { name: string }) => name)).toEqual([...planted]);
});
