import type { z } from 'zod/mini';

/** What is wrong with an input, and where: `lines[2].quantity`. Values are never repeated. */
export type InputFault = { readonly path: string; readonly message: string };

export function faultsIn(error: z.core.$ZodError): readonly InputFault[] {
  return error.issues.flatMap((issue) => faultsOfIssue(issue, []));
}

type Issue = z.core.$ZodIssue;

function faultsOfIssue(issue: Issue, above: readonly PropertyKey[]): readonly InputFault[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: pathText([...path, key]),
      message: 'is not known here',
    }));
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    return closestBranch(issue.errors).flatMap((each) => faultsOfIssue(each, path));
  }
  return [{ path: pathText(path), message: issue.message }];
}

/** Of several shapes, the nearest: the fewest things missing, then the deepest faults, then the fewest. */
function closestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  const depth = (issues: readonly Issue[]) =>
    Math.max(
      ...issues.map(({ path, code }) => path.length - (code === 'unrecognized_keys' ? 1 : 0)),
    );
  const missing = (issues: readonly Issue[]) =>
    issues.filter(({ message }) => message.endsWith('received undefined')).length;
  const [closest] = [...branches].sort(
    (a, b) => missing(a) - missing(b) || depth(b) - depth(a) || a.length - b.length,
  );
  return closest ?? [];
}

/** Empty for the whole; a name that is empty stands in quotes, so that the two are told apart. */
const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    const name = String(key) || '""';
    return text === '' ? name : `${text}.${name}`;
  }, '');
