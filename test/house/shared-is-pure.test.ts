import { join } from 'node:path';
import ts from 'typescript';

const shared = join(__dirname, '../../shared');

// What a phone, a function and a test do not have in common does not exist in shared. The planted files
// are compiled with the real ones and as the real ones, from memory: nothing is written anywhere.
const absent: readonly (readonly [name: string, source: string])[] = [
  ['process', 'export const mode = process.env;'],
  ['Buffer', "export const bytes = Buffer.from('a');"],
  ['require', "export const fs = require('fs');"],
  ['node:crypto', "export { randomUUID } from 'node:crypto';"],
  ['fetch', "export const answer = fetch('https://example.com');"],
  ['setTimeout', 'setTimeout(() => undefined, 1);'],
  ['console', "console.log('here');"],
  ['crypto', 'export const id = crypto.randomUUID();'],
  ['performance', 'export const now = performance.now();'],
  ['localStorage', "export const kept = localStorage.getItem('a');"],
  ['document', 'export const title = document.title;'],
  ['wx', 'export const phone = wx;'],
];
const PRESENT = "import { z } from 'zod';\nexport const whole = z.int().max(Math.max(1, 2));";

const planted = new Map([
  ...absent.map(
    ([name, source], row) => [join(shared, `planted-${row}.ts`), { name, source }] as const,
  ),
  [join(shared, 'planted.ts'), { name: 'language', source: PRESENT }] as const,
]);

function compile(): ReadonlyMap<string, readonly string[]> {
  const config = ts.readConfigFile(join(shared, 'tsconfig.json'), ts.sys.readFile);
  const { options, fileNames } = ts.parseJsonConfigFileContent(config.config, ts.sys, shared);
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (file) => planted.has(file) || fileExists(file);
  host.getSourceFile = (file, version, ...rest) => {
    const source = planted.get(file)?.source;
    return source === undefined
      ? getSourceFile(file, version, ...rest)
      : ts.createSourceFile(file, source, version);
  };
  const program = ts.createProgram([...fileNames, ...planted.keys()], options, host);
  return new Map(
    [...planted].map(([file, { name }]) => [
      name,
      program
        .getSemanticDiagnostics(program.getSourceFile(file))
        .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' ')),
    ]),
  );
}

let errors: ReturnType<typeof compile> = new Map();
beforeAll(() => {
  errors = compile();
});

test.each(absent)('%s does not exist in shared', (name) => {
  expect(errors.get(name)).toEqual([
    expect.stringMatching(new RegExp(`Cannot find (name|module) '${name}'`)),
  ]);
});

test('the language and zod do', () => {
  expect(errors.get('language')).toEqual([]);
});
