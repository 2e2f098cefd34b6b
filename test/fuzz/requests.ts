import { everybody, type Fields, type Memory, people } from './memory';
import { type Operation, operations } from './operations';
import { brokenText, spoilt } from './spoil';
import { validInput } from './valid';
import type { Forged, Sent } from './wire';

const FORGED: readonly Forged[] = [
  'nobody',
  'another secret',
  'unsigned',
  'no time',
  'an hour late',
  'another body',
  'odd key',
];
const PATHS = [
  '/',
  '/v1',
  '/v1/orders/',
  '/V1/ORDERS',
  '/v1//orders',
  '/v1/orders%00',
  '/v1/constructor',
  '/health/x',
];
const CALLS = [
  'account.rob',
  'account.home.x',
  'account',
  '',
  'account.constructor',
  '__proto__.home',
  'x'.repeat(65),
];
const closed = ['jobs', 'intake', 'chat'];

/** The next request: mostly a valid one, else one that is wrong in the body, the text or on the wire. */
export function nextRequest(memory: Memory): Sent {
  const { chance } = memory;
  if (chance.happens(1)) return toNobody(memory);
  const operation = chance.pick(operations);
  memory.person = chance.pick(operation.on === 'members.leaveFamily' ? everybody : people).id;
  const input = validInput(operation, memory);
  const sent = requestOf(operation, input, memory);
  const how = chance.between(0, 99);
  if (how < 58) return sent;
  if (how < 80) return withText(sent, 'spoilt', textOf(operation, spoilt(input, chance)));
  if (how < 86) return withText(sent, 'broken text', textIn(sent, chance));
  return misdirected(sent, memory);
}

/** The same number with one thing changed: by the book a mistake of the till. */
export function changedFrom(sent: Sent, memory: Memory): Sent {
  const body = JSON.parse(sent.text) as Fields;
  return withText(sent, 'changed', JSON.stringify(spoilt(body, memory.chance)));
}

function requestOf(operation: Operation, input: unknown, memory: Memory): Sent {
  const [method = 'POST', path = '/'] = operation.on.split(' ');
  const isHttp = operation.door === 'intake' || operation.door === 'chat';
  return {
    via: isHttp ? (operation.door as 'intake' | 'chat') : 'client',
    made: 'valid',
    text: textOf(operation, input),
    method: isHttp ? method : 'POST',
    path: isHttp ? path : '/',
    query: {},
    name: operation.door,
    person: memory.whoMayAsk(Object(input)) ?? memory.person,
    forged: null,
  };
}

const textOf = ({ door, on }: Operation, input: unknown): string =>
  JSON.stringify(
    (door === 'member' || door === 'console' ? { operation: on, input } : input) ?? null,
  );

const withText = (sent: Sent, made: string, text: string): Sent => ({ ...sent, made, text });

/** What stands inside a phone's call is always JSON: a broken text never leaves the phone. */
function textIn({ via, text }: Sent, chance: Memory['chance']): string {
  for (;;) {
    const broken = brokenText(text, chance);
    if (via !== 'client') return broken;
    if (broken.length > 100_000 || !isJson(broken)) continue;
    return broken;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A good body for the wrong place, in the wrong way, or from somebody else. */
function misdirected(sent: Sent, { chance }: Memory): Sent {
  if (sent.via === 'client') {
    if (chance.happens(30)) return { ...sent, made: 'a stranger', person: 'nobody' };
    const operation = chance.pick(CALLS);
    return withText(sent, 'another call', JSON.stringify({ operation, input: {} }));
  }
  if (sent.via === 'intake' && chance.happens(50)) {
    const forged = chance.pick(FORGED);
    return { ...sent, made: `forged: ${forged}`, forged };
  }
  const how = chance.between(0, 3);
  if (how === 0) return { ...sent, made: 'other content' };
  if (how === 1) return { ...sent, made: 'extra query', query: { b: '1 +&=é', a: '' } };
  if (how === 2) return { ...sent, made: 'another path', path: chance.pick(PATHS) };
  return {
    ...sent,
    made: 'another method',
    method: chance.pick(['GET', 'PUT', 'DELETE', 'PATCH']),
  };
}

/** At doors that are shut to whoever knocks here. */
function toNobody({ chance }: Memory): Sent {
  const timer = {
    Type: 'Timer',
    TriggerName: chance.pick(['nightly', '__proto__']),
    Time: '',
    Message: '',
  };
  const via = chance.happens(40) ? 'server' : 'client';
  return {
    via,
    made: 'a shut door',
    text: JSON.stringify(chance.pick<object>([timer, {}, { operation: 'account.home' }])),
    method: 'POST',
    path: '/',
    query: {},
    name: via === 'server' ? 'jobs' : chance.pick(closed),
    person: chance.pick(people).id,
    forged: null,
  };
}
