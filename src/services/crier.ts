// The crier: says what waits in the outbox, oldest first, each thing once. What Discord does not take now is tried again.
import type { Job } from '../domain/job.ts';
import type { Notice } from '../domain/notice.ts';
import type { Chance, Clock, Log, Messenger } from '../domain/ports.ts';
import type { OutboxItem, Store } from '../domain/records.ts';
import { backoff } from '../domain/retry.ts';
import { DAY, later, MINUTE, SECOND } from '../domain/time.ts';
import { isVeiled } from './jam-terms.ts';
import type { Placed, Posting } from './posting.ts';
import type { StatusEdits } from './status-edits.ts';
import type { StatusLines } from './status-line.ts';
import { moderatorsOf, tellFirst } from './telling.ts';
import { idleUntil, type Step, WORKED, type Worker } from './worker.ts';

/** An item is booked ahead by this before its post leaves: after a crash it is tried again, looking for the earlier post. */
const BOOKED = 15 * SECOND;
/** An item is given up only after both: some tries merely wait for the thread, and a process can be down for days. */
const TRIES = 200;
const PATIENCE = 2 * DAY;
/** A thread that will not open must not hold up a finished clip: after several tries over this time it goes without one. */
const OPEN_TRIES = 6;
const OPEN_WITHIN = 5 * MINUTE;
/** The longest waits between two tries: an outage that ends in time still gets its thread. */
const OPEN_AGAIN = 30 * SECOND;
const LONGEST = 10 * MINUTE;
const LANES = 2;
/** Edits of the status message: they keep its pace. */
const CLOSING: ReadonlySet<OutboxItem['kind']> = new Set(['closing-status', 'corrected-status'] as const);

export function createCrier(deps: {
  readonly store: Store;
  readonly messenger: Messenger;
  readonly posting: Posting;
  readonly edits: StatusEdits;
  readonly statusLine: StatusLines;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  readonly nudge: () => void;
}): Worker {
  const { store, messenger, posting, edits, statusLine, clock, chance, log, nudge } = deps;
  const inHand = new Set<number>();

  async function next(): Promise<Step> {
    const now = clock.now();
    const due = await store.read.outbox.due(now, LANES + 1);
    const item = due.find((one) => !inHand.has(one.id));
    if (item === undefined) return idleUntil(due.length > 0 ? null : await store.read.outbox.nextDue());
    inHand.add(item.id);
    try {
      await attempt(item);
    } finally {
      inHand.delete(item.id);
    }
    return WORKED;
  }

  async function attempt(item: OutboxItem): Promise<void> {
    const job = await store.read.jobs.get(item.job);
    const now = clock.now();
    const tired = item.kind === 'open' ? hasWaited(item, OPEN_TRIES, OPEN_WITHIN) : hasWaited(item, TRIES, PATIENCE);
    if (job === undefined || tired) {
      log.error('outbox.given-up', { job: item.job, kind: item.kind, attempts: item.attempts });
      return store.read.outbox.done(item.id);
    }
    if (item.kind !== 'open' && (await store.read.outbox.pending(job.id, 'open'))) {
      return store.read.outbox.postpone(item.id, later(now, 2 * SECOND));
    }
    const quietUntil = edits.quietUntil(job.id);
    if (CLOSING.has(item.kind) && quietUntil > now) return store.read.outbox.postpone(item.id, quietUntil);
    await store.read.outbox.postpone(item.id, later(now, BOOKED));
    const said = await say(item, job);
    if (said) {
      await store.read.outbox.done(item.id);
      nudge();
    } else {
      const longest = item.kind === 'open' ? OPEN_AGAIN : LONGEST;
      const wait = backoff(item.attempts + 1, chance.jitter(), 5 * SECOND, longest);
      await store.read.outbox.postpone(item.id, later(clock.now(), wait));
    }
  }

  const hasWaited = (item: OutboxItem, tries: number, ms: number) =>
    item.attempts >= tries && later(item.createdAt, ms) <= clock.now();

  /** True when nothing is left to say. */
  async function say(item: OutboxItem, job: Job): Promise<boolean> {
    switch (item.kind) {
      case 'open':
        return posting.open(job, item.attempts > 0);
      case 'failed':
        return near(item, job, {
          is: 'failed',
          job,
          consents: (await store.read.settings.get(job.guild)).consents,
          veiled: await isVeiled(store.read, job),
        });
      case 'unconfirmed-author':
        return near(item, job, { is: 'unconfirmed', job, audience: 'author' });
      case 'kept':
        return near(item, job, { is: 'kept', job, limit: messenger.uploadLimit(job.guild) });
      case 'settled':
        return near(item, job, {
          is: 'settled',
          job,
          charged: job.state.at === 'failed' && job.state.failure.charged === 'yes',
        });
      case 'unconfirmed-moderators':
        return toModerators(item, job, { is: 'unconfirmed', job, audience: 'moderators' });
      case 'closing-status':
      case 'corrected-status': {
        if (job.thread === null || job.statusMessage === null) return true;
        const line = await statusLine(job);
        edits.note(job.id, clock.now());
        const notice: Notice = { is: 'status', job, line, veiled: await isVeiled(store.read, job) };
        return (await messenger.edit(job.thread, job.statusMessage, notice)) !== 'later';
      }
    }
  }

  async function near(item: OutboxItem, job: Job, notice: Notice): Promise<boolean> {
    const placed = await posting.post(job, () => notice, options(item));
    return settled(item, placed.is);
  }

  async function toModerators(item: OutboxItem, job: Job, notice: Notice): Promise<boolean> {
    const targets = await moderatorsOf(store.read, messenger, job.guild);
    const told = await tellFirst(messenger, targets, () => notice, options(item));
    return settled(item, told.is);
  }

  function settled(item: OutboxItem, how: Placed['is']): boolean {
    if (how === 'nowhere') log.error('outbox.nowhere', { job: item.job, kind: item.kind });
    return how !== 'later';
  }

  const options = (item: OutboxItem) => ({
    key: `${item.job}:${item.kind}`,
    seek: item.attempts > 0 ? item.createdAt : null,
    file: null,
  });

  return { name: 'crier', lanes: LANES, next };
}
