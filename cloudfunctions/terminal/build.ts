import { buildFunctions } from './build-functions';
import { repositoryRoot } from './repository';
import { runCommand } from './run-command';

const USAGE = `Bundles the cloud functions into dist/cloudfunctions.

  npm run build`;

await runCommand({ usage: USAGE, options: {}, positionals: 0 }, async () => {
  await buildFunctions(repositoryRoot);
});
