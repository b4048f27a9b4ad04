// The board: keeps the public status message of each running job true, with few edits. Nothing depends on it.
import type { Job } from '../domain/job.ts';
import type { StatusLine } from '../domain/notice.ts';
import type { Clock, Messenger } from '../domain/ports.ts';
import type { Store } from '../domain/records.ts';
import { type Instant, later, SECOND } from '../domain/time.ts';
import { isVeiled } from './jam-terms.ts';
import type { StatusEdits } from './status-edits.ts';
import type { StatusLines } from './status-line.ts';
import { idleUntil, type Step, WORKED, type Worker } from './worker.ts';

const ACTIVE = ['awaiting', 'queued', 'submitting', 'unconfirmed', 'rendering', 'rendered', 'withheld'] as const;
/** How often the board looks whether a message has something new to say. */
const GLANCE = 5 * SECOND;

export function createBoard(deps: {
  readonly store: Store;
  readonly messenger: Pick<Messenger, 'edit'>;
  readonly statusLine: StatusLines;
  readonly edits: StatusEdits;
  readonly clock: Clock;
}): Worker {
  const { store, messenger, statusLine, edits, clock } = deps;

  async function next(): Promise<Step> {
    const jobs = await store.read.jobs.inState(ACTIVE);
    edits.retain(jobs.map((job) => job.id));
    if (jobs.length === 0) return idleUntil(null);
    const now = clock.now();
    const ready = jobs.filter((job) => job.statusMessage !== null && edits.quietUntil(job.id) <= now);
    for (const job of ready) {
      const line = await statusLine(job);
      const showing = edits.showing(job.id);
      if (showing !== undefined && gist(showing) === gist(line)) continue;
      await show(job, line, now);
      return WORKED;
    }
    const open = jobs.some((job) => job.statusMessage !== null && !(isStill(job) && ready.includes(job)));
    return idleUntil(open ? later(now, GLANCE) : null);
  }

  async function show(job: Job, line: StatusLine, now: Instant): Promise<void> {
    if (job.thread === null || job.statusMessage === null) return;
    edits.note(job.id, now);
    const veiled = await isVeiled(store.read, job);
    const edited = await messenger.edit(job.thread, job.statusMessage, { is: 'status', job, line, veiled });
    if (edited === 'gone') await store.read.jobs.annotate(job.id, { statusMessage: null });
    if (edited === 'done') edits.shows(job.id, line);
  }

  return { name: 'board', lanes: 1, next };
}

/** Nothing moves while a moderator looks: once its message says so, there is nothing to glance at. */
const isStill = ({ state }: Job) => state.at === 'awaiting' || state.at === 'withheld';

/** Two lines with one gist look the same to a reader: a twentieth of the bar is the smallest step worth an edit. */
function gist(line: StatusLine): string {
  const step = (fraction: number | null) => (fraction === null ? 'none' : Math.floor(fraction * 20));
  switch (line.is) {
    case 'waiting':
      return `waiting ${line.place} of ${line.of}`;
    case 'paused':
      return `paused ${line.why}`;
    case 'rendering':
      return `rendering ${step(line.fraction)} ${line.overdue}`;
    case 'fitting':
      return `fitting ${step(line.fraction)}`;
    case 'in-review':
      return `${line.is} ${line.of}`;
    case 'behind-own':
    case 'submitting':
    case 'posting':
    case 'sealed':
    case 'ended':
      return line.is;
  }
}
