// Walks the audit log from the first entry to the last and says whether it is as it was written. Opens the file for
// reading alone, also while the bot runs; its memory does not grow with the log.
//
// What it proves: no entry was changed, taken out, put in or moved by hand, and none is missing at the end, as long as
// whoever did it did not also seal everything behind it anew and set the head to match. Against that, keep the newest
// seal somewhere else and ask for it: a log that was sealed anew does not contain it.
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { Fault } from '../domain/fault.ts';
import { GENESIS, seal } from './audit-chain.ts';
import { sqliteFault } from './statements.ts';

export type AuditVerdict =
  /** `pinned`: the entry that the given seal belongs to; null when none was given, 0 when it is that of an empty log. */
  | { readonly is: 'whole'; readonly entries: number; readonly head: string; readonly pinned: number | null }
  | { readonly is: 'broken'; readonly entry: number; readonly how: Breakage }
  /** The log is whole in itself and does not contain the seal: it was sealed anew, or it is another log. */
  | { readonly is: 'another'; readonly entries: number; readonly head: string };

export type Breakage =
  | { readonly is: 'changed' }
  /** `to`: the last of those that are missing. */
  | { readonly is: 'missing'; readonly to: number }
  | { readonly is: 'inserted' }
  /** It was written as another entry. */
  | { readonly is: 'moved'; readonly from: number }
  /** Its own seal is whole, but not tied to the entry before: that one was sealed anew, or this one put in its place. */
  | { readonly is: 'unlinked' }
  /** The head speaks of another newest entry, or is gone. */
  | { readonly is: 'head' };

const Whole = z.bigint().transform(Number);
const Row = z.object({
  id: Whole,
  at: Whole,
  guild: z.string(),
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  before_value: z.string().nullable(),
  after_value: z.string().nullable(),
  previous: z.string(),
  hash: z.string(),
});
type Row = z.infer<typeof Row>;
const Id = z.object({ id: Whole });
const Head = z.object({ count: Whole, hash: z.string() });

const COLUMNS = 'id, at, guild, actor, action, subject, before_value, after_value, previous, hash';

/** `expect`: a seal that was noted earlier, 64 hex digits. Throws a Fault when there is no log to read at `path`. */
export function walkAudit(path: string, expect: string | null): AuditVerdict {
  let raw: DatabaseSync | undefined;
  try {
    raw = new DatabaseSync(path, { readOnly: true, timeout: 5_000 });
    // One view of the file from the first row to the head, whatever the bot writes meanwhile.
    raw.exec('BEGIN');
    return walk(raw, expect);
  } catch (error) {
    throw error instanceof Fault ? error : sqliteFault(`reading the audit log of ${path}`, error);
  } finally {
    raw?.close();
  }
}

function walk(raw: DatabaseSync, expect: string | null): AuditVerdict {
  const rows = raw.prepare(`SELECT ${COLUMNS} FROM audit ORDER BY id`);
  rows.setReadBigInts(true);
  const heads = raw.prepare('SELECT count, hash FROM audit_head');
  heads.setReadBigInts(true);
  let entries = 0;
  let previous = GENESIS;
  let pinned = expect === GENESIS ? 0 : null;
  for (const found of rows.iterate()) {
    const { id } = Id.parse(found);
    if (id > entries + 1) return { is: 'broken', entry: entries + 1, how: { is: 'missing', to: id - 1 } };
    if (id < entries + 1) return { is: 'broken', entry: id, how: { is: 'inserted' } };
    const row = Row.safeParse(found);
    const how = row.success ? breakageOf(row.data, previous, raw) : ({ is: 'changed' } as const);
    if (how !== null) return { is: 'broken', entry: id, how };
    entries = id;
    previous = row.success ? row.data.hash : previous;
    if (previous === expect) pinned = entries;
  }
  const head = Head.safeParse(heads.get());
  if (!head.success) return { is: 'broken', entry: entries, how: { is: 'head' } };
  const { count, hash } = head.data;
  if (count > entries) return { is: 'broken', entry: entries + 1, how: { is: 'missing', to: count } };
  if (count < entries) return { is: 'broken', entry: count + 1, how: { is: 'inserted' } };
  if (hash !== previous) return { is: 'broken', entry: entries, how: { is: 'head' } };
  if (expect !== null && pinned === null) return { is: 'another', entries, head: hash };
  return { is: 'whole', entries, head: hash, pinned };
}

function breakageOf(row: Row, previous: string, raw: DatabaseSync): Breakage | null {
  if (seal(row.previous, row) === row.hash) return row.previous === previous ? null : { is: 'unlinked' };
  const from = placeOf(row, raw);
  return from === null ? { is: 'changed' } : { is: 'moved', from };
}

/** The number under which the row's seal is whole. The first breakage ends the walk, so this runs once. */
function placeOf(row: Row, raw: DatabaseSync): number | null {
  const newest = raw.prepare('SELECT MAX(id) AS id FROM audit');
  newest.setReadBigInts(true);
  const { id: last } = Id.parse(newest.get());
  for (let id = 1; id <= last; id += 1) if (seal(row.previous, { ...row, id }) === row.hash) return id;
  return null;
}
