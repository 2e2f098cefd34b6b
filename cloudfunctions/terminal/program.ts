import type { ProgramFile } from '@huigan/shared/program/contracts';
import { conditionInWords, ruleInWords } from '@huigan/shared/program/in-words';
import { type PublishRefusal, publishProgram } from '../core/program/publish-program';
import { readProgram } from '../core/program/read-program';
import { connect } from './connect';
import { readDocument } from './read-document';
import { runCommand, say, TerminalProblem, UsageProblem } from './run-command';

const USAGE = `The brand's rules, one JSON document. docs/program-format.md explains it.

  npm run program -- check FILE      every fault, with its path
  npm run program -- publish FILE    for good: a version never changes`;

const words: Record<PublishRefusal, string> = {
  'program/version_taken': 'That version is published already, and a version never changes.',
  'program/version_not_next': 'The version must be the next number after the latest one.',
  'program/effective_too_soon':
    'A later version takes effect in the future: set effectiveFrom at least half a minute ahead.',
  'program/effective_out_of_order': 'effectiveFrom must be after that of the latest version.',
};

await runCommand({ usage: USAGE, options: {}, positionals: 2 }, async (_, [command, file = '']) => {
  if (command !== 'check' && command !== 'publish') throw new UsageProblem('check or publish?');
  if (file === '') throw new UsageProblem('FILE is missing');
  const program = readDocument(file, readProgram);
  if (command === 'check') return sayRules(file, program);
  const result = await publishProgram(await connect(), program);
  if (!result.ok) throw new TerminalProblem(words[result.error]);
  say(`version ${result.value.version} is published, in force from ${program.effectiveFrom}`);
});

/** The rules as sentences, so that whoever wrote them can see what they say. */
function sayRules(file: string, program: ProgramFile): void {
  say(`${file}: version ${program.version} is sound\n`);
  for (const rule of program.earning.rules) {
    const { zh, en } = ruleInWords(rule, program);
    say(`  ${rule.words.zh} ${rule.words.en}\n    ${zh}\n    ${en}`);
  }
  for (const { words, percent, when } of program.earning.multipliers) {
    const always = { zh: '总是', en: 'always' };
    const { zh, en } = when ? conditionInWords(when, program) : always;
    say(`  ${words.zh} ${words.en} ×${percent / 100}\n    ${zh}\n    ${en}`);
  }
}
