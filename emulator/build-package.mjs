import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

// Makes dist/, which is all that another project gets: it runs on Node alone.
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

rmSync(here('dist'), { recursive: true, force: true });
await build({
  absWorkingDir: here('.'),
  outdir: 'dist',
  entryPoints: [
    { in: 'main.ts', out: 'main' },
    { in: 'emulator.ts', out: 'emulator' },
    { in: 'functions/runner.cjs', out: 'runner' },
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
