// What differs between the two values of an audit entry, field by field. Pure.

export interface Change {
  /** `limits.memberDay`; empty where the values are no objects. */
  readonly field: string;
  /** As JSON; null: it was not there. */
  readonly before: string | null;
  readonly after: string | null;
}

/** Every field whose value differs, in the order of the later value. */
export function changesOf(before: string | null, after: string | null): readonly Change[] {
  const [was, is] = [leavesOf(before), leavesOf(after)];
  const fields = new Set([...is.keys(), ...was.keys()]);
  return [...fields]
    .map((field) => ({ field, before: was.get(field) ?? null, after: is.get(field) ?? null }))
    .filter((change) => change.before !== change.after);
}

/** Values by their path. Lists are values: which of their items is new is for the reader. */
function leavesOf(text: string | null): ReadonlyMap<string, string> {
  const leaves = new Map<string, string>();
  if (text !== null) collect(parsed(text), '', leaves);
  return leaves;
}

function collect(value: unknown, path: string, leaves: Map<string, string>): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    leaves.set(path, JSON.stringify(value));
    return;
  }
  for (const [name, inner] of Object.entries(value)) collect(inner, path === '' ? name : `${path}.${name}`, leaves);
}

/** A word stands for itself. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
