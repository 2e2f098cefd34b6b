import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/world';
import { mutations } from './mutations';

/** `npm run mutants` applies them; here it is only held that each still has something to change. */
test.each(mutations.map((mutation) => [mutation.name, mutation] as const))(
  'the mutation "%s" finds its text, once',
  (_, { file, from, to }) => {
    const source = readFileSync(join(ROOT, file), 'utf8');
    expect(source.split(from)).toHaveLength(2);
    expect(from).not.toBe(to);
  },
);
