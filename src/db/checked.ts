// The one way in and out of the tables: a value is parsed, or it is a Fault that gives away nothing of the value.
import type { z } from 'zod';
import { Fault } from '../domain/fault.ts';

/** Stands for text that is no JSON; no schema accepts it. */
const NOT_JSON: unique symbol = Symbol('text that is no JSON');

/** The value of a JSON column; null stays null. Text that is no JSON becomes a value that `checked` refuses. */
export function jsonOf(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, which may be a prompt or a secret.
    return NOT_JSON;
  }
}

/** Parses `value`; throws a Fault that names table, id and the fields at fault, never their contents. */
export function checked<T extends z.ZodType>(table: string, id: string, schema: T, value: unknown): z.output<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const fields = new Set(parsed.error.issues.map((issue) => issue.path.join('.') || 'all of it'));
  throw new Fault(`${table} ${id}: not a valid row (${[...fields].join(', ')})`);
}
