import type { Report } from './run';

/** What several worlds answered, as if one had. */
export function together(reports: readonly Report[]): Report {
  const answers: Record<string, Record<string, number>> = {};
  for (const [on, counts] of reports.flatMap((report) => Object.entries(report.answers))) {
    const sum = answers[on] ?? {};
    answers[on] = sum;
    for (const [outcome, count] of Object.entries(counts)) {
      sum[outcome] = (sum[outcome] ?? 0) + count;
    }
  }
  return {
    requests: reports.reduce((sum, { requests }) => sum + requests, 0),
    seconds: Math.max(...reports.map(({ seconds }) => seconds)),
    answers,
    failures: reports.flatMap(({ failures }) => failures),
    ledger: reports.find(({ ledger }) => ledger?.difference)?.ledger ?? reports[0]?.ledger ?? null,
  };
}

/** The first failure is told in full, of the others enough to tell them apart. */
const LINE_MAX = 800;

/** Requests by operation, answers by status and code, and the first thing that went wrong. */
export function summaryOf({ requests, seconds, answers, failures, ledger }: Report): string {
  const rows = Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = rows.flatMap(([on, counts]) => [
    `${on.padEnd(32)} ${total(counts)}`,
    ...byCount(counts).map(([outcome, count]) => `  ${outcome.padEnd(38)} ${count}`),
  ]);
  const books = ledger?.difference ? JSON.stringify(ledger.difference) : 'agree';
  const [first] = failures;
  const others = failures
    .slice(1)
    .map(({ request, faults, sent }) =>
      `also: request ${request}, ${sent.made}: ${faults.join('; ')}: ${sent.text}`.slice(
        0,
        LINE_MAX,
      ),
    );
  return [
    ...lines,
    `${requests} requests in ${Math.round(seconds)} s; the books ${books}; ${failures.length} failures`,
    ...(first ? [`the first: ${JSON.stringify(first, null, 2)}`] : []),
    ...others,
    '',
  ].join('\n');
}

/** Whether all that was promised was kept. */
export const isGood = ({ failures, ledger }: Report): boolean =>
  failures.length === 0 && ledger?.difference === null;

const total = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

const byCount = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts).sort(([, a], [, b]) => b - a);
