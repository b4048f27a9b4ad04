// The line in which jobs wait for their turn, and what else is asked of jobs when limits and jams are judged.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Job, RUNNING, type StateName } from '../../../src/domain/job.ts';
import type { Store } from '../../../src/domain/records.ts';
import { later, MINUTE } from '../../../src/domain/time.ts';
import { ANNA, BEN, GUILD, guildId, jamId, jobId, jobOf, statesOf, T0 } from './samples.ts';

export function linePromises(store: () => Store): void {
  const jobs = () => store().read.jobs;
  const add = async (...all: readonly Job[]) => {
    for (const job of all) await jobs().add(job);
  };
  const ids = (found: readonly Job[]) => found.map((job) => job.id);
  const after = (minutes: number) => later(T0, minutes * MINUTE);

  it('hands out whoever stands in line longest, when due; a retry keeps its place', async () => {
    await add(
      jobOf(1, { lineAt: after(1), createdAt: after(0) }),
      jobOf(2, { lineAt: after(0), createdAt: after(3), dueAt: after(5) }),
      jobOf(3, { lineAt: after(0), createdAt: after(2) }),
      jobOf(4, { lineAt: null }),
      jobOf(5, { lineAt: after(0), state: statesOf(5).rendering }),
    );
    expect(ids(await jobs().inLine(after(4), [], 10))).toEqual([jobId(3), jobId(1)]);
    expect(ids(await jobs().inLine(after(5), [], 10))).toEqual([jobId(2), jobId(3), jobId(1)]);
    expect(ids(await jobs().inLine(after(5), [], 1))).toEqual([jobId(2)]);
    for (const [before, n] of [2, 3, 1].entries()) expect(await jobs().line(jobId(n))).toEqual({ before, total: 3 });
    for (const n of [4, 5, 9]) expect(await jobs().line(jobId(n))).toEqual({ before: 0, total: 3 });
  });

  it('passes over paused guilds, and their jobs keep their place', async () => {
    const elsewhere = guildId(2);
    await add(
      jobOf(1, { lineAt: after(0), guild: elsewhere }),
      jobOf(2, { lineAt: after(1) }),
      jobOf(3, { lineAt: after(2), guild: elsewhere }),
    );
    expect(ids(await jobs().inLine(after(9), [elsewhere], 10))).toEqual([jobId(2)]);
    expect(ids(await jobs().inLine(after(9), [elsewhere, GUILD], 10))).toEqual([]);
    expect(await jobs().line(jobId(3))).toEqual({ before: 2, total: 3 });
    expect(ids(await jobs().inLine(after(9), [], 10))).toEqual([jobId(1), jobId(2), jobId(3)]);
  });

  it('lets a job step up once, while it is queued, and never back', async () => {
    await add(
      jobOf(1, { lineAt: null }),
      jobOf(2, { lineAt: after(1) }),
      jobOf(3, { lineAt: null, state: statesOf(3).awaiting }),
    );
    expect(await jobs().stepUp(jobId(1), after(2))).toBe(true);
    expect(await jobs().stepUp(jobId(1), after(0))).toBe(false);
    expect(await jobs().stepUp(jobId(2), after(0))).toBe(false);
    expect(await jobs().stepUp(jobId(3), after(0))).toBe(false);
    expect(await jobs().stepUp(jobId(9), after(0))).toBe(false);
    expect((await jobs().get(jobId(1)))?.lineAt).toBe(after(2));
    expect(ids(await jobs().inLine(after(9), [], 10))).toEqual([jobId(2), jobId(1)]);
  });

  it('counts jobs of a guild or of one member in it, by state', async () => {
    await add(
      ...(['awaiting', 'queued', 'unconfirmed', 'rendering', 'rendered', 'delivered', 'failed'] as const).map((at, n) =>
        jobOf(n, { state: statesOf(n)[at] }),
      ),
      jobOf(10, { author: BEN }),
      jobOf(11, { guild: guildId(2) }),
    );
    expect(await jobs().count(GUILD, ANNA, RUNNING)).toBe(4);
    expect(await jobs().count(GUILD, null, RUNNING)).toBe(5);
    expect(await jobs().count(GUILD, BEN, ['delivered'])).toBe(0);
    expect(await jobs().count(guildId(2), null, RUNNING)).toBe(1);
    expect(await jobs().count(GUILD, null, [])).toBe(0);
  });

  it("knows when a member's latest job was made, whatever came of it", async () => {
    expect(await jobs().lastOf(GUILD, ANNA)).toBeUndefined();
    await add(
      jobOf(1, { createdAt: after(1) }),
      jobOf(2, { createdAt: after(3), state: statesOf(2).failed }),
      jobOf(3, { createdAt: after(5), author: BEN }),
      jobOf(4, { createdAt: after(7), guild: guildId(2) }),
    );
    expect(await jobs().lastOf(GUILD, ANNA)).toBe(after(3));
  });

  it('lists what was made within a period: its first moment counts, its end does not', async () => {
    await add(...[0, 1, 2, 3].map((n) => jobOf(n, { createdAt: after(n), author: n === 2 ? BEN : ANNA })));
    await add(jobOf(9, { createdAt: after(1), guild: guildId(2) }));
    const period = { start: after(1), end: after(3) };
    expect(ids(await jobs().within(GUILD, null, period, 10))).toEqual([jobId(1), jobId(2)]);
    expect(ids(await jobs().within(GUILD, BEN, period, 10))).toEqual([jobId(2)]);
    expect(ids(await jobs().within(GUILD, null, period, 1))).toEqual([jobId(1)]);
  });

  it('finds the jobs of a jam, and the clips that were made from another', async () => {
    await add(
      jobOf(1, { jam: jamId(1), createdAt: after(2), purse: 'pot' }),
      jobOf(2, { jam: jamId(1), createdAt: after(1), parent: jobId(1) }),
      jobOf(3, { jam: jamId(2), parent: jobId(1) }),
      jobOf(4),
    );
    expect(ids(await jobs().ofJam(jamId(1)))).toEqual([jobId(2), jobId(1)]);
    expect(await jobs().ofJam(jamId(3))).toEqual([]);
    expect(ids(await jobs().childrenOf(jobId(1)))).toEqual([jobId(3), jobId(2)]);
  });

  it('keeps what was settled when the member confirmed, and notes an approval', async () => {
    const job = jobOf(1, { purse: 'pot', jam: jamId(1), language: 'de', resultReview: 'first-clips', lineAt: null });
    await add(job);
    expect(await jobs().get(jobId(1))).toEqual(job);
    await jobs().annotate(jobId(1), { approvedUntil: after(9), attempts: 2 });
    expect(await jobs().get(jobId(1))).toEqual({ ...job, approvedUntil: after(9), attempts: 2 });
  });

  it('for any crowd: the order of the line is the order of turns, whoever is paused', async () => {
    const STATES: readonly StateName[] = ['queued', 'queued', 'queued', 'rendering', 'awaiting'];
    const waiting = fc.record({
      lineAt: fc.option(fc.integer({ min: 0, max: 5 }), { nil: null, freq: 4 }),
      dueAt: fc.integer({ min: 0, max: 3 }),
      guild: fc.integer({ min: 1, max: 3 }),
      state: fc.constantFrom(...STATES),
    });
    let from = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(waiting, { maxLength: 12 }), fc.subarray([1, 2, 3]), async (crowd, paused) => {
        const stands = crowd.map(({ lineAt, dueAt, guild, state }, n) =>
          jobOf(from + n, {
            lineAt: lineAt === null ? null : after(lineAt),
            dueAt: after(dueAt),
            guild: guildId(guild),
            state: statesOf(from + n)[state],
          }),
        );
        from += crowd.length;
        await add(...stands);
        const inLine = stands
          .filter(({ state, lineAt }) => state.at === 'queued' && lineAt !== null)
          .toSorted((a, b) => Number(a.lineAt) - Number(b.lineAt) || a.id.localeCompare(b.id));
        const served = inLine.filter(({ dueAt, guild }) => dueAt <= after(2) && !paused.map(guildId).includes(guild));
        expect(ids(await jobs().inLine(after(2), paused.map(guildId), 50))).toEqual(ids(served));
        for (const [before, { id }] of inLine.entries()) {
          expect(await jobs().line(id)).toEqual({ before, total: inLine.length });
        }
        for (const { id } of inLine) await jobs().advance(id, 'queued', statesOf(1).cancelled, T0);
      }),
      { numRuns: 40 },
    );
  });
}
