import { shops } from '@huigan/cloudfunctions/terminal/demo/catalogue';
import { phoneCodeFor } from '@huigan/cloudfunctions/terminal/stand-ins/wechat';
import { valueFor } from './from-contract';
import type { Fields, Memory } from './memory';
import type { Operation } from './operations';

const BATCH_ROWS = 8;

/** A body that the contract of the operation takes, about things that exist where they can. */
export function validInput(operation: Operation, memory: Memory): unknown {
  const { shape, batch } = operation;
  if (batch) {
    const rows = memory.chance.between(1, BATCH_ROWS);
    return { [batch.field]: Array.from({ length: rows }, () => validInput(batch.each, memory)) };
  }
  const body = valueFor(shape.input, memory, (name) => known(name, memory));
  return agreeing(body as Fields, operation, memory);
}

/** A value for a field of this name that means something to the shop; undefined where none does. */
function known(name: string, memory: Memory): unknown {
  const { chance, program } = memory;
  switch (name) {
    case 'member':
      return memory.member();
    case 'phone':
      return memory.phone();
    case 'unionid':
      return memory.unionid();
    case 'memberNo':
      return memory.memberNo();
    case 'phoneCode':
      return phoneCodeFor(memory.phone().slice(-11));
    case 'currentCode':
      return memory.phones.get(memory.person);
    case 'invite':
      return memory.invites.length > 0 ? chance.pick(memory.invites) : undefined;
    case 'policyVersion':
      return program.brand.policyVersion;
    case 'channel':
      return chance.pick(program.channels).id;
    case 'id':
      return memory.number();
    case 'sku':
      return `sku-${chance.between(1, 9)}`;
    case 'category':
      return chance.pick(['milk', 'toys', 'care']);
    case 'quantity':
      return chance.between(1, 3);
    case 'unitFen':
      return chance.happens(10) ? chance.between(0, 400_000) : chance.between(1, 300) * 100;
    case 'discountFen':
      return chance.between(0, 900);
    case 'payableFen':
      return chance.between(0, 80_000);
    case 'points':
    case 'pointsUsed':
      return chance.pick([1, 2, 3, 5]) * 100;
    case 'benefit':
      return chance.pick(benefitsOf(memory));
    case 'until':
      return memory.said(memory.now + chance.between(1, 8 * 24 * 60) * 60_000);
    case 'confirm':
      return memory.ownNumber().slice(-4);
    case 'seen':
      return chance.between(0, 12);
    case 'date':
      return memory.said(memory.now).slice(0, 10);
    case 'after':
      return String(chance.between(0, 200));
    case 'before':
    case 'entry':
      return chance.between(0, chance.pick([6, 200]));
    case 'number':
      return chance.happens(60) && memory.orders.length > 0
        ? chance.pick(memory.orders).id
        : memory.number();
    case 'shop':
      return chance.happens(70) ? chance.pick(shops).id : undefined;
    case 'day':
      return memory.time().slice(0, 10);
    default:
      return undefined;
  }
}

const benefitsOf = ({ program }: Memory): readonly string[] =>
  program.tiers.levels.flatMap(({ benefits = [] }) => benefits.map(({ id }) => id));

/** Fields that only mean something together: a return and its order, a capture and its hold. */
function agreeing(body: Fields, operation: Operation, memory: Memory): Fields {
  const { chance } = memory;
  if (chance.happens(5)) return body;
  const may = (code: string) => operation.shape.refusals.includes(code);
  if (isFields(body['refund']) && isFields(body['order'])) {
    const refund = agreeing(body['refund'], operation, memory);
    return { refund, order: { ...body['order'], id: refund['id'] } };
  }
  if (typeof body['order'] === 'string') return returning(body, memory);
  if (may('orders/unknown') && 'number' in body) return { ...body, ...memory.somebodysOrder() };
  if (may('points/no_hold')) return together(body, memory.holds, memory);
  if (operation.on === 'members.changePhone') return toAnotherNumber(body, memory);
  if (/^members\.(limit|remove)Family$/.test(operation.on)) return ofTheFamily(body, memory);
  if (may('points/code_needed')) return showing(body, memory);
  if (typeof body['of'] === 'string') {
    const { id: of, ...spent } = together(body, memory.spends, memory);
    return { ...spent, id: body['id'], of };
  }
  return body;
}

/** Verified by the number they joined with, to one that nobody has, or that somebody may have. */
function toAnotherNumber(body: Fields, { chance, phones, person }: Memory): Fields {
  const currentCode = phones.get(person);
  const unused = phoneCodeFor(`139${chance.between(10_000_000, 99_999_999)}`);
  return {
    ...body,
    ...(currentCode !== undefined && { currentCode }),
    ...(chance.happens(50) && { phoneCode: unused }),
  };
}

function ofTheFamily(body: Fields, { chance, relatives }: Memory): Fields {
  return relatives.size === 0 ? body : { ...body, id: chance.pick([...relatives.keys()]) };
}

/** Where points are used, the member mostly shows that they are there. */
function showing(body: Fields, memory: Memory): Fields {
  const uses = body['points'] ?? body['benefit'] ?? body['pointsUsed'] ?? 0;
  if (uses === 0 || memory.chance.happens(15)) return body;
  return { ...body, member: memory.present(Date.parse(String(body['at'] ?? body['paidAt']))) };
}

/** Under the number of something that stands, for whose it is. */
function together(body: Fields, made: Memory['holds'], memory: Memory): Fields {
  const { chance, now } = memory;
  // What was made last is likely to stand still.
  const recent = made.slice(-chance.pick([2, 12]));
  if (recent.length === 0) return body;
  const { id, channel, body: before } = chance.pick(recent);
  const points = body['points'] === undefined ? {} : { points: chance.pick([1, before['points']]) };
  const at = chance.happens(80) ? memory.said(now - chance.between(0, 600) * 60_000) : body['at'];
  return { ...body, ...points, at, id, channel, member: before['member'] };
}

function returning(body: Fields, memory: Memory): Fields {
  const { chance, orders } = memory;
  if (orders.length === 0 || chance.happens(5)) return body;
  const {
    id,
    channel,
    body: bought,
  } = chance.pick(chance.happens(60) ? orders.slice(-20) : orders);
  const { lines: _lines, amountFen: _amount, ...whole } = body;
  const back = { ...whole, channel, order: id };
  const paidAt = Date.parse(String(bought['paidAt']));
  const after = paidAt + chance.between(0, 600) * 60_000;
  const dated =
    'refundedAt' in back && chance.happens(80)
      ? { ...back, refundedAt: memory.said(Math.min(after, Math.max(memory.now, paidAt))) }
      : back;
  if (chance.happens(25)) return dated;
  if (chance.happens(40)) return { ...dated, amountFen: chance.between(1, 9_000) };
  const [line] = bought['lines'] as Fields[];
  const quantity = chance.happens(80) ? 1 : chance.between(1, 5);
  return { ...dated, lines: [{ sku: line?.['sku'], quantity }] };
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
