// Turns our validator's findings into the words Venice uses on the wire, which are those of an older zod:
// `Unrecognized key(s) in object: 'x'`, `Invalid enum value. Expected 'a' | 'b', received 'c'`.

import type { z } from 'zod';
import type { WireIssue } from '../errors.ts';

/** The issue must have been reported with its input (`reportInput: true`). */
export function wireIssue(issue: z.core.$ZodIssue): WireIssue {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? step.toString() : step));
  switch (issue.code) {
    case 'invalid_type':
      return invalidType(issue, path);
    case 'invalid_value':
      return invalidValue(issue, path);
    case 'unrecognized_keys': {
      const message = `Unrecognized key(s) in object: ${issue.keys.map((key) => `'${key}'`).join(', ')}`;
      return { code: issue.code, message, path, keys: issue.keys };
    }
    case 'too_big':
      return { code: issue.code, message: bound(issue.origin, 'at most', issue.maximum), path };
    case 'too_small':
      return { code: issue.code, message: bound(issue.origin, 'at least', issue.minimum), path };
    case 'invalid_format':
      return { code: 'invalid_string', message: 'Invalid', path };
    case 'not_multiple_of':
      return { code: issue.code, message: `Number must be a multiple of ${issue.divisor}`, path };
    case 'invalid_union':
      return { code: issue.code, message: 'Invalid input', path };
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return { code: issue.code, message: issue.message, path };
  }
}

function invalidType(issue: z.core.$ZodIssueInvalidType, path: WireIssue['path']): WireIssue {
  const expected = issue.expected === 'int' ? 'integer' : issue.expected;
  const received = typeName(issue.input);
  const message = received === 'undefined' ? 'Required' : `Expected ${expected}, received ${received}`;
  return { code: issue.code, message, path, expected, received };
}

/** Venice: for a choice, `expected` lists the legal values as quoted alternatives. */
function invalidValue(issue: z.core.$ZodIssueInvalidValue, path: WireIssue['path']): WireIssue {
  const options = issue.values.map(String);
  const expected = options.map((value) => `'${value}'`).join(' | ');
  if (issue.input === undefined)
    return { code: 'invalid_type', message: 'Required', path, expected, received: 'undefined' };
  const { input } = issue;
  const received = typeof input === 'string' || typeof input === 'number' ? String(input) : typeName(input);
  const message = `Invalid enum value. Expected ${expected}, received '${received}'`;
  return { code: 'invalid_enum_value', message, path, expected, received, options };
}

function bound(origin: string, words: string, limit: number | bigint): string {
  switch (origin) {
    case 'string':
      return `String must contain ${words} ${limit} character(s)`;
    case 'array':
      return `Array must contain ${words} ${limit} element(s)`;
    default:
      return words === 'at most'
        ? `Number must be less than or equal to ${limit}`
        : `Number must be greater than or equal to ${limit}`;
  }
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
