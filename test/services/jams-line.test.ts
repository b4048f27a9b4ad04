// The line inside a jam is fair: turns go round the people, not the clicks; a place that was shown never gets worse; the
// pot is never overdrawn, and every entry is posted once.
import { describe, expect, it } from 'vitest';
import type { JobId, UserId } from '../../src/domain/ids.ts';
import { usd } from '../../src/domain/money.ts';
import { promptOf } from '../../src/domain/request.ts';
import { MINUTE, SECOND } from '../../src/domain/time.ts';
import { GUILD, openWorkshop, type Workshop } from '../support/workshop.ts';
import { booksOf, entered, HOST, makeFor, person, started } from './jams-bed.ts';

const PEOPLE = 30;
const CLIPS = 3;

const pause = (shop: Workshop, on: boolean) =>
  shop.app.services.settings.change(GUILD, HOST.user, {
    pause: on ? { since: shop.clock.now(), by: null, why: 'by-hand', note: null } : null,
  });

/** Every place that was shown, and whether one of them ever got worse. */
function createWatch({ store }: Workshop) {
  const shown = new Map<JobId, number>();
  const worse: JobId[] = [];
  return {
    worse,
    async look(): Promise<void> {
      for (const { id, lineAt } of await store.read.jobs.inState(['queued'])) {
        if (lineAt === null) continue;
        const { before } = await store.read.jobs.line(id);
        if (before > (shown.get(id) ?? before)) worse.push(id);
        shown.set(id, before);
      }
    },
  };
}

/** Whose clips were handed to Venice, in that order. */
async function served({ provider, store }: Workshop, jam: Parameters<typeof booksOf>[1]): Promise<readonly UserId[]> {
  const authors = new Map((await store.read.jobs.ofJam(jam)).map(({ request, author }) => [promptOf(request), author]));
  return provider.submissions.flatMap((order) => ('prompt' in order ? (authors.get(order.prompt) ?? []) : []));
}

describe('30 people with 3 clips each', () => {
  it('are served in rounds, however fast some of them click', async () => {
    await using shop = await openWorkshop();
    const jam = await started(shop, { pot: usd(49.5), ends: '3h', memberClips: CLIPS, judging: { is: 'none' } });
    const watch = createWatch(shop);
    await pause(shop, true);
    // The fastest have pressed three times before others have pressed once, all within one millisecond.
    for (let n = 0; n < PEOPLE; n += 1) {
      for (let clip = 0; clip < CLIPS; clip += 1) await entered(shop, jam.id, person(n + 10));
      await watch.look();
    }
    await pause(shop, false);
    for (let elapsed = 0; elapsed < 8 * MINUTE; elapsed += 10 * SECOND) {
      await makeFor(shop, 10 * SECOND);
      await watch.look();
    }
    expect(watch.worse).toEqual([]);
    const order = await served(shop, jam.id);
    expect(order).toHaveLength(PEOPLE * CLIPS);
    for (let round = 0; round < CLIPS; round += 1) {
      const inRound = order.slice(round * PEOPLE, (round + 1) * PEOPLE);
      expect(new Set(inRound).size).toBe(PEOPLE);
    }
    // Nobody waits longer than their fair share, which is one turn of each of the others, and one turn more.
    for (const who of new Set(order)) {
      const turns = order.flatMap((author, at) => (author === who ? [at] : []));
      const waits = turns.map((at, n) => at - (turns[n - 1] ?? -1));
      expect(Math.max(...waits)).toBeLessThanOrEqual(PEOPLE + 1);
    }
    const jobs = await shop.store.read.jobs.ofJam(jam.id);
    expect(jobs.every(({ state }) => state.at === 'delivered')).toBe(true);
    for (const { id } of jobs) expect(await shop.store.read.posts.ofJob(id)).toHaveLength(1);
    expect(await booksOf(shop, jam.id)).toMatchObject({ spent: usd(49.5), held: 0, left: 0 });
  }, 120_000);
});
