import { timeText } from './clock.js';
import { byId, element, nothing } from './dom.js';

const filter = () => byId('log-filter').elements;

export function startLogs(refresh) {
  const form = byId('log-filter');
  form.addEventListener('input', refresh);
  form.addEventListener('submit', (event) => event.preventDefault());
}

export function logsPath() {
  const query = new URLSearchParams();
  const { function: name, requestId } = filter();
  if (name.value !== '') query.set('function', name.value);
  if (requestId.value !== '') query.set('requestId', requestId.value.trim());
  return `/emulator/logs?${query}`;
}

export function showLogs({ lines }) {
  const shown = lines.map(({ time, function: name, requestId, text }) =>
    element(
      'div',
      {},
      element('span', { title: time }, timeText(time).slice(5)),
      element('span', { title: name }, name),
      requestButton(requestId),
      element('pre', {}, wordsOf(text)),
    ),
  );
  byId('logs').replaceChildren(...(shown.length > 0 ? shown : [nothing('Nothing was printed.')]));
}

function requestButton(requestId) {
  if (requestId === null) return element('span', {}, '–');
  const only = () => {
    filter().requestId.value = requestId;
    filter().requestId.dispatchEvent(new Event('input', { bubbles: true }));
  };
  return element(
    'button',
    { type: 'button', title: requestId, onclick: only },
    requestId.slice(0, 8),
  );
}

/** A line that the emulator wrapped is shown as it was printed. */
function wordsOf(text) {
  try {
    const line = JSON.parse(text);
    if (typeof line.stream === 'string') return line.text;
    if (line.ok === false) return `${line.code}: ${line.message}`;
  } catch {
    // Longer lines are cut and no JSON any more.
  }
  return text;
}
