// The seal that ties each entry of the audit log to the one before it: SHA-256 over the earlier seal and the entry as
// JSON in a fixed order. Its form never changes: every seal that was ever written depends on it.
import { createHash } from 'node:crypto';

/** An entry as it stands in the table, its own number included, so that a moved entry breaks its seal. */
export interface Sealable {
  readonly id: number;
  readonly at: number;
  readonly guild: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly before_value: string | null;
  readonly after_value: string | null;
}

/** What the first entry follows. */
export const GENESIS = '0'.repeat(64);

/** 64 hex digits. */
export function seal(previous: string, row: Sealable): string {
  const { id, at, guild, actor, action, subject, before_value, after_value } = row;
  const canonical = JSON.stringify([id, at, guild, actor, action, subject, before_value, after_value]);
  return createHash('sha256').update(previous).update(canonical).digest('hex');
}
