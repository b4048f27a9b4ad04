// The audit log as a table for a spreadsheet, or as JSON. Pure.
import type { NumberedEntry } from './audit.ts';

export type AuditFormat = 'csv' | 'json';

const COLUMNS = ['number', 'at', 'actor', 'action', 'subject', 'before', 'after'] as const;

/** A row as text, ready to be joined. */
export function auditRow({ id, entry }: NumberedEntry, format: AuditFormat): string {
  const { at, actor, action, subject, before, after } = entry;
  const row = { number: id, at: new Date(at).toISOString(), actor, action, subject, before, after };
  if (format === 'json') return JSON.stringify(row);
  return COLUMNS.map((column) => cell(row[column])).join(',');
}

/** Rows as one document. RFC 4180: lines of a CSV file end with CR LF. */
export function auditDocument(rows: readonly string[], format: AuditFormat): string {
  return format === 'csv' ? `${[COLUMNS.join(','), ...rows].join('\r\n')}\r\n` : `[\n${rows.join(',\n')}\n]\n`;
}

/** Bytes around the rows of a document, and between two of them. */
export const AUDIT_FRAME = { around: 100, between: 2 } as const;

/**
 * A cell that no spreadsheet takes for a formula: what begins like one gets an apostrophe in front, behind any blanks,
 * which some programs skip.
 */
export function cell(value: string | number | null): string {
  const plain = value === null ? '' : String(value);
  const safe =
    /^[\s\p{Cc}]*[=+\-@\uff1d\uff0b\uff0d\uff20|]|^[\t\r\n]/u.test(plain) && typeof value === 'string'
      ? `'${plain}`
      : plain;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
