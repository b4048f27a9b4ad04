// Jobs are written once and then only moved, by compare-and-set, along the moves that the domain lists.
import { expect, it } from 'vitest';
import { Fault } from '../../../src/domain/fault.ts';
import { type JobState, mayMove, type StateName } from '../../../src/domain/job.ts';
import type { Store } from '../../../src/domain/records.ts';
import { later, MINUTE } from '../../../src/domain/time.ts';
import { clipOf, jobId, jobOf, messageId, PLACE, statesOf, T0, TICKET } from './samples.ts';

const NAMES = [
  'awaiting',
  'queued',
  'submitting',
  'unconfirmed',
  'rendering',
  'rendered',
  'withheld',
  'delivered',
  'kept',
  'failed',
  'cancelled',
] as const satisfies readonly StateName[];

const pairs = (wanted: (from: StateName, to: StateName) => boolean) =>
  NAMES.flatMap((from) => NAMES.map((to) => ({ from, to }))).filter(({ from, to }) => wanted(from, to));

export function jobMovePromises(store: () => Store): void {
  const jobs = () => store().read.jobs;

  it.each(NAMES)('gives back a %s job as it was written', async (name) => {
    const written = jobOf(1, {
      state: statesOf(1)[name],
      thread: PLACE,
      statusMessage: messageId(7),
      attempts: 3,
      postTriedAt: T0,
      parent: jobId(9),
      progress: { averageMs: 60_000.5, elapsedMs: 12_000, seenAt: T0 },
    });
    await jobs().add(written);
    expect(await jobs().get(written.id)).toEqual(written);
  });

  it('knows nothing of a job that was never written', async () => {
    expect(await jobs().get(jobId(1))).toBeUndefined();
  });

  it('refuses a second job with the same id, and a second job from the same draft', async () => {
    await jobs().add(jobOf(1));
    await expect(jobs().add(jobOf(1, { draft: jobOf(2).draft }))).rejects.toThrow(Fault);
    await expect(jobs().add(jobOf(2, { draft: jobOf(1).draft }))).rejects.toThrow(Fault);
    expect(await jobs().inState(['queued'])).toEqual([jobOf(1)]);
  });

  it.each(pairs((from, to) => mayMove(from, to)))('$from → $to', async ({ from, to }) => {
    const before = jobOf(1, { state: statesOf(1)[from], attempts: 2 });
    await jobs().add(before);
    const dueAt = later(T0, MINUTE);
    expect(await advanceAnyhow(store(), from, statesOf(1)[to], dueAt)).toBe(true);
    expect(await jobs().get(before.id)).toEqual({ ...before, state: statesOf(1)[to], dueAt, attempts: 0 });
  });

  it.each(pairs((from, to) => !mayMove(from, to)))('never $from → $to', async ({ from, to }) => {
    const before = jobOf(1, { state: statesOf(1)[from], attempts: 2 });
    await jobs().add(before);
    await expect(advanceAnyhow(store(), from, statesOf(1)[to], T0)).rejects.toThrow(Fault);
    expect(await jobs().get(before.id)).toEqual(before);
  });

  it('moves a job once when two hands reach for it', async () => {
    await jobs().add(jobOf(1));
    const hands = Array.from({ length: 8 }, () =>
      store().transaction((records) => records.jobs.advance(jobId(1), 'queued', statesOf(1).submitting, T0)),
    );
    expect((await Promise.all(hands)).filter(Boolean)).toHaveLength(1);
    expect(await jobs().advance(jobId(1), 'queued', { at: 'cancelled', by: jobOf(1).author }, T0)).toBe(false);
    expect(await jobs().advance(jobId(2), 'queued', statesOf(2).submitting, T0)).toBe(false);
  });

  it('postpones a job where it stands, and counts the try', async () => {
    await jobs().add(jobOf(1));
    expect(await jobs().postpone(jobId(1), 'queued', later(T0, MINUTE))).toBe(true);
    expect(await jobs().postpone(jobId(1), 'rendering', T0)).toBe(false);
    expect(await jobs().get(jobId(1))).toEqual(jobOf(1, { attempts: 1, dueAt: later(T0, MINUTE) }));
  });

  it('annotates only what it is given', async () => {
    await jobs().add(jobOf(1));
    const progress = { averageMs: 60_000, elapsedMs: 1_000, seenAt: T0 };
    await jobs().annotate(jobId(1), { thread: PLACE, statusMessage: messageId(5) });
    await jobs().annotate(jobId(1), { progress });
    await jobs().annotate(jobId(1), {});
    expect(await jobs().get(jobId(1))).toEqual(jobOf(1, { thread: PLACE, statusMessage: messageId(5), progress }));
    await jobs().annotate(jobId(1), { statusMessage: null, postTriedAt: T0, progress: null });
    expect(await jobs().get(jobId(1))).toEqual(jobOf(1, { thread: PLACE, postTriedAt: T0 }));
  });

  it('erases the ticket of an ended job, and of no other', async () => {
    await jobs().add(jobOf(1, { state: statesOf(1).delivered }));
    await jobs().add(jobOf(2, { state: statesOf(2).kept }));
    await jobs().add(jobOf(3, { state: statesOf(3).rendered }));
    for (const n of [1, 2, 3]) await jobs().eraseTicket(jobId(n));
    expect((await jobs().get(jobId(1)))?.state).toEqual({ ...statesOf(1).delivered, ticket: null });
    expect((await jobs().get(jobId(2)))?.state).toEqual({ ...statesOf(2).kept, ticket: null });
    expect((await jobs().get(jobId(3)))?.state).toEqual({
      at: 'rendered',
      ticket: TICKET,
      clip: clipOf(3),
      renderMs: 61_000,
      approved: false,
    });
  });
}

/** `advance` with a move that the compiler cannot check, as a careless caller's cast would make it. */
function advanceAnyhow(store: Store, from: StateName, to: JobState, dueAt: typeof T0): Promise<boolean> {
  return store.read.jobs.advance(jobId(1), from, to as never, dueAt);
}
