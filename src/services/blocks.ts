// Blocking members: for a while or until a moderator lifts it, with a reason that the member reads. What waits of theirs
// goes on, unless the moderator calls it off. Audited, and the member is told once.
import type { Block } from '../domain/block.ts';
import type { UserId } from '../domain/ids.ts';
import type { Member } from '../domain/member.ts';
import { granted, type Outcome, refused } from '../domain/outcome.ts';
import type { Clock, Log } from '../domain/ports.ts';
import type { Store } from '../domain/records.ts';
import type { Refusal } from '../domain/refusal.ts';
import { parseUntil } from '../domain/until.ts';
import { note } from './audit.ts';
import type { Library } from './library.ts';
import type { Rights } from './rights.ts';

export interface BlockAsk {
  readonly member: UserId;
  /** As the moderator wrote it: `3d`, `2026-12-24`, `for good`. */
  readonly until: string;
  readonly reason: string;
  /** Call off what of theirs still waits on our side, with the money back. */
  readonly cancel: boolean;
}

export interface Blocked {
  readonly block: Block;
  /** How many waiting clips were called off. */
  readonly cancelled: number;
}

export interface Blocks {
  block(by: Member, ask: BlockAsk): Promise<Outcome<Blocked, Refusal>>;
  unblock(by: Member, member: UserId, reason: string | null): Promise<Outcome<null, Refusal>>;
  /** Blocks in force, newest first. */
  list(by: Member, limit: number): Promise<Outcome<readonly Block[], Refusal>>;
}

/** More than one member can have waiting at once. */
const MOST_WAITING = 200;

export function createBlocks(deps: {
  readonly store: Store;
  readonly library: Pick<Library, 'cancel'>;
  readonly rights: Rights;
  readonly clock: Clock;
  readonly log: Log;
  readonly nudge: () => void;
}): Blocks {
  const { store, library, rights, clock, log, nudge } = deps;

  async function callOff({ guild, user }: Member, member: UserId): Promise<number> {
    const jobs = await store.read.jobs.ofMember(guild, member, MOST_WAITING);
    let cancelled = 0;
    for (const { id, state } of jobs) {
      if (state.at !== 'queued' && state.at !== 'awaiting') continue;
      if ((await library.cancel(id, { member: user, guild, moderator: true })).ok) cancelled += 1;
    }
    return cancelled;
  }

  return {
    async block(by, { member, until: asked, reason, cancel }) {
      const may = await rights.may(by, 'block');
      if (!may.ok) return may;
      const { guild, user } = by;
      const now = clock.now();
      const until = parseUntil(asked, now, (await store.read.settings.get(guild)).zone);
      if (until === undefined) return refused({ is: 'bad-end', asked });
      const block: Block = { guild, member, by: user, at: now, until, reason };
      await store.transaction(async (records) => {
        const before = await records.blocks.of(guild, member, now);
        await records.blocks.put(block);
        const entry = await note(records, {
          at: now,
          guild,
          actor: user,
          action: 'block',
          subject: member,
          before: before === undefined ? null : JSON.stringify({ until: before.until, reason: before.reason }),
          after: JSON.stringify({ until, reason }),
        });
        await records.memos.add(guild, `blocked:${entry}`, { is: 'blocked', member, at: now, lifted: false }, now);
      });
      log.info('member.blocked', { guild, until });
      const cancelled = cancel ? await callOff(by, member) : 0;
      nudge();
      return granted({ block, cancelled });
    },

    async unblock(by, member, reason) {
      const may = await rights.may(by, 'block');
      if (!may.ok) return may;
      const { guild, user } = by;
      const now = clock.now();
      const lifted = await store.transaction(async (records) => {
        const before = await records.blocks.of(guild, member, now);
        if (before === undefined || !(await records.blocks.lift(guild, member))) return false;
        const entry = await note(records, {
          at: now,
          guild,
          actor: user,
          action: 'unblock',
          subject: member,
          before: JSON.stringify({ until: before.until, reason: before.reason }),
          after: reason === null ? null : JSON.stringify({ reason }),
        });
        await records.memos.add(guild, `blocked:${entry}`, { is: 'blocked', member, at: now, lifted: true }, now);
        return true;
      });
      if (!lifted) return refused({ is: 'not-blocked' });
      log.info('member.unblocked', { guild });
      nudge();
      return granted(null);
    },

    async list(by, limit) {
      const may = await rights.may(by, 'block');
      return may.ok ? granted(await store.read.blocks.inForce(by.guild, clock.now(), limit)) : may;
    },
  };
}
