import { ask, forgetProblem } from './ask.js';
import { byId, element, nothing, table } from './dom.js';

const COLUMNS = [
  ['function', 'Function'],
  ['operation', 'Operation'],
  ['invocations', 'Events'],
  ['databaseCalls', 'DB calls'],
  ['documentsRead', 'Read'],
  ['documentsWritten', 'Written'],
];

let by = 'databaseCalls';
let rows = [];

export function startCalls(refresh) {
  byId('reset-calls').addEventListener('click', async () => {
    forgetProblem();
    await ask('/emulator/calls/reset', {});
    await refresh();
  });
}

export function showCalls({ operations }) {
  rows = operations;
  draw();
}

function draw() {
  const isText = (field) => typeof rows[0]?.[field] === 'string';
  const sorted = [...rows].sort((left, right) =>
    isText(by) ? left[by].localeCompare(right[by]) : right[by] - left[by],
  );
  const columns = COLUMNS.map(([field, title]) => [
    sortButton(field, title),
    (row) => (isText(field) ? element('code', {}, row[field]) : row[field]),
    !isText(field),
  ]);
  const shown =
    rows.length === 0
      ? nothing('Nothing has been called since the last reset.')
      : table(columns, sorted);
  shown
    .querySelector('[data-by]')
    ?.closest('th')
    .setAttribute('aria-sort', isText(by) ? 'ascending' : 'descending');
  byId('calls').replaceChildren(shown);
}

function sortButton(field, title) {
  const sort = () => {
    by = field;
    draw();
  };
  const made = element(
    'button',
    { type: 'button', onclick: sort },
    field === by ? `${title} ↓` : title,
  );
  if (field === by) made.dataset.by = field;
  return made;
}
