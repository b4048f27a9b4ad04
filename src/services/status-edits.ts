// How often a public status message may be edited: at most once in 15 seconds, and more rarely when many jobs run, so
// that all of them together stay far below what Discord allows. May be lost without harm.
import type { JobId } from '../domain/ids.ts';
import type { StatusLine } from '../domain/notice.ts';
import type { Clock } from '../domain/ports.ts';
import { type Instant, later, SECOND } from '../domain/time.ts';

const AT_LEAST = 15 * SECOND;
/** Over all messages together no more than one edit in this time. */
const SHARE = 2 * SECOND;

export interface StatusEdits {
  /** No edit of this job's message before this moment. */
  quietUntil(job: JobId): Instant;
  note(job: JobId, at: Instant): void;
  /** What a job's message says now, so that no edit is spent on saying it again. */
  shows(job: JobId, line: StatusLine): void;
  showing(job: JobId): StatusLine | undefined;
  /** Forgets jobs that are over, and learns how many are not. */
  retain(active: readonly JobId[]): void;
}

export function createStatusEdits(clock: Clock): StatusEdits {
  const last = new Map<JobId, Instant>();
  const lines = new Map<JobId, StatusLine>();
  let active = 0;
  return {
    quietUntil(job) {
      const at = last.get(job);
      return at === undefined ? clock.now() : later(at, Math.max(AT_LEAST, active * SHARE));
    },
    note(job, at) {
      last.set(job, at);
    },
    shows(job, line) {
      lines.set(job, line);
    },
    showing: (job) => lines.get(job),
    retain(jobs) {
      active = jobs.length;
      const keep = new Set(jobs);
      for (const job of lines.keys()) if (!keep.has(job)) lines.delete(job);
      for (const [job, at] of last) {
        if (!keep.has(job) && later(at, AT_LEAST) <= clock.now()) last.delete(job);
      }
    },
  };
}
