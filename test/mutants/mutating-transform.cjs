const { createTransformer } = require('@swc/jest');

/** Compiles as ever, but for one text that MUTANT names: `{file, from, to}`. */
const { file, from, to } = JSON.parse(process.env.MUTANT);
const mutated = (source, path) => (path.endsWith(`/${file}`) ? source.replace(from, to) : source);

module.exports = {
  createTransformer(options) {
    const swc = createTransformer(options);
    return {
      ...swc,
      process: (source, path, given) => swc.process(mutated(source, path), path, given),
      getCacheKey: (source, path, given) => swc.getCacheKey(mutated(source, path), path, given),
    };
  },
};
