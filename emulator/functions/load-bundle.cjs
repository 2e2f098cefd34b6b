'use strict';
// Half of a cold start is compiling: what one instance compiled, the next one of that bundle takes over.
// Node does that itself (module.enableCompileCache) from 22 on.

const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { basename, dirname, join } = require('node:path');
const vm = require('node:vm');

/** In UTF-16 units: less is compiled in no time, and nothing is kept of it. */
const WORTH_KEEPING = 200_000;

const hashOf = (text) => createHash('sha256').update(text).digest('hex');

/** What the bundle exports, and how to keep what was compiled of it until now. */
exports.loadBundle = (bundle) => {
  const source = readFileSync(bundle, 'utf8');
  // One file for a function, beside all of them; it begins with what it was compiled from, and by.
  const file = join(dirname(bundle), '..', '.compiled', basename(dirname(bundle)));
  const mark = Buffer.from(hashOf(process.version + source));
  const cachedData = compiledBefore(file, mark);
  const script = new vm.Script(Module.wrap(source), {
    filename: bundle,
    cachedData,
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const loaded = new Module(bundle, module);
  loaded.filename = bundle;
  const given = [loaded.exports, Module.createRequire(bundle), loaded, bundle, dirname(bundle)];
  script.runInThisContext().apply(loaded.exports, given);
  const isKept = cachedData !== undefined && !script.cachedDataRejected;
  const isDone = isKept || source.length < WORTH_KEEPING;
  const keep = () => isDone || write(file, Buffer.concat([mark, script.createCachedData()]));
  return { exported: loaded.exports, keep };
};

function compiledBefore(file, mark) {
  try {
    const kept = readFileSync(file);
    return kept.subarray(0, mark.length).equals(mark) ? kept.subarray(mark.length) : undefined;
  } catch {
    return undefined;
  }
}

/** Whole or not at all; where nothing can be written, everybody compiles anew. */
function write(file, bytes) {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.${process.pid}`, bytes);
    renameSync(`${file}.${process.pid}`, file);
  } catch {}
}
