/** A value as the database holds it: JSON and dates. */
export type Value = null | boolean | number | string | Date | Value[] | Fields;

export interface Fields {
  [field: string]: Value;
}

export type DocumentId = string | number;

export interface Document extends Fields {
  _id: DocumentId;
}

export function isFields(value: Value | undefined): value is Fields {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
  );
}

/** Deep equality as MongoDB sees it: the order of an object's fields counts. */
export function sameValue(left: Value | undefined, right: Value | undefined): boolean {
  if (left === right) return true;
  if (left instanceof Date) return right instanceof Date && left.getTime() === right.getTime();
  if (Array.isArray(left)) return Array.isArray(right) && sameItems(left, right);
  if (!isFields(left) || !isFields(right)) return Number.isNaN(left) && Number.isNaN(right);
  const names = Object.keys(left);
  return (
    sameItems(names, Object.keys(right)) &&
    names.every((name) => sameValue(left[name], right[name]))
  );
}

function sameItems(left: Value[], right: Value[]): boolean {
  return left.length === right.length && left.every((item, at) => sameValue(item, right[at]));
}
