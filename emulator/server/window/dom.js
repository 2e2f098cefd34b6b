/** Makes an element. What comes from outside only ever becomes text: there is no markup to escape. */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else if (name in made) made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null).map(nodeOf));
  return made;
}

const nodeOf = (child) => (child instanceof Node ? child : String(child));

export const byId = (id) => document.getElementById(id);

/** A table; a column is [title, what it shows of a row, is it a number]. */
export function table(columns, rows) {
  const cell = (tag, isNumber, child) =>
    element(tag, { className: isNumber ? 'number' : '' }, child);
  const heads = columns.map(([title, , isNumber]) => cell('th', isNumber, title));
  const lines = rows.map((row) =>
    element('tr', {}, ...columns.map(([, show, isNumber]) => cell('td', isNumber, show(row)))),
  );
  return element(
    'table',
    {},
    element('thead', {}, element('tr', {}, ...heads)),
    element('tbody', {}, ...lines),
  );
}

export const faint = (text) => element('span', { className: 'faint' }, text);

export const nothing = (text) => element('p', { className: 'faint' }, text);

export function options(select, choices) {
  select.replaceChildren(
    ...choices.map(([value, label]) => element('option', { value }, label ?? value)),
  );
}
