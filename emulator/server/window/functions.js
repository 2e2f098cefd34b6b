import { timeText } from './clock.js';
import { byId, element, faint, nothing, options, table } from './dom.js';

let known = '';

export function showFunctions({ functions }) {
  const shown =
    functions.length === 0
      ? nothing('None is declared.')
      : table(
          [
            [
              'Name',
              ({ name, paths }) =>
                element(
                  'div',
                  {},
                  element('code', {}, name),
                  ...paths.map((path) => faint(` ${path}`)),
                ),
            ],
            ['Timeout', ({ timeout }) => `${timeout} s`, true],
            ['Memory', ({ memorySize }) => `${memorySize} MB`, true],
            ['Instances', ({ instances }) => instancesText(instances)],
            ['Timers, next', ({ timers }) => timerList(timers)],
          ],
          functions,
        );
  byId('functions').replaceChildren(shown);
  nameInFilter(functions.map(({ name }) => name));
}

function instancesText({ running, idle }) {
  if (running + idle === 0) return faint('none');
  return element(
    'span',
    { className: running > 0 ? 'busy' : '' },
    running > 0 ? `${running} running, ${idle} idle` : `${idle} idle`,
  );
}

function timerList(timers) {
  if (timers.length === 0) return faint('none');
  return element(
    'div',
    {},
    ...timers.map(({ name, config, next }) =>
      element(
        'div',
        { title: config },
        `${name} `,
        faint(next === null ? 'never' : timeText(next)),
      ),
    ),
  );
}

/** The choice in the filter of the logs, kept while nothing changes. */
function nameInFilter(names) {
  if (known === names.join()) return;
  known = names.join();
  options(byId('log-filter').elements.function, [
    ['', 'every function'],
    ...names.map((name) => [name]),
  ]);
}
