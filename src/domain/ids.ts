// The names of things: branded strings, so that a user can never be passed where a guild is meant.
// Parsed by zod at the edges; inside the house they are trusted.
import { z } from 'zod';

const Snowflake = z.string().regex(/^\d{15,21}$/, 'a Discord id is 15 to 21 digits');

export const UserId = Snowflake.brand<'UserId'>();
export type UserId = z.infer<typeof UserId>;

export const GuildId = Snowflake.brand<'GuildId'>();
export type GuildId = z.infer<typeof GuildId>;

/** A channel or a thread: Discord keeps both in one number space. */
export const ChannelId = Snowflake.brand<'ChannelId'>();
export type ChannelId = z.infer<typeof ChannelId>;

export const RoleId = Snowflake.brand<'RoleId'>();
export type RoleId = z.infer<typeof RoleId>;

export const MessageId = Snowflake.brand<'MessageId'>();
export type MessageId = z.infer<typeof MessageId>;

/** Letters and digits that nobody confuses when reading a short id aloud (Crockford's alphabet, lower case). */
export const SHORT_ID_ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** The short id a member reads and types, for example `k7m2xq`. */
export const JobId = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[0-9a-hjkmnp-tv-z]{6}$/, 'a clip id is six letters and digits, for example k7m2xq')
  .brand<'JobId'>();
export type JobId = z.infer<typeof JobId>;

export const DraftId = z
  .string()
  .regex(/^[0-9a-hjkmnp-tv-z]{10}$/, 'a draft id is ten letters and digits')
  .brand<'DraftId'>();
export type DraftId = z.infer<typeof DraftId>;

/** The short id of a prompt jam, one letter longer than a clip's. */
export const JamId = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[0-9a-hjkmnp-tv-z]{7}$/, 'a jam id is seven letters and digits')
  .brand<'JamId'>();
export type JamId = z.infer<typeof JamId>;

/** The short id of something that waits for a moderator's decision. */
export const CaseId = z
  .string()
  .regex(/^[0-9a-hjkmnp-tv-z]{8}$/, 'a case id is eight letters and digits')
  .brand<'CaseId'>();
export type CaseId = z.infer<typeof CaseId>;

/** A Venice model id, for example `wan-2.6-text-to-video`. */
export const ModelId = z.string().min(1).max(100).brand<'ModelId'>();
export type ModelId = z.infer<typeof ModelId>;

/** The running number of an entry of the audit log. */
export const AuditId = z.number().int().positive().brand<'AuditId'>();
export type AuditId = z.infer<typeof AuditId>;
