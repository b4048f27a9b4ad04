// Taking part: who may add a clip, standing in line for the camera, taking one's clip out again.
import type { JamId } from '../../domain/ids.ts';
import type { Jam, JamEntry } from '../../domain/jam.ts';
import { nowTurn, placeInLine, whyNotEnter, whyNotOne, whyNotOpen } from '../../domain/jam-rules.ts';
import type { Job } from '../../domain/job.ts';
import type { Member } from '../../domain/member.ts';
import { granted, type Outcome, refused } from '../../domain/outcome.ts';
import type { Clock, Log } from '../../domain/ports.ts';
import type { Records, Store } from '../../domain/records.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time.ts';
import { entryFacts } from '../jam-terms.ts';
import type { Library } from '../library.ts';
import type { Removal } from '../removal.ts';
import type { Rights } from '../rights.ts';
import type { JamPlaying } from './jams.ts';
import { record } from './saying.ts';
import { tendTurns } from './turns.ts';

export function createPlaying(deps: {
  readonly store: Store;
  readonly library: Pick<Library, 'cancel' | 'remove'>;
  readonly removal: Pick<Removal, 'takeDown'>;
  readonly rights: Pick<Rights, 'may'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly nudge: () => void;
}): JamPlaying {
  const { store, library, removal, rights, clock, log, nudge } = deps;

  /** The clip goes from our side; what was charged stays charged. */
  async function takeAway(job: Job, by: Member, reason: string | null, own: boolean): Promise<Refusal | null> {
    const viewer = { member: by.user, guild: by.guild, moderator: !own };
    switch (job.state.at) {
      case 'awaiting':
      case 'queued': {
        const cancelled = await library.cancel(job.id, viewer);
        // Another hand was first: it is being made, and will not count.
        return cancelled.ok || cancelled.refusal.is === 'not-cancellable' ? null : cancelled.refusal;
      }
      case 'delivered': {
        const gone = own
          ? await library.remove(job.id, viewer)
          : await removal.takeDown(job.id, by, { reason: reason ?? '', deleteFile: false });
        return gone.ok ? null : gone.refusal;
      }
      case 'submitting':
      case 'unconfirmed':
      case 'rendering':
      case 'rendered':
      case 'withheld':
      case 'kept':
      case 'failed':
      case 'cancelled':
        return null;
    }
  }

  /** One that is sealed stays so. */
  async function strike(records: Records, jam: Jam, job: Job, removed: NonNullable<JamEntry['removed']>) {
    if (!(await records.jamEntries.remove(job.id, removed))) return false;
    const now = await records.jobs.get(job.id);
    if (now?.state.at === 'rendered' && jam.plan.reveal === 'at-end' && jam.state.at === 'open') {
      const { clip, ticket } = now.state;
      await records.jobs.advance(job.id, 'rendered', { at: 'kept', why: 'taken-down', clip, ticket }, removed.at);
      await records.outbox.add(job.id, 'closing-status', removed.at);
    }
    // What members do with their own clips is theirs; what a moderator does stays on record.
    if (removed.by === job.author) return true;
    await record(records, jam, 'jam-remove-entry', {
      actor: removed.by,
      before: job.state.at,
      after: { job: job.id, reason: removed.reason },
      now: removed.at,
    });
    return true;
  }

  /** Clips that they may still make; a turn that could not be used is not given out. */
  async function spent(records: Records, { id, plan }: Jam, { user }: Member): Promise<Refusal | null> {
    if (plan.memberClips === null) return null;
    const now = await records.ledger.clips(id, user);
    if (now < plan.memberClips) return null;
    return { is: 'too-many-running', running: { whose: 'jam-member', now, most: plan.memberClips } };
  }

  return {
    async mayEnter(id, member, parent) {
      const jam = await jamOf(store.read, id, member);
      if (!jam.ok) return jam;
      const no = whyNotEnter(await entryFacts(store.read, jam.value, clock.now()), member, parent);
      return no === null ? jam : refused(no);
    },

    async join(id, member) {
      const joined = await store.transaction(async (records): Promise<Outcome<{ place: number }, Refusal>> => {
        const now = clock.now();
        const jam = await relayOf(records, id, member, now);
        if (!jam.ok) return jam;
        const no = whyNotOne(jam.value, member) ?? (await spent(records, jam.value, member));
        if (no !== null) return refused(no);
        const fresh = await records.jamTurns.join(id, member.user, now);
        if (fresh) await tendTurns(records, jam.value, now);
        const place = placeInLine(await records.jamTurns.ofJam(id), member.user) ?? 0;
        return fresh ? granted({ place }) : refused({ is: 'already-in-line', place });
      });
      nudge();
      return joined;
    },

    async pass(id, member) {
      const passed = await store.transaction(async (records): Promise<Outcome<null, Refusal>> => {
        const now = clock.now();
        const jam = await relayOf(records, id, member, now);
        if (!jam.ok) return jam;
        const turns = await records.jamTurns.ofJam(id);
        const mine = turns.find(({ member: whose, state }) => whose === member.user && isWaiting(state.at));
        if (mine === undefined) {
          const place = placeInLine(turns, member.user);
          return refused({ is: 'not-your-turn', whose: nowTurn(turns)?.member ?? null, place });
        }
        await records.jamTurns.move(id, mine.number, mine.state.at, { at: 'passed' });
        await tendTurns(records, jam.value, now);
        return granted(null);
      });
      nudge();
      return passed;
    },

    async withdraw(id, by, reason) {
      const entry = await store.read.jamEntries.get(id);
      const job = await store.read.jobs.get(id);
      const jam = entry === undefined ? undefined : await store.read.jams.get(entry.jam);
      if (entry === undefined || job === undefined || jam === undefined || jam.guild !== by.guild) {
        return refused({ is: 'not-in-jam' });
      }
      const own = entry.author === by.user;
      const may = own ? granted(null) : await rights.may(by, 'moderate-jam');
      if (!may.ok) return may;
      if (entry.removed !== null) return refused({ is: 'no-such-entry', job: id });
      const refusal = await takeAway(job, by, reason, own);
      if (refusal !== null) return refused(refusal);
      const removed = { by: by.user, reason, at: clock.now() };
      const struck = await store.transaction((records) => strike(records, jam, job, removed));
      if (!struck) return refused({ is: 'no-such-entry', job: id });
      log.info('jam.entry-removed', { jam: jam.id, job: id, own });
      nudge();
      return granted({ ...entry, removed });
    },
  };
}

const isWaiting = (at: string) => at === 'waiting' || at === 'called';

async function jamOf(records: Records, id: JamId, { guild }: Member): Promise<Outcome<Jam, Refusal>> {
  const jam = await records.jams.get(id);
  return jam === undefined || jam.guild !== guild ? refused({ is: 'unknown-jam', asked: id }) : granted(jam);
}

async function relayOf(records: Records, id: JamId, member: Member, now: Instant): Promise<Outcome<Jam, Refusal>> {
  const jam = await jamOf(records, id, member);
  if (!jam.ok) return jam;
  if (jam.value.plan.kind !== 'relay') return refused({ is: 'no-turns-here' });
  const no = whyNotOpen(jam.value, now);
  return no === null ? jam : refused(no);
}
