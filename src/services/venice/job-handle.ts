// A submitted job as something to hold: how far it is, waiting for it, and its clip in a file. Promises to fetch the
// clip at most once at a time, to save it like a bot's clip (synced, checked by its content, then renamed), and never
// to submit anything.
import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Failure, Ticket } from '../../domain/job.ts';
import { isOverdue, type Pace, paceOf, progressFraction } from '../../domain/pace.ts';
import type { Chance, Clock, Forgotten, Look, VideoProvider } from '../../domain/ports.ts';
import { backoff } from '../../domain/retry.ts';
import { SECOND } from '../../domain/time.ts';
import { checkClip, type Verdict } from '../spool/check.ts';
import { keep, receive } from '../spool/disk.ts';

export type JobStatus =
  /** `progress` from 0 to below 1; null from Venice's average on, when nobody knows. Times in milliseconds. */
  | {
      readonly is: 'rendering';
      readonly progress: number | null;
      readonly elapsedMs: number;
      readonly averageMs: number;
    }
  | { readonly is: 'ready' }
  /** The end: no clip will come, and `failure.charged` says what became of the money. */
  | { readonly is: 'failed'; readonly failure: Failure }
  /** No news this time. `afterMs` where Venice said how long to wait. */
  | { readonly is: 'no-news'; readonly why: string; readonly afterMs: number | null };

export interface WaitOptions {
  /** Hears of every look that found the job rendering. */
  readonly onProgress?: (status: Extract<JobStatus, { is: 'rendering' }>) => void;
  /** Ends the waiting. The job goes on at Venice, which cannot cancel it, and stays paid for. */
  readonly signal?: AbortSignal;
}

export type Waited = Extract<JobStatus, { is: 'ready' | 'failed' }> | { readonly is: 'aborted' };

export type Downloaded =
  | {
      readonly is: 'saved';
      readonly file: string;
      readonly bytes: number;
      readonly clip: Extract<Verdict, { is: 'clip' }>;
    }
  /** The file is there, and is the still card that some providers send in place of a refused clip. */
  | { readonly is: 'placeholder'; readonly file: string }
  /** What came was broken, again and again. Venice still has the clip: a later download may succeed. */
  | { readonly is: 'broken'; readonly why: string }
  | Exclude<Waited, { is: 'ready' }>;

export interface JobHandle {
  /** Keep it: whoever has it can fetch the clip for a day. Its `downloadUrl` is a secret. */
  readonly ticket: Ticket;
  /** One look. */
  status(): Promise<JobStatus>;
  /** Looks, with pauses, until the clip is ready or the job has ended. */
  wait(options?: WaitOptions): Promise<Waited>;
  /** Waits, then streams the clip into a file, in constant memory. An existing file is replaced by a whole clip only. */
  download(file: string, options?: WaitOptions): Promise<Downloaded>;
  /** Asks Venice to delete its copy. Call it only once the clip is safe. */
  forget(): Promise<Forgotten>;
  /** Lets go of a clip that was ready and not downloaded. */
  close(): void;
}

const SHORTEST_PAUSE = 0.5 * SECOND;
const LONGEST_PAUSE = 15 * SECOND;
const RETRY_BASE = 5 * SECOND;
/** Right after queueing Venice may not know a job yet, and a 500 may pass; said this often in a row, it is the end. */
const TRIES = 6;
const BROKEN_TRIES = 4;

type Ready = Extract<Look, { is: 'ready' }>['body'];

export function createJobHandle(deps: {
  readonly provider: Pick<VideoProvider, 'look' | 'forget'>;
  readonly ticket: Ticket;
  readonly clock: Clock;
  readonly chance: Pick<Chance, 'jitter'>;
}): JobHandle {
  const { provider, ticket, clock, chance } = deps;
  /** A clip on its way, kept for the download: a private link may be good for one transfer only. */
  let ready: Ready | null = null;
  let troubles = 0;

  async function status(): Promise<JobStatus> {
    if (ready !== null) return { is: 'ready' };
    const look = await provider.look(ticket);
    if (look.is !== 'unknown' && look.is !== 'troubled') troubles = 0;
    switch (look.is) {
      case 'ready':
        ready = look.body;
        return { is: 'ready' };
      case 'rendering':
        return { ...look, progress: progressFraction(look.elapsedMs, look.averageMs) };
      case 'failed':
        return look;
      case 'later':
        return { is: 'no-news', why: look.why, afterMs: look.afterMs };
      case 'unknown':
        return troubled('expired', null);
      case 'troubled':
        return troubled('provider', look.detail);
    }
  }

  function troubled(reason: 'expired' | 'provider', detail: string | null): JobStatus {
    troubles += 1;
    return troubles < TRIES
      ? { is: 'no-news', why: detail ?? 'Venice does not know the job', afterMs: null }
      : failed(reason, detail);
  }

  async function wait({ onProgress, signal }: WaitOptions = {}): Promise<Waited> {
    const since = clock.now();
    let pace: Pace = paceOf({ averageMs: null, samples: [] });
    for (let quiet = 0; ; ) {
      if (signal?.aborted === true) return { is: 'aborted' };
      const now = await status();
      switch (now.is) {
        case 'ready':
        case 'failed':
          return now;
        case 'rendering':
          quiet = 0;
          pace = paceOf({ averageMs: now.averageMs, samples: [] });
          if (isOverdue(now.elapsedMs, pace)) return failed('overdue', null);
          onProgress?.(now);
          await clock.sleep(pauseAfter(now), signal);
          break;
        case 'no-news':
          quiet += 1;
          if (isOverdue(clock.now() - since, pace)) return failed('overdue', null);
          await clock.sleep(Math.max(now.afterMs ?? 0, backoff(quiet, chance.jitter(), RETRY_BASE)), signal);
          break;
      }
    }
  }

  async function download(file: string, options: WaitOptions = {}): Promise<Downloaded> {
    const path = resolve(file);
    const part = `${path}.part`;
    for (let attempt = 1; ; attempt += 1) {
      const waited = await wait(options);
      if (waited.is !== 'ready') return waited;
      const saved = await save(path, part);
      if (saved.is !== 'broken' || attempt >= BROKEN_TRIES) return saved;
      await clock.sleep(backoff(attempt, chance.jitter(), RETRY_BASE), options.signal);
    }
  }

  async function save(path: string, part: string): Promise<Downloaded> {
    const body = ready;
    ready = null;
    if (body === null) return { is: 'broken', why: 'another download took the clip' };
    const received = await receive(part, body);
    const verdict = received.cutBy === null ? await checkClip(part, received.bytes) : brokenBy(received.cutBy);
    if (verdict.is === 'broken') {
      await rm(part, { force: true });
      return verdict;
    }
    await keep(part, path, clock.now());
    if (verdict.is === 'placeholder') return { is: 'placeholder', file: path };
    return { is: 'saved', file: path, bytes: received.bytes, clip: verdict };
  }

  return {
    ticket,
    status,
    wait,
    download,
    forget: () => provider.forget(ticket),
    close() {
      ready?.destroy();
      ready = null;
    },
  };
}

const brokenBy = (why: string): Verdict => ({ is: 'broken', why });

/** The money of a job whose end nobody saw is unknown. */
function failed(reason: Failure['reason'], detail: string | null): Extract<JobStatus, { is: 'failed' }> {
  return { is: 'failed', failure: { reason, charged: 'unknown', detail, suggestedModel: null } };
}

/** Seldom while there is far to go, often near the end, seldom again when it runs late. Venice: an average is a P80. */
function pauseAfter({ averageMs, elapsedMs }: { readonly averageMs: number; readonly elapsedMs: number }): number {
  const left = averageMs - elapsedMs;
  return Math.min(LONGEST_PAUSE, Math.max(SHORTEST_PAUSE, left > 0 ? left / 3 : elapsedMs / 20));
}
