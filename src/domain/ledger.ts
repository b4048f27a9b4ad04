// The books: one amount moves between two accounts in each entry, so that they cannot be unbalanced.
//   hold: allowance (or a jam's pot) → held    spend: held → spent          return: held → where it came from
//   refund: spent → where it came from (Venice gave it back, or never took it)
//   write-off: spent → borne (Venice keeps it; it counts against the server and no longer against the member)
//   fund: allowance → pot    release: pot → allowance    grant: outside → allowance (raises a member's limits)
import { z } from 'zod';
import type { ChannelId, GuildId, JamId, JobId, RoleId, UserId } from './ids.ts';
import type { Usd } from './money.ts';
import type { Instant } from './time.ts';

export const Account = z.enum(['outside', 'allowance', 'pot', 'held', 'spent', 'borne']);
export type Account = z.infer<typeof Account>;

export const EntryKind = z.enum(['hold', 'spend', 'return', 'refund', 'write-off', 'fund', 'release', 'grant']);
export type EntryKind = z.infer<typeof EntryKind>;

/** Who pays for a clip: the member's own limit, or the pot of the jam that it is made for. */
export const Purse = z.enum(['own', 'pot']);
export type Purse = z.infer<typeof Purse>;

/** Where the money of a purse lies before it is held. */
const SOURCE = { own: 'allowance', pot: 'pot' } as const satisfies Record<Purse, Account>;

/** From and to of an entry. */
export function endsOf(kind: EntryKind, purse: Purse): { readonly from: Account; readonly to: Account } {
  switch (kind) {
    case 'hold':
      return { from: SOURCE[purse], to: 'held' };
    case 'spend':
      return { from: 'held', to: 'spent' };
    case 'return':
      return { from: 'held', to: SOURCE[purse] };
    case 'refund':
      return { from: 'spent', to: SOURCE[purse] };
    case 'write-off':
      return { from: 'spent', to: 'borne' };
    case 'fund':
      return { from: 'allowance', to: 'pot' };
    case 'release':
      return { from: 'pot', to: 'allowance' };
    case 'grant':
      return { from: 'outside', to: 'allowance' };
  }
}

/** One line of the append-only ledger. A job has one hold, one settlement and at most one correction, whatever happens. */
export interface LedgerEntry {
  /** Null for what concerns no clip: a grant, or a jam's pot. */
  readonly job: JobId | null;
  readonly jam: JamId | null;
  readonly kind: EntryKind;
  readonly purse: Purse;
  readonly amount: Usd;
  readonly guild: GuildId;
  /** Whose clip; who gets a grant; who hosts the jam of a pot. */
  readonly member: UserId;
  /** The role whose rule decided the member's limits, or that sponsors a pot; its budget counts this entry. */
  readonly role: RoleId | null;
  /** Where it was asked for; of a thread, the channel above it. */
  readonly channel: ChannelId;
  readonly at: Instant;
  /**
   * The moment whose windows this entry counts in, also when it is settled a day later. For what a pot pays: the moment
   * that the pot was filled, so that a window's sum never falls below zero.
   */
  readonly heldAt: Instant;
  readonly why: string;
}

/** Held and spent money that counts against a limit; what was returned counts no more. What lies in a pot counts as held. */
export interface Used {
  readonly held: Usd;
  readonly spent: Usd;
}

/** Whose money is summed up. */
export type Counted =
  /** What a member's own limits paid; not what a pot paid, nor what was written off. */
  | { readonly of: 'member'; readonly guild: GuildId; readonly member: UserId }
  /** Everything under a role's rule, and the pots that the role sponsors. */
  | { readonly of: 'role'; readonly guild: GuildId; readonly role: RoleId }
  | { readonly of: 'channel'; readonly guild: GuildId; readonly channel: ChannelId }
  /** What a jam's pot paid; the rest of the pot does not count. */
  | { readonly of: 'jam'; readonly jam: JamId }
  /** What a jam's pot paid for one member. */
  | { readonly of: 'jam-member'; readonly jam: JamId; readonly member: UserId }
  | { readonly of: 'guild'; readonly guild: GuildId }
  /** All servers of this bot. */
  | { readonly of: 'all' };
