import { byId } from './dom.js';

/** What the emulator answers; what it refuses is shown to the developer. */
export async function ask(path, body) {
  const request = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  try {
    const response = await fetch(path, request);
    const answer = await response.json();
    tell(response.ok ? null : answer.message);
    return response.ok ? answer : null;
  } catch {
    tell('The emulator does not answer.');
    return null;
  }
}

let told = null;

function tell(problem) {
  // A refusal stays until something else is asked for, not until the next look.
  if (problem === null && told !== 'The emulator does not answer.') return;
  told = problem;
  byId('problem').textContent = problem ?? '';
  byId('problem').hidden = problem === null;
}

export function forgetProblem() {
  told = null;
  byId('problem').hidden = true;
}
