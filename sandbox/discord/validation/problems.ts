// Problems found in a request body, and the `errors` tree in which Discord reports them.

import { DiscordError } from '../errors.ts';
import { isRecord, type Json } from '../json.ts';

export interface Problem {
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly message: string;
}

export const problem = (path: Problem['path'], code: string, message: string): Problem => ({ path, code, message });

/** Discord: `errors` mirrors the body, with `_errors: [{ code, message }]` where something is wrong. */
export function errorTree(problems: readonly Problem[]): Json {
  const root: Record<string, unknown> = {};
  for (const { path, code, message } of problems) {
    const leaf = path.reduce<Record<string, unknown>>((node, key) => {
      const next = node[key];
      const child: Record<string, unknown> = isRecord(next) ? next : {};
      node[key] = child;
      return child;
    }, root);
    const before = Array.isArray(leaf['_errors']) ? leaf['_errors'] : [];
    leaf['_errors'] = [...before, { code, message }];
  }
  return root;
}

/** Throws 50035 with the tree when there is any problem. */
export function refuseProblems(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new DiscordError(400, 50035, 'Invalid Form Body', errorTree(problems));
}
