// Jobs are found by state, by due moment, by member, by server, and by what is left to tidy up.
import { expect, it } from 'vitest';
import type { Job } from '../../../src/domain/job.ts';
import type { Store } from '../../../src/domain/records.ts';
import { DAY, later, MINUTE } from '../../../src/domain/time.ts';
import { ANNA, BEN, clipOf, GUILD, guildId, jobId, jobOf, statesOf, T0 } from './samples.ts';

export function jobQueryPromises(store: () => Store): void {
  const jobs = () => store().read.jobs;
  const add = async (...all: readonly Job[]) => {
    for (const job of all) await jobs().add(job);
  };
  const ids = (found: readonly Job[]) => found.map((job) => job.id);
  const after = (minutes: number) => later(T0, minutes * MINUTE);

  it('lists a state oldest first, then by id', async () => {
    await add(
      jobOf(3, { createdAt: after(1) }),
      jobOf(2, { createdAt: after(2) }),
      jobOf(1, { createdAt: after(2) }),
      jobOf(4, { state: statesOf(4).rendering }),
    );
    expect(ids(await jobs().inState(['queued']))).toEqual([jobId(3), jobId(1), jobId(2)]);
    expect(ids(await jobs().inState(['queued', 'rendering'], 2))).toEqual([jobId(4), jobId(3)]);
    expect(await jobs().inState([])).toEqual([]);
  });

  it('hands out due jobs, the longest due first, and knows when the next is due', async () => {
    await add(
      jobOf(1, { dueAt: after(3) }),
      jobOf(2, { dueAt: after(1) }),
      jobOf(3, { dueAt: after(2), state: statesOf(3).rendered }),
      jobOf(4, { dueAt: after(5) }),
      jobOf(5, { dueAt: after(0), state: statesOf(5).failed }),
    );
    expect(ids(await jobs().due(['queued', 'rendered'], after(3), 10))).toEqual([jobId(2), jobId(3), jobId(1)]);
    expect(ids(await jobs().due(['queued'], after(9), 1))).toEqual([jobId(2)]);
    expect(await jobs().due(['queued'], T0, 10)).toEqual([]);
    expect(await jobs().nextDue(['queued', 'rendered'])).toBe(after(1));
    expect(await jobs().nextDue(['unconfirmed'])).toBeUndefined();
    expect(await jobs().nextDue([])).toBeUndefined();
  });

  it("lists a member's and a server's jobs newest first, and nobody else's", async () => {
    await add(
      jobOf(1, { createdAt: after(1) }),
      jobOf(2, { createdAt: after(2), state: statesOf(2).failed }),
      jobOf(3, { createdAt: after(3), author: BEN }),
      jobOf(4, { createdAt: after(4), guild: guildId(2) }),
    );
    expect(ids(await jobs().ofMember(GUILD, ANNA, 10))).toEqual([jobId(2), jobId(1)]);
    expect(ids(await jobs().ofMember(GUILD, ANNA, 1))).toEqual([jobId(2)]);
    expect(ids(await jobs().ofGuild(GUILD, ['queued'], 10))).toEqual([jobId(3), jobId(1)]);
    expect(ids(await jobs().ofGuild(GUILD, ['queued', 'failed'], 2))).toEqual([jobId(3), jobId(2)]);
  });

  it('finds due jobs whose copy at Venice is still to be forgotten', async () => {
    await add(
      jobOf(1, { state: statesOf(1).delivered, dueAt: after(2) }),
      jobOf(2, { state: statesOf(2).kept, dueAt: after(1) }),
      jobOf(3, { state: { ...statesOf(3).delivered, ticket: null } }),
      jobOf(4, { state: statesOf(4).rendered }),
      jobOf(5, { state: statesOf(5).kept, dueAt: after(9) }),
    );
    expect(ids(await jobs().untidied(after(3), 10))).toEqual([jobId(2), jobId(1)]);
    expect(ids(await jobs().untidied(after(3), 1))).toEqual([jobId(2)]);
    await jobs().eraseTicket(jobId(2));
    await jobs().postpone(jobId(1), 'delivered', after(20));
    expect(ids(await jobs().untidied(after(10), 10))).toEqual([jobId(5)]);
  });

  it('finds clips past their keeping time once, and claims a file until it was removed', async () => {
    await add(jobOf(1, { state: statesOf(1).rendered }), jobOf(2, { state: statesOf(2).kept, dueAt: after(5) }));
    expect(await jobs().withStaleClip(later(T0, DAY), 10)).toHaveLength(1);
    await jobs().advance(jobId(1), 'rendered', statesOf(1).delivered, after(1));
    await jobs().postpone(jobId(1), 'delivered', later(T0, DAY));
    expect(ids(await jobs().withStaleClip(after(1), 10))).toEqual([]);
    expect(ids(await jobs().withStaleClip(after(2), 10))).toEqual([jobId(1)]);
    expect(ids(await jobs().withStaleClip(after(6), 10))).toEqual([jobId(1), jobId(2)]);
    expect(await jobs().hasClip(clipOf(1).file)).toBe(true);
    await jobs().clipRemoved(jobId(1));
    expect(await jobs().hasClip(clipOf(1).file)).toBe(false);
    expect(await jobs().hasClip(clipOf(2).file)).toBe(true);
    expect(ids(await jobs().withStaleClip(after(6), 10))).toEqual([jobId(2)]);
    expect((await jobs().get(jobId(1)))?.state).toEqual(statesOf(1).delivered);
  });

  it('counts the keeping time of a kept clip from its delivery, once it is delivered', async () => {
    await add(jobOf(1, { state: statesOf(1).kept }));
    await jobs().advance(jobId(1), 'kept', statesOf(1).delivered, after(30));
    expect(await jobs().withStaleClip(after(30), 10)).toEqual([]);
    expect(ids(await jobs().withStaleClip(after(31), 10))).toEqual([jobId(1)]);
  });
}
