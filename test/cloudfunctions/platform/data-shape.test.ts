import { dataShape } from '@huigan/cloudfunctions/core/platform/schema';
import { openAccount } from '@huigan/shared/account/account';
import { memberId } from '@huigan/shared/kernel/ids';
import { programOf } from '@huigan/shared/program/preview';
import { aProgram, at } from '../../support/build';

/** Every field of a document as it is when it is new, by its path. */
function pathsOf(value: unknown, path = ''): readonly string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [path];
  return Object.entries(value).flatMap(([key, inner]) =>
    pathsOf(inner, path === '' ? key : `${path}.${key}`),
  );
}

test('an account that gets another field counts the shape of the data up, so that older data is not misread', () => {
  const account = openAccount(memberId('m'), at('2026-01-01'), programOf(aProgram()));
  const fields = [
    'id points.lots points.pending points.holds points.debt growth',
    'tier.level tier.since tier.until tier.grace tier.review tier.by tier.version tier.judged',
    'tier.previous tier.next counters orders about.joined about.birthday about.tags about.orders',
    'keys floor tail head facts seq absorbed merged left',
  ];
  const expected = { dataShape: 2, fields: fields.join(' ').split(' ') };
  expect({ dataShape, fields: pathsOf(account) }).toEqual(expected);
});
