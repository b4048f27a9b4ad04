// Taking clips down: everywhere that the bot posted them, with the author told and the act on record; and who made a
// clip, also after it is gone. Our copy of the file stays for its keeping time, unless the moderator wants it gone.
import type { Case } from '../domain/cases.ts';
import { Fault } from '../domain/fault.ts';
import type { ChannelId, JobId, MessageId } from '../domain/ids.ts';
import type { Job } from '../domain/job.ts';
import type { LedgerEntry } from '../domain/ledger.ts';
import type { Member } from '../domain/member.ts';
import type { Post } from '../domain/moderation-records.ts';
import { granted, type Outcome, refused } from '../domain/outcome.ts';
import type { Chance, Clock, Log, Messenger, Spool } from '../domain/ports.ts';
import type { Records, Store } from '../domain/records.ts';
import type { Refusal } from '../domain/refusal.ts';
import { DAY, type Instant, later } from '../domain/time.ts';
import { note } from './audit.ts';
import { recordCase } from './cases.ts';
import type { Library } from './library.ts';
import type { Rights } from './rights.ts';

export interface TakeDown {
  readonly reason: string;
  /** Delete our copy of the file as well: nobody can bring the clip back then. */
  readonly deleteFile: boolean;
}

export interface Swept {
  readonly removed: number;
  /** Discord lets the bot no longer act there. */
  readonly forbidden: readonly Post[];
  /** Discord does not answer; it is tried again until it does. */
  readonly later: readonly Post[];
}

/** Everything about a clip that moderators may see. */
export interface Dossier {
  readonly job: Job;
  readonly cases: readonly Case[];
  readonly entries: readonly LedgerEntry[];
  readonly posts: readonly Post[];
}

export interface Removal {
  /** Removes every post of a clip. It can be called again for what could not be removed. */
  takeDown(asked: string, member: Member, how: TakeDown): Promise<Outcome<{ job: Job; swept: Swept }, Refusal>>;
  dossier(asked: string, member: Member): Promise<Outcome<Dossier, Refusal>>;
  /** A message shows this clip from now on. */
  shown(job: JobId, channel: ChannelId, message: MessageId): Promise<void>;
}

export function createRemoval(deps: {
  readonly store: Store;
  readonly messenger: Pick<Messenger, 'remove'>;
  readonly spool: Pick<Spool, 'remove'>;
  readonly library: Pick<Library, 'look'>;
  readonly rights: Rights;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  readonly nudge: () => void;
}): Removal {
  const { store, messenger, spool, library, rights, clock, chance, log, nudge } = deps;

  return {
    async takeDown(asked, member, { reason, deleteFile }) {
      const may = await rights.may(member, 'remove-clip');
      if (!may.ok) return may;
      const found = await library.look(asked, member.guild);
      if (!found.ok) return found;
      const { id, guild, place, price, state } = found.value;
      const now = clock.now();
      const already = state.at === 'kept' && state.why === 'taken-down';
      const done = await store.transaction(async (records) => {
        if (deleteFile && already) await records.jobs.clipRemoved(id);
        if (already) return true;
        if (!(await hide(records, found.value, now))) return false;
        const about = {
          guild,
          kind: 'report',
          opener: member.user,
          job: id,
          place,
          text: null,
          amount: price,
        } as const;
        const one = await recordCase(
          records,
          chance,
          { ...about, openedAt: now, expiresAt: later(now, DAY) },
          { is: 'decided', verdict: 'accepted', by: member.user, reason, at: now },
        );
        await records.memos.add(guild, `taken-down:${one}`, { is: 'taken-down', case: one }, now);
        await note(records, {
          at: now,
          guild,
          actor: member.user,
          action: 'remove-clip',
          subject: id,
          before: state.at,
          after: JSON.stringify({ reason, deleteFile }),
        });
        if (deleteFile) await records.jobs.clipRemoved(id);
        return true;
      });
      if (!done) return refused({ is: 'no-clip', job: id, state: state.at });
      if (deleteFile && 'clip' in state) await spool.remove(state.clip.file);
      const swept = await sweepPosts({ store, messenger, clock, log }, id);
      log.info('clip.taken-down', { job: id, removed: swept.removed, forbidden: swept.forbidden.length });
      nudge();
      const after = await store.read.jobs.get(id);
      return granted({ job: after ?? found.value, swept });
    },

    async dossier(asked, member) {
      const may = await rights.may(member, 'see-author');
      if (!may.ok) return may;
      const found = await library.look(asked, member.guild);
      if (!found.ok) return found;
      const { id } = found.value;
      return granted({
        job: found.value,
        cases: await store.read.cases.ofJob(id),
        entries: await store.read.ledger.ofJob(id),
        posts: await store.read.posts.ofJob(id),
      });
    },

    shown: (job, channel, message) => store.read.posts.add({ job, channel, message, at: clock.now() }),
  };
}

/** No member can show the clip any more. False: it is not finished, or was never posted or kept. */
export async function hide(records: Records, { id, state }: Job, now: Instant): Promise<boolean> {
  if (state.at !== 'delivered' && state.at !== 'kept') return false;
  const { clip, ticket } = state;
  return records.jobs.advance(id, state.at, { at: 'kept', clip, ticket, why: 'taken-down' }, now);
}

/** Removes what still stands of a clip. Each post is written off only when Discord says that it is gone. */
export async function sweepPosts(
  deps: {
    readonly store: Store;
    readonly messenger: Pick<Messenger, 'remove'>;
    readonly clock: Clock;
    readonly log: Log;
  },
  job: JobId,
): Promise<Swept> {
  const { store, messenger, clock, log } = deps;
  const forbidden: Post[] = [];
  const waiting: Post[] = [];
  let removed = 0;
  for (const post of await store.read.posts.ofJob(job)) {
    if (post.removedAt !== null) continue;
    try {
      if ((await messenger.remove(post.channel, post.message)) === 'forbidden') {
        forbidden.push(post);
        continue;
      }
      await store.read.posts.removed(post.channel, post.message, clock.now());
      removed += 1;
    } catch (error) {
      if (!(error instanceof Fault && error.retryable)) throw error;
      log.warn('post.remove-later', { job, error });
      waiting.push(post);
    }
  }
  return { removed, forbidden, later: waiting };
}
