import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import { faultsIn } from '../../core/platform/faults';
import { TerminalProblem } from '../run-command';

const column = z.string().min(1).max(100);
const outsideName = z.string().min(1).max(64);
/** `uci-{customer}`: what stands in the customer column takes the place of the braces. */
const fromCustomer = z
  .string()
  .max(64)
  .refine((text) => text.includes('{customer}'), 'must contain {customer}');

export const encodings = ['utf-8', 'gb18030', 'utf-16le'] as const;

const columns = z.strictObject({
  order: column,
  sku: column,
  quantity: column,
  date: column,
  unitPrice: column,
  customer: column,
  name: column.optional(),
  category: column.optional(),
  shop: column.optional(),
  terminal: column.optional(),
  cashier: column.optional(),
});

/** How a till's export is read. docs/import.md explains every field. */
const mapSchema = z.strictObject({
  format: z.literal(1),
  columns,
  /** What no column says. The shop is used where its column is absent or empty. */
  constants: z.strictObject({
    channel: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/, 'the id of a channel of the program'),
    shop: outsideName,
  }),
  /** Dates without a zone are local time at this offset. */
  offset: z.string().regex(/^[+-](0\d|1[0-4]):[0-5]\d$/, 'an offset such as +08:00'),
  cancellation: z.union([
    z.strictObject({ orderPrefix: z.string().min(1).max(8) }),
    z.strictObject({ negativeQuantity: z.literal(true) }),
  ]),
  /** Codes among the products that are none; `*` stands for any letters. */
  notGoods: z
    .array(z.strictObject({ sku: outsideName, as: z.enum(['shipping', 'reject']) }))
    .max(200)
    .default([]),
  customer: z.union([
    z.strictObject({ unionid: fromCustomer }),
    z.strictObject({ phone: fromCustomer }),
  ]),
  /** Signs every customer up before their first order, so that points land. */
  enrol: z.boolean().default(false),
  delimiter: z.string().length(1, 'one character').default(','),
  encoding: z.enum(encodings).default('utf-8'),
});

export type ImportMap = z.output<typeof mapSchema>;
export type ColumnName = keyof ImportMap['columns'];
export type CustomerIdentity = { readonly unionid: string } | { readonly phone: string };

/** The map in a file, or every fault in it with its path. */
export function readMap(file: string): ImportMap {
  if (!existsSync(file)) throw new TerminalProblem(`${file} is missing`);
  const parsed = mapSchema.safeParse(jsonIn(file));
  if (parsed.success) return parsed.data;
  const faults = faultsIn(parsed.error);
  const lines = faults.map(({ path, message }) => `  ${path || '(document)'}: ${message}`);
  throw new TerminalProblem([`${file} is not a map:`, ...lines].join('\n'));
}

export function identityOf(customer: string, map: ImportMap): CustomerIdentity {
  const filled = (template: string) => template.replaceAll('{customer}', () => customer);
  return 'phone' in map.customer
    ? { phone: filled(map.customer.phone) }
    : { unionid: filled(map.customer.unionid) };
}

function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (problem) {
    throw new TerminalProblem(`${file} is not JSON: ${(problem as Error).message}`);
  }
}
