import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { functionRules, httpAccess, schema } from '../core/platform/schema';

export const DOORS = ['member', 'console', 'intake', 'jobs', 'chat'] as const;

/** Names stay readable: a stack in a log should say where. */
export const bundling = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  logLevel: 'warning',
} as const;

/**
 * One file per door. Bundled, a function starts about as fast as the SDK alone; from node_modules it
 * takes three times as long.
 */
export async function buildFunctions(root: string): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: DOORS.map((door) => ({
      in: join(root, 'cloudfunctions', door, 'index.ts'),
      out: `${door}/index`,
    })),
    outdir: join(root, 'dist/cloudfunctions'),
    ...bundling,
    write: false,
  });
  for (const { path, text } of outputFiles) writeIfChanged(path, text);
  writeEnvironment(root);
}

/** What an environment must have before the functions run in it: deployment and emulator read it. */
function writeEnvironment(root: string): void {
  const collections = Object.fromEntries(
    Object.entries(schema).map(([name, { indexes }]) => [name, { indexes }]),
  );
  // On the platform a bundle stands alone; here it must not inherit the repository's module type.
  writeIfChanged(join(root, 'dist/package.json'), '{ "type": "commonjs" }\n');
  const environment = { collections, functionRules, httpAccess };
  const text = `${JSON.stringify(environment, null, 2)}\n`;
  writeIfChanged(join(root, 'dist/environment.json'), text);
}

/** A running emulator starts a function anew when its file is written: only a new bundle should. */
function writeIfChanged(file: string, text: string): void {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  mkdirSync(dirname(file), { recursive: true });
  // In one step: another process may be loading it.
  const whole = `${file}.${process.pid}`;
  writeFileSync(whole, text);
  renameSync(whole, file);
}
