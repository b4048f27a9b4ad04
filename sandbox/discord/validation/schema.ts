// Holds a body against one of Discord's published schemas, strictly: also a key the schema does not know is a problem.
// The published objects are open, so unknown keys are looked for by walking schema and value side by side.

import { type core, safeParse, type ZodMiniType } from 'zod/mini';
import { isRecord, type Json } from '../json.ts';
import { type Problem, problem } from './problems.ts';

type Path = readonly (string | number)[];
type Schema = core.$ZodType;

const CODES: Readonly<Record<string, string>> = {
  invalid_type: 'BASE_TYPE_BAD_TYPE',
  too_big: 'BASE_TYPE_MAX_LENGTH',
  too_small: 'BASE_TYPE_MIN_LENGTH',
  invalid_value: 'BASE_TYPE_CHOICES',
  invalid_format: 'BASE_TYPE_BAD_FORMAT',
};

/** All problems of `body` under `schema`. Keys in `alsoKnown` are right although the published schema lacks them. */
export function schemaProblems(schema: ZodMiniType, body: Json, alsoKnown: readonly string[] = []): readonly Problem[] {
  const parsed = safeParse(schema, body);
  const wrong = parsed.success ? [] : parsed.error.issues.flatMap((issue) => issueProblems(issue, []));
  return [...wrong, ...unknownKeys(schema, body, []).filter(({ path }) => !alsoKnown.includes(String(path.at(-1))))];
}

function issueProblems(issue: core.$ZodIssue, prefix: Path): readonly Problem[] {
  const path = [...prefix, ...issue.path.map((key) => (typeof key === 'number' ? key : String(key)))];
  if (issue.code !== 'invalid_union') return [problem(path, CODES[issue.code] ?? 'BASE_TYPE_INVALID', issue.message)];
  const meant = closestOption(issue.errors);
  if (!meant) return [problem(path, 'UNION_TYPE_CHOICES', 'Value matches none of the allowed kinds.')];
  return meant.flatMap((inner) => issueProblems(inner, path));
}

/** Of a union's failed options the one that was meant: its `type` fits, else the fewest complaints. */
function closestOption(options: readonly (readonly core.$ZodIssue[])[]): readonly core.$ZodIssue[] | undefined {
  const complaints = (issues: readonly core.$ZodIssue[]): number =>
    issues.length + (issues.some((issue) => issue.path.length <= 1 && (issue.path[0] ?? 'type') === 'type') ? 1000 : 0);
  return [...options].sort((a, b) => complaints(a) - complaints(b))[0];
}

function unknownKeys(schema: Schema, value: unknown, path: Path): readonly Problem[] {
  const def = (schema as core.$ZodTypes)._zod.def;
  if (def.type === 'lazy') return unknownKeys(def.getter(), value, path);
  if (def.type === 'optional' || def.type === 'nullable') return unknownKeys(def.innerType, value, path);
  if (def.type === 'union') return unknownInUnion(def.options, value, path);
  if (def.type === 'array' && Array.isArray(value))
    return value.flatMap((item: unknown, index) => unknownKeys(def.element, item, [...path, index]));
  if (def.type !== 'object' || !isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, field]) => {
    const known = def.shape[key];
    if (known) return unknownKeys(known, field, [...path, key]);
    return [problem([...path, key], 'UNKNOWN_KEY', `Discord does not know the field "${key}" here.`)];
  });
}

function unknownInUnion(options: readonly Schema[], value: unknown, path: Path): readonly Problem[] {
  const candidates = options
    .filter((option) => safeParse(option, value).success)
    .map((option) => unknownKeys(option, value, path));
  return candidates.sort((a, b) => a.length - b.length)[0] ?? [];
}
