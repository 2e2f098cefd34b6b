import { ask, forgetProblem } from './ask.js';
import { byId, element, faint, nothing, options, table } from './dom.js';

let faults = [];

export function startFaults(refresh, { actions, faultKinds }, collections) {
  const kind = element('select', { name: 'kind', ariaLabel: 'Kind' });
  options(
    kind,
    faultKinds.map((name) => [name]),
  );
  const action = element('select', { name: 'action', ariaLabel: 'Action' });
  options(action, [['', 'every action'], ...actions.map((name) => [name])]);
  const collection = element('select', { name: 'collection', ariaLabel: 'Collection' });
  options(collection, [['', 'every collection'], ...collections.map((name) => [name])]);
  const number = (name, placeholder, max) =>
    element('input', { type: 'number', name, placeholder, min: 1, max, ariaLabel: placeholder });
  const milliseconds = number('milliseconds', 'ms', 120000);
  const onlyLatency = () => {
    milliseconds.hidden = kind.value !== 'latency';
  };
  kind.addEventListener('change', onlyLatency);
  const form = byId('add-fault');
  form.replaceChildren(
    kind,
    milliseconds,
    action,
    collection,
    number('count', 'count', ''),
    number('percent', 'percent', 100),
    element('button', { className: 'main' }, 'Add'),
  );
  onlyLatency();
  const put = async (wanted) => {
    forgetProblem();
    await ask('/emulator/faults', { faults: wanted });
    await refresh();
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void put([...faults.map(withoutHits), faultIn(form)]);
  });
  byId('clear-faults').addEventListener('click', () => put([]));
  remove = (at) => put(faults.filter((_fault, other) => other !== at).map(withoutHits));
}

let remove = () => undefined;

export function showFaults(answer) {
  faults = answer.faults;
  const any = (text) => (text === undefined ? faint('every') : element('code', {}, text));
  const columns = [
    [
      'Kind',
      ({ kind, milliseconds }) =>
        element('code', {}, milliseconds ? `${kind} ${milliseconds} ms` : kind),
    ],
    ['Action', ({ action }) => any(action)],
    ['Collection', ({ collection }) => any(collection)],
    ['Share', ({ percent }) => `${percent} %`, true],
    ['Hit', ({ hits, count }) => (count === undefined ? hits : `${hits} of ${count}`), true],
    [
      '',
      ({ at }) =>
        element(
          'button',
          { type: 'button', className: 'quiet', onclick: () => remove(at) },
          'Remove',
        ),
      true,
    ],
  ];
  const rows = faults.map((fault, at) => ({ ...fault, at }));
  byId('faults').replaceChildren(
    rows.length > 0 ? table(columns, rows) : nothing('Nothing goes wrong on purpose.'),
  );
}

function faultIn(form) {
  const fault = {};
  for (const { name, value, type, hidden } of form.elements) {
    if (name === '' || value === '' || hidden) continue;
    fault[name] = type === 'number' ? Number(value) : value;
  }
  return fault;
}

function withoutHits({ hits: _hits, ...fault }) {
  return fault;
}
