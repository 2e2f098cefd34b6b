import { ask, forgetProblem } from './ask.js';
import { byId, element, faint, nothing } from './dom.js';

let chosen = null;
let prefix = '';
let offset = 0;

const PAGE = 20;

export function showCollections({ collections }) {
  if (collections.length === 0) {
    byId('collections').replaceChildren(nothing('None is declared.'));
    return;
  }
  const first = chosen === null;
  chosen ??= collections[0].name;
  byId('collections').replaceChildren(...collections.map(shelf));
  if (first) void showDocuments();
}

function shelf({ name, documents, indexes }) {
  const open = () => {
    chosen = name;
    prefix = '';
    offset = 0;
    for (const other of byId('collections').children) {
      other.setAttribute('aria-pressed', String(other.dataset.name === name));
    }
    forgetProblem();
    void showDocuments();
  };
  const fields = indexes.map(
    (index) =>
      `${index.name}(${index.keys.map(([field, way]) => (way === 1 ? field : `-${field}`)).join(', ')})${index.unique ? ' unique' : ''}`,
  );
  const made = element(
    'button',
    { type: 'button', className: 'shelf', title: fields.join('\n'), onclick: open },
    element('code', {}, name),
    faint(documents.toLocaleString('en')),
  );
  made.dataset.name = name;
  made.setAttribute('aria-pressed', String(name === chosen));
  return made;
}

async function showDocuments() {
  const query = new URLSearchParams({ collection: chosen, prefix, offset, limit: PAGE });
  const page = await ask(`/emulator/documents?${query}`);
  if (!page) return;
  const list = page.documents.map(({ id, text }) =>
    element('details', {}, element('summary', {}, id), element('pre', {}, text)),
  );
  const shown = list.length > 0 ? list : [nothing('No document.')];
  byId('documents').replaceChildren(
    bar(page.hasMore),
    element('div', { className: 'scroll' }, ...shown),
  );
}

function bar(hasMore) {
  const go = (step) => {
    offset += step;
    void showDocuments();
  };
  const filter = element('input', {
    placeholder: 'id begins with',
    value: prefix,
    ariaLabel: 'Id begins with',
    spellcheck: false,
  });
  const search = (event) => {
    event.preventDefault();
    prefix = filter.value;
    offset = 0;
    void showDocuments();
  };
  const button = (label, step, disabled) =>
    element('button', { type: 'button', disabled, onclick: () => go(step) }, label);
  return element(
    'form',
    { className: 'bar', onsubmit: search },
    filter,
    element('button', {}, 'Show'),
    button('←', -PAGE, offset === 0),
    button('→', PAGE, !hasMore),
  );
}
