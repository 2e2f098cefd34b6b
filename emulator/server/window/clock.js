import { ask, forgetProblem } from './ask.js';
import { byId, element } from './dom.js';

/** Timers are read in Shanghai, so the time is shown as it is there. */
const shanghai = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});

export const timeText = (instant) => shanghai.format(new Date(instant));

const STEPS = [
  ['+1 hour', 'PT1H'],
  ['+1 day', 'P1D'],
  ['+30 days', 'P30D'],
];

let ahead = 0;

export function startClock(refresh) {
  const face = element('time', { title: 'in Shanghai' });
  const fired = element('p', { className: 'faint', role: 'status' });
  const instant = element('input', { type: 'datetime-local', ariaLabel: 'An instant in Shanghai' });
  const buttons = [];
  const move = async (wanted) => {
    forgetProblem();
    for (const button of buttons) button.disabled = true;
    const moved = await ask('/emulator/clock', wanted);
    for (const button of buttons) button.disabled = false;
    if (moved) fired.textContent = firedText(moved.fired);
    await refresh();
  };
  const button = (label, wanted) =>
    element('button', { type: 'button', onclick: () => move(wanted()) }, label);
  buttons.push(...STEPS.map(([label, advance]) => button(label, () => ({ advance }))));
  buttons.push(button('Go to', () => ({ to: `${instant.value}:00+08:00` })));
  const go = buttons.at(-1);
  byId('clock').replaceChildren(face, ...buttons.slice(0, -1), instant, go, fired);
  setInterval(drawFace, 250);
}

function drawFace() {
  byId('clock').querySelector('time').textContent = timeText(Date.now() + ahead);
}

export function showClock({ now }) {
  ahead = Date.parse(now) - Date.now();
  drawFace();
}

function firedText(fired) {
  if (fired.length === 0) return 'No timer was due on the way.';
  return fired
    .map(
      ({ function: name, trigger, count, failed }) =>
        `${name}/${trigger} ran ${count}×${failed > 0 ? `, ${failed} failed` : ''}`,
    )
    .join(' · ');
}
