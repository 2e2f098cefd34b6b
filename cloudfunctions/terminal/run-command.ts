import { type ParseArgsConfig, parseArgs } from 'node:util';
import { ConfigurationProblem } from '@huigan/emulator/declaration';

type Options = NonNullable<ParseArgsConfig['options']>;
type Values<O extends Options> = ReturnType<typeof parseArgs<{ options: O }>>['values'];
/** What may follow a command's name: its options, and at most so many words beside them. */
type Form<O extends Options> = {
  readonly usage: string;
  readonly options: O;
  readonly positionals: number;
};

/** What went wrong, in words for the person at the terminal; anything else is a bug and throws. */
export class TerminalProblem extends Error {}

/** The command was called in a wrong way: its usage is told along. */
export class UsageProblem extends TerminalProblem {}

/** Runs a command, or tells its usage for --help; a problem is words and exit code 1, without a stack. */
export async function runCommand<const O extends Options>(
  form: Form<O>,
  command: (values: Values<O>, positionals: readonly string[]) => void | Promise<void>,
): Promise<void> {
  // Whoever reads the output may have read enough: `… | head`.
  process.stdout.on('error', endQuietly);
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { ...form.options, help: { type: 'boolean' } },
    });
    if ('help' in values) return say(form.usage);
    const tooMany = positionals[form.positionals];
    if (tooMany !== undefined) throw new UsageProblem(`Unexpected argument '${tooMany}'`);
    await command(values as Values<O>, positionals);
  } catch (problem) {
    const words = wordsFor(problem, form.usage);
    if (words === null) throw problem;
    process.stderr.write(`${words}\n`);
    process.exitCode = 1;
  }
}

export const say = (line = ''): void => void process.stdout.write(`${line}\n`);

function endQuietly(problem: NodeJS.ErrnoException): void {
  if (problem.code !== 'EPIPE') throw problem;
  process.exit(0);
}

/** Null for what is our fault and not the caller's. */
function wordsFor(problem: unknown, usage: string): string | null {
  const { code, message } = problem as NodeJS.ErrnoException;
  const isUsage = problem instanceof UsageProblem || code?.startsWith('ERR_PARSE_ARGS');
  if (isUsage) return `${message}\n\n${usage}`;
  const isTold = problem instanceof TerminalProblem || problem instanceof ConfigurationProblem;
  return isTold ? message : null;
}
