// The janitor: at boot, what a crash left half done; later, what is no longer needed. It never touches money that is
// not certain: a submission whose answer was lost is parked for a person.
import type { Archiver } from '../domain/archive.ts';
import type { Job } from '../domain/job.ts';
import type { Clock, Log, MediaStore, Spool, VideoProvider } from '../domain/ports.ts';
import type { Store } from '../domain/records.ts';
import { mediaOf } from '../domain/request.ts';
import { DAY, HOUR, Instant, later, MINUTE } from '../domain/time.ts';
import type { Models } from './models.ts';
import type { Retention } from './retention.ts';
import { idleUntil, type Step, WORKED, type Worker } from './worker.ts';

const SWEEP_EVERY = HOUR;
/** Unspent drafts older than this are forgotten: no card of theirs can still be on a screen. */
const DRAFTS_KEPT = 2 * DAY;
/** Files that belong to nothing are given this long, so that one being written is never swept. */
const STRAY_KEPT = DAY;
/** What a member took along is in Discord by then. */
const EXPORTS_KEPT = HOUR;
/** Tries to have Venice delete its copy; it deletes everything itself after a day. */
const FORGET_TRIES = 3;

/** Jobs that may still need the files that their members gave. */
const UNDER_WAY = ['awaiting', 'queued', 'submitting', 'unconfirmed', 'rendering', 'rendered', 'withheld'] as const;

/** Parks every submission that was under way when the last process died. Run before any worker. */
export async function recover(deps: {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
}): Promise<number> {
  const { store, clock, log } = deps;
  const stranded = await store.read.jobs.inState(['submitting']);
  const now = clock.now();
  for (const job of stranded) {
    log.error('job.unconfirmed', { job: job.id, why: 'the process ended during the submission' });
    await store.transaction(async (records) => {
      if (!(await records.jobs.advance(job.id, 'submitting', { at: 'unconfirmed', since: now }, now))) return;
      await records.outbox.add(job.id, 'unconfirmed-author', now);
      await records.outbox.add(job.id, 'unconfirmed-moderators', now);
    });
  }
  return stranded.length;
}

/** Asks Venice to delete its copies of delivered clips. Failing is harmless: Venice deletes them after a day. */
export function createTidier(deps: {
  readonly store: Store;
  readonly provider: Pick<VideoProvider, 'forget'>;
  readonly clock: Clock;
  readonly log: Log;
}): Worker {
  const { store, provider, clock, log } = deps;

  async function next(): Promise<Step> {
    const now = clock.now();
    const [job] = await store.read.jobs.untidied(now, 1);
    if (job !== undefined) {
      await tidy(job);
      return WORKED;
    }
    return idleUntil(later(now, MINUTE));
  }

  async function tidy(job: Job): Promise<void> {
    const ticket = job.state.at === 'delivered' || job.state.at === 'kept' ? job.state.ticket : null;
    if (ticket === null) return;
    const answer = await provider.forget(ticket);
    if (answer === 'failed' && job.attempts + 1 < FORGET_TRIES) {
      await store.read.jobs.postpone(job.id, job.state.at, later(clock.now(), MINUTE));
      return;
    }
    if (answer === 'failed') log.warn('venice.not-forgotten', { job: job.id });
    await store.read.jobs.eraseTicket(job.id);
  }

  return { name: 'tidier', lanes: 1, next };
}

/** Removes old drafts, clips past their keeping time, stray files and outworn cache entries; keeps the model list fresh. */
export function createSweeper(deps: {
  readonly store: Store;
  readonly spool: Pick<Spool, 'remove' | 'sweep'>;
  readonly media: Pick<MediaStore, 'sweep'>;
  readonly exports: Pick<Archiver, 'sweep'>;
  readonly models: Pick<Models, 'refresh'>;
  readonly retention: Retention;
  readonly sweepCache: () => Promise<void>;
  readonly keepClipsMs: number;
  readonly clock: Clock;
  readonly log: Log;
}): Worker {
  const { store, spool, media, exports, models, retention, sweepCache, keepClipsMs, clock, log } = deps;
  let sweepAt: Instant = clock.now();

  async function sweep(now: Instant): Promise<void> {
    const drafts = await store.read.drafts.sweep(later(now, -DRAFTS_KEPT));
    let clips = 0;
    for (const job of await store.read.jobs.withStaleClip(later(now, -keepClipsMs), 1_000)) {
      if (job.state.at !== 'delivered' && job.state.at !== 'kept') continue;
      await spool.remove(job.state.clip.file);
      await store.read.jobs.clipRemoved(job.id);
      clips += 1;
    }
    const kept = await retention.sweep(now);
    const files = await spool.sweep((file) => store.read.jobs.hasClip(file), later(now, -STRAY_KEPT));
    const given = await sweepMedia(now);
    await exports.sweep(later(now, -EXPORTS_KEPT));
    await sweepCache();
    clips += kept.clips;
    const { prompts } = kept;
    if (drafts + clips + prompts + files + given > 0) log.info('swept', { drafts, clips, prompts, files, given });
  }

  /** Members' files are kept as long as clips, so that Again works; those of jobs under way for as long as they need. */
  async function sweepMedia(now: Instant): Promise<number> {
    const underWay = await store.read.jobs.inState(UNDER_WAY);
    const needed = new Set(underWay.flatMap(({ request }) => mediaOf(request).map(({ file }) => file)));
    const before = later(now, -Math.max(keepClipsMs, DRAFTS_KEPT + DAY));
    return media.sweep(async (file) => needed.has(file), before);
  }

  async function next(): Promise<Step> {
    const now = clock.now();
    if (sweepAt <= now) {
      sweepAt = later(now, SWEEP_EVERY);
      await sweep(now);
    }
    const refreshAt = await models.refresh();
    return idleUntil(Instant.parse(Math.max(later(now, MINUTE), Math.min(sweepAt, refreshAt))));
  }

  return { name: 'sweeper', lanes: 1, next };
}
