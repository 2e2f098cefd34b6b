import { type ShopsFile, shopsFile } from '@huigan/shared/shops/contracts';
import { faultsIn, type InputFault } from '../platform/faults';

/** A list of shops, or every fault in it with its path. */
export function readShops(
  raw: unknown,
): { ok: true; file: ShopsFile } | { ok: false; faults: readonly InputFault[] } {
  const parsed = shopsFile.safeParse(raw);
  if (!parsed.success) return { ok: false, faults: faultsIn(parsed.error) };
  const faults = twice(parsed.data);
  return faults.length === 0 ? { ok: true, file: parsed.data } : { ok: false, faults };
}

const twice = ({ shops }: ShopsFile): readonly InputFault[] =>
  shops.flatMap(({ id }, index) =>
    shops.findIndex((shop) => shop.id === id) === index
      ? []
      : [{ path: `shops[${index}].id`, message: 'stands for another shop already' }],
  );
