import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import ts from 'typescript';

// Makes dist/, the package that another project gets: it runs on Node alone, and holds no more than it exports.
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

rmSync(here('dist'), { recursive: true, force: true });
await build({
  absWorkingDir: here('.'),
  outdir: 'dist',
  entryPoints: [
    { in: 'main.ts', out: 'main' },
    { in: 'emulator.ts', out: 'emulator' },
    { in: 'functions/runner.cjs', out: 'runner' },
    { in: 'functions/load-bundle.cjs', out: 'load-bundle' },
    { in: 'server/window/index.html', out: 'window/index' },
    { in: 'server/window/window.css', out: 'window/window' },
    { in: 'server/window/main.js', out: 'window/main' },
  ],
  bundle: true,
  // Command and library are one program, and each finds the runner beside it.
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  packages: 'external',
  loader: { '.html': 'copy', '.css': 'copy', '.cjs': 'copy' },
});
writeTypes('emulator.d.ts');
writePackage();
for (const [from, to] of [
  ['README.md', 'dist/README.md'],
  ['../LICENSE', 'dist/LICENSE'],
]) {
  copyFileSync(here(from), here(to));
}

/** The declarations that the entry's lead to. Files are named in full there: not every project adds the ending. */
function writeTypes(entry) {
  const texts = declarations();
  const wanted = new Set([entry]);
  for (const file of wanted) {
    const text = texts
      .get(file)
      .replace(/(from |import\()["'](\.[^"']*)["']/g, (_, before, path) => {
        wanted.add(`${join(dirname(file), path)}.d.ts`);
        return `${before}'${path}.js'`;
      });
    mkdirSync(here(dirname(join('dist/types', file))), { recursive: true });
    writeFileSync(here(join('dist/types', file)), text);
  }
}

function declarations() {
  const options = {
    composite: false,
    incremental: false,
    tsBuildInfoFile: undefined,
    rootDir: here('.'),
    outDir: here('.'),
  };
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined };
  const parsed = ts.getParsedCommandLineOfConfigFile(here('tsconfig.json'), options, host);
  const texts = new Map();
  const program = ts.createProgram([here('emulator.ts')], parsed.options);
  program.emit(undefined, (file, text) => texts.set(relative(here('.'), file), text));
  return texts;
}

function writePackage() {
  const {
    private: _private,
    exports: _exports,
    scripts: _scripts,
    devDependencies: _tools,
    ...manifest
  } = JSON.parse(readFileSync(here('package.json'), 'utf8'));
  const published = {
    ...manifest,
    bin: { 'cloudbase-emulator': 'main.js' },
    exports: { '.': { types: './types/emulator.d.ts', default: './emulator.js' } },
  };
  writeFileSync(here('dist/package.json'), `${JSON.stringify(published, null, 2)}\n`);
}
