// What is written into the audit log: a closed list of acts, who did each, what it was about, and how things stood
// before and after.
import { z } from 'zod';
import { type AuditId, GuildId, UserId } from './ids.ts';
import { Instant } from './time.ts';

/** Every act that moves money, changes a setting or moderates. */
export const AuditAction = z.enum([
  'settings',
  'settle',
  'consent',
  'decide',
  'block',
  'unblock',
  'remove-clip',
  'delete-clip',
  'cancel-clip',
  'grant',
  'refund',
  'write-off',
  'pause',
  'resume',
  'reconcile',
  'erase',
  'jam-open',
  'jam-change',
  'jam-close',
  'jam-cancel',
  'jam-fund',
  'jam-release',
  'jam-remove-entry',
  'jam-award',
]);
export type AuditAction = z.infer<typeof AuditAction>;

/**
 * Acts of members upon what is their own. Who did one of these is kept under a stand-in that can be forgotten; who did
 * any other acted for the server, and stays on record.
 */
const OWN_ACTS: ReadonlySet<AuditAction> = new Set(['consent', 'delete-clip', 'erase']);

export const isOwnAct = (action: AuditAction): boolean => OWN_ACTS.has(action);

export const AuditEntry = z.object({
  at: Instant,
  guild: GuildId,
  /** The stand-in of somebody whose data was erased is an id that no account can have. */
  actor: UserId,
  action: AuditAction,
  /** `server`, or the id of a clip, a case, a jam or a member. */
  subject: z.string().min(1).max(100),
  /** Short, as JSON or a word; never a prompt, never a member's id. */
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type AuditEntry = Readonly<z.infer<typeof AuditEntry>>;

export interface NumberedEntry {
  readonly id: AuditId;
  readonly entry: AuditEntry;
}

/** What a moderator looks for. Null: whatever. */
export interface AuditFilter {
  /** What this member did, what was done to them, and what was done to their clips. */
  readonly member: UserId | null;
  readonly action: AuditAction | null;
  readonly since: Instant | null;
}

/** Discord: an id counts milliseconds since 2015-01-01 in its upper bits. These are of that day, before it was open. */
const FIRST_STAND_IN = 100_000_000_000_000;
const STAND_INS = 100_000_000_000_000;

/** An id that stands for one member of one server in the audit log. `number` counts up. */
export const standIn = (number: number): UserId => UserId.parse(String(FIRST_STAND_IN + (number % STAND_INS)));

/** The bot, where nobody has told it to act. No member ever gets this stand-in. */
export const ITSELF = standIn(0);

/** The member that an erased person's money is kept under. `key`: hex digits that nobody can guess. */
export const pseudonym = (key: string): UserId =>
  UserId.parse(String(BigInt(FIRST_STAND_IN + STAND_INS) + (BigInt(`0x${key}`) % BigInt(8 * STAND_INS))));

/** Whether an id stands for somebody whom nobody knows any more. */
export const isNobody = (id: string): boolean => /^\d{15}$/.test(id);
