import { buildFunctions } from './build-functions';
import { repositoryRoot } from './repository';

await buildFunctions(repositoryRoot);
