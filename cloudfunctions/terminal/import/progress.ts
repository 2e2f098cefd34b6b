import { SingleBar } from 'cli-progress';

export type Progress = { readonly step: () => void; readonly stop: () => void };

/** Where nobody watches, a line now and then is enough. */
const LINE_EVERY_MS = 5_000;

/** A bar on a terminal, plain lines in a log. On stderr: what comes out of stdout stays readable. */
export function showProgress(
  title: string,
  { total, done }: { total: number; done: number },
): Progress {
  return process.stderr.isTTY ? bar(title, total, done) : lines(title, total, done);
}

function bar(title: string, total: number, done: number): Progress {
  const shown = new SingleBar({
    format: `${title} {bar} {percentage}% | {value} of {total} | {eta_formatted} left`,
    etaBuffer: 200,
  });
  shown.start(total, done);
  return { step: () => shown.increment(), stop: () => shown.stop() };
}

function lines(title: string, total: number, already: number): Progress {
  let done = already;
  let said = 0;
  const sayNow = () => {
    said = Date.now();
    process.stderr.write(`${title}: ${done} of ${total}\n`);
  };
  sayNow();
  return {
    step: () => {
      done += 1;
      if (Date.now() - said >= LINE_EVERY_MS) sayNow();
    },
    stop: sayNow,
  };
}
