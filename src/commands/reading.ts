// Reading what came with an interaction. Discord's clients send what was offered; a modified one can send anything, and an
// old card what nobody offers any more. What does not read is told to the member in plain words, and never acted upon.
import type { z } from 'zod';

/** What was sent is nothing that we offered. Caught by the router, which answers it; nothing has been changed by then. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

/** The value as its schema wants it. Throws Unreadable; the message holds nothing that was sent. */
export function read<Schema extends z.ZodType>(schema: Schema, sent: unknown): z.output<Schema> {
  const parsed = schema.safeParse(sent);
  if (parsed.success) return parsed.data;
  throw new Unreadable(parsed.error.issues.map(({ code, path }) => `${path.join('.')}: ${code}`).join('; '));
}
