// The audit log as every service writes to it: the entry and, where a server shows its log in a channel, the word about
// it, in the transaction of the act itself.
import type { AuditEntry } from '../domain/audit.ts';
import type { AuditId } from '../domain/ids.ts';
import type { Records } from '../domain/records.ts';

/**
 * Notes an act. `records` are those of the transaction that does it. The values hold no prompt and no member's id: they
 * can never be changed again. A subject that is a member's id is kept under a stand-in.
 */
export async function note(
  records: Pick<Records, 'audit' | 'memos' | 'settings'>,
  entry: AuditEntry,
): Promise<AuditId> {
  const id = await records.audit.add(entry);
  const { logChannel } = await records.settings.get(entry.guild);
  if (logChannel !== null) await records.memos.add(entry.guild, `audit:${id}`, { is: 'audit', entry: id }, entry.at);
  return id;
}
