import fs from 'node:fs';
import path from 'node:path';
import { TmplGroup } from 'glass-easel-template-compiler';

type AppJson = {
  readonly pages: readonly string[];
  readonly subPackages?: readonly { readonly root: string; readonly pages: readonly string[] }[];
};

type Templates = Readonly<Record<string, unknown>>;

/** Reads what the build wrote, as WeChat would unpack it. */
export function readApp(dist: string) {
  const app = readJson(dist, 'app.json') as AppJson;
  const inPackages = (app.subPackages ?? []).flatMap(({ root, pages }) =>
    pages.map((page) => path.posix.join(root, page)),
  );
  const pages = [...app.pages, ...inPackages];
  const shells = ['comp', 'custom-wrapper'].filter((name) =>
    fs.existsSync(path.join(dist, `${name}.js`)),
  );
  return { pages, components: [...shells, ...pages] };
}

export const readJson = (dist: string, file: string): unknown =>
  JSON.parse(fs.readFileSync(path.join(dist, file), 'utf8'));

/** Compiles every template of the build with WeChat's own compiler. */
export function compileTemplates(dist: string): Templates {
  const group = new TmplGroup();
  for (const file of filesIn(dist)) {
    const name = file.replace(/\.(wxs|wxml)$/, '');
    const text = fs.readFileSync(path.join(dist, file), 'utf8');
    if (file.endsWith('.wxs')) group.addScript(name, text);
    if (file.endsWith('.wxml')) mustCompile(file, group.addTmpl(name, withColons(text)));
  }
  return new Function(`return ${group.getTmplGenObjectGroups()}`)() as Templates;
}

// The compiler knows `bind:tap`; WeChat still accepts the older `bindtap`, which Taro writes.
const withColons = (wxml: string): string => wxml.replace(/\s(bind|catch)([a-z]+)=/g, ' $1:$2=');

function mustCompile(file: string, warnings: { isError: boolean }[] | undefined): void {
  const errors = (warnings ?? []).filter((warning) => warning.isError);
  if (errors.length > 0) throw new Error(`${file}: ${JSON.stringify(errors)}`);
}

const filesIn = (dist: string): string[] =>
  fs
    .readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(dist, path.join(entry.parentPath, entry.name)));

/** Runs the build's scripts with `scope` as their globals: no window, no document, as on a phone. */
export function scriptRunner(dist: string, scope: Readonly<Record<string, unknown>>) {
  const loaded = new Map<string, { exports: unknown }>();
  const names = ['require', 'module', 'exports', 'window', 'document', ...Object.keys(scope)];
  const run = (file: string): unknown => {
    const known = loaded.get(file);
    if (known) return known.exports;
    const module = { exports: {} };
    loaded.set(file, module);
    const near = (name: string) =>
      run(path.posix.join(path.posix.dirname(file), name.replace(/(\.js)?$/, '.js')));
    const script = new Function(...names, fs.readFileSync(path.join(dist, file), 'utf8'));
    script(near, module, module.exports, undefined, undefined, ...Object.values(scope));
    return module.exports;
  };
  return run;
}
