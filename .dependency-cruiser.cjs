/** Who may import whom. test/house/layers.test.ts plants a violation of every rule and sees it fire. */

const DOORS = '^cloudfunctions/(member|console|intake|jobs|chat)/';
const ADAPTER = '-(store|gateway)\\.ts$';
/** What a room shows others; what a person agreed to is asked by every room that uses their data. */
const PUBLIC = '/(contracts|preview|events)\\.ts$|^shared/members/consents\\.ts$';
/** The phone makes codes, the cloud reads them: one file, so that they agree. */
const CODE = '^shared/members/spending-code\\.ts$';
const CONTRACTS = '^shared/(api|[^/]+/contracts)\\.ts$';
/** The emulator checks what the SDK signs, with the SDK's own arithmetic. */
const SIGNATURES = '^emulator/server/signatures\\.ts$';
const TESTS = '^(test|bench)/';
const AS_TYPE = ['type-only', 'type-import'];

/** Each rule: its name, why it is there, which files it binds, what they must not import. */
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const everywhere = [
  rule('no-cycles', 'a circle has no first file to read; types count too', {}, { circular: true }),
  rule(
    'imports-resolve',
    'what cannot be found slips past every other rule',
    {},
    { couldNotResolve: true },
  ),
  rule(
    'nobody-imports-tests',
    'tests lean on the product, never the other way round',
    { pathNot: TESTS },
    { path: TESTS },
  ),
  rule(
    'deployed-code-lists-what-it-imports',
    'a workshop dependency is not there in production',
    {
      path: `^(shared|emulator|miniprogram|cloudfunctions/core)/|${DOORS}`,
      pathNot: ['^miniprogram/config/', '^emulator/build-package\\.mjs$'],
    },
    { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'npm-optional'] },
  ),
];

const shared = [
  rule(
    'shared-is-pure',
    'it runs on phone, cloud, emulator and in tests: no Node, no SDK, no UI, no time zone tables',
    { path: '^shared/' },
    {
      pathNot: [
        '^shared/',
        'node_modules/zod/',
        'node_modules/dayjs/(dayjs|index|plugin/(?!timezone))',
        'node_modules/js-sha256/',
      ],
    },
  ),
  rule(
    'zod-only-in-contracts',
    'the domain trusts its types; parsing happens once, at the edge',
    { path: '^shared/', pathNot: '/contracts\\.ts$' },
    { path: 'node_modules/zod/' },
  ),
  rule(
    'decisions-take-contracts-as-types',
    'the phone runs kernel and previews: one contract imported as code brings zod along, 440 KB',
    { path: '^shared/', pathNot: CONTRACTS },
    { path: CONTRACTS, dependencyTypesNot: AS_TYPE },
  ),
  rule(
    'kernel-knows-no-context',
    'it is the vocabulary of all rooms and must not learn about one',
    { path: '^shared/kernel/' },
    { path: '^shared/(?!kernel/)' },
  ),
  rule(
    'rooms-meet-at-public-files',
    'contracts, preview and events; only account composes what other rooms decide',
    { path: '^shared/(?!account/|kernel/)([^/]+)/' },
    { path: '^shared/[^/]+/', pathNot: ['^shared/$1/', '^shared/kernel/', PUBLIC] },
  ),
  rule(
    'api-composes-contracts',
    'the list of operations is made of contracts and the vocabulary',
    { path: '^shared/[^/]+\\.ts$' },
    { path: '^shared/', pathNot: [CONTRACTS, '^shared/kernel/'] },
  ),
  rule(
    'rooms-do-not-see-the-api',
    'the list knows the rooms, so the rooms cannot know the list',
    { path: '^shared/[^/]+/' },
    { path: '^shared/[^/]+\\.ts$' },
  ),
];

const cloud = [
  rule(
    'core-contexts-do-not-reach-across',
    'in the cloud they meet through facts; platform serves all and knows none',
    { path: '^cloudfunctions/core/([^/]+)/' },
    {
      path: '^cloudfunctions/core/[^/]+/',
      pathNot: ['^cloudfunctions/core/$1/', '^cloudfunctions/core/platform/'],
    },
  ),
  rule(
    'core-contexts-do-not-see-the-house',
    'the house joins the rooms; a room that knew it would know them all',
    { path: '^cloudfunctions/core/[^/]+/' },
    { path: '^cloudfunctions/core/[^/]+\\.ts$' },
  ),
  rule(
    'core-contexts-use-their-own-decisions',
    'of another room only the public files; account composes',
    { path: '^cloudfunctions/core/(?!account/|platform/)([^/]+)/' },
    { path: '^shared/[^/]+/', pathNot: ['^shared/$1/', '^shared/kernel/', PUBLIC] },
  ),
  rule(
    'platform-knows-no-context',
    'it carries any room and speaks only the vocabulary',
    { path: '^cloudfunctions/core/platform/' },
    { path: '^shared/', pathNot: '^shared/kernel/' },
  ),
  rule(
    'use-cases-see-ports-not-adapters',
    'what a use case needs is its port; who fills it is the business of the house',
    {
      path: '^cloudfunctions/core/[^/]+/',
      pathNot: ADAPTER,
    },
    { path: ADAPTER },
  ),
  rule(
    'use-cases-do-not-touch-the-world',
    'database, secrets, settings, files and network are behind ports',
    {
      path: '^cloudfunctions/core/[^/]+/',
      pathNot: [ADAPTER, '^cloudfunctions/core/platform/'],
    },
    {
      path: [
        '^cloudfunctions/core/platform/(database|sealing|environment|log)\\.ts$',
        '^(node:)?(fs|http|https|http2|net|tls|dns|child_process|worker_threads|process)(/|$)',
      ],
    },
  ),
  rule(
    'sdk-only-in-adapters',
    'one place learns when the platform changes',
    { pathNot: [ADAPTER, '^cloudfunctions/core/platform/', TESTS, SIGNATURES] },
    { path: '(^|node_modules/)(@cloudbase/|wx-server-sdk)' },
  ),
  rule(
    'doors-import-core-only',
    'a door joins core to who knocks; a decision or a dependency in it is in the wrong place',
    { path: DOORS },
    { pathNot: ['^cloudfunctions/core/', '^cloudfunctions/$1/'] },
  ),
  rule(
    'nobody-imports-doors',
    'they are where the platform enters, not parts to build with',
    { pathNot: DOORS },
    { path: DOORS },
  ),
  rule(
    'deployed-cloud-knows-no-workshop',
    'emulator, terminal and phone are not there in production',
    { path: `${DOORS}|^cloudfunctions/core/` },
    { path: '^(emulator|cloudfunctions/terminal|miniprogram)/' },
  ),
  rule(
    'emulator-knows-no-product',
    'it stands for CloudBase; what it learns of us it could forgive us',
    { path: '^emulator/' },
    { path: '^(shared|cloudfunctions|miniprogram|bot)/' },
  ),
];

const phone = [
  rule(
    'phone-sees-contracts-kernel-and-previews',
    'the phone shows; the cloud decides',
    { path: '^miniprogram/' },
    {
      path: '^(shared|cloudfunctions|emulator|bot)/',
      pathNot: ['^shared/kernel/', '^shared/[^/]+/preview\\.ts$', CODE, CONTRACTS],
    },
  ),
  rule(
    'phone-takes-contracts-as-types',
    'imported as code, zod lands in the 2 MB package',
    { path: '^miniprogram/' },
    { path: CONTRACTS, dependencyTypesNot: AS_TYPE },
  ),
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [...everywhere, ...shared, ...cloud, ...phone],
  options: {
    doNotFollow: { path: 'node_modules' },
    // What is packed was judged where it was written.
    exclude: { path: '^emulator/dist/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.cjs', '.mjs', '.d.ts', '.json', '.scss'],
    },
  },
};
