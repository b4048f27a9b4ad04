// Thirty people with three clips each in one jam, on the whole bot: turns go round the people, no shown place gets worse, the
// pot is never overdrawn, every entry is posted once.
import { expect, it } from 'vitest';
import type { MemberHandle } from '../../sandbox/discord/driver/member.ts';
import type { JobId, UserId } from '../../src/domain/ids.ts';
import { HOUR, MINUTE, SECOND } from '../../src/domain/time.ts';
import { type OpenJam, openJam, paidInJam } from '../support/jam-steps.ts';
import { comesTo, endIt, provesSound, stored } from '../support/jam-whole.ts';
import { type Stage, setStage } from '../support/stage.ts';
import { setLimits } from '../support/steps.ts';

const PEOPLE = 30;
const CLIPS = 3;
const AT_ONCE = 3;

/** Every place in line that was shown, and whether one of them ever got worse; and the pot at every look. */
function createWatch(stage: Stage, jam: OpenJam) {
  const shown = new Map<JobId, number>();
  const worse: JobId[] = [];
  const lows: number[] = [];
  return {
    worse,
    lows,
    async look(): Promise<boolean> {
      const { read } = stage.bot.store;
      const { id } = await stored(stage, jam);
      lows.push(await read.ledger.pot(id));
      const jobs = await read.jobs.ofJam(id);
      for (const job of jobs) {
        if (job.state.at !== 'queued' || job.lineAt === null) continue;
        const { before } = await read.jobs.line(job.id);
        if (before > (shown.get(job.id) ?? before)) worse.push(job.id);
        shown.set(job.id, before);
      }
      return jobs.every(({ state }) => state.at === 'delivered');
    },
  };
}

/** Authors in the order in which their clips were handed to Venice. */
async function served(stage: Stage, jam: OpenJam): Promise<readonly UserId[]> {
  const jobs = await stage.bot.store.read.jobs.ofJam((await stored(stage, jam)).id);
  const authors = new Map(jobs.map(({ request, author }) => ['prompt' in request ? request.prompt : '', author]));
  return stage.venice.requests
    .filter(({ endpoint }) => endpoint === 'queue')
    .flatMap(({ body }) => authors.get(String((body as { readonly prompt?: unknown }).prompt)) ?? []);
}

it('30 members with 3 clips each are served in rounds, each posted once, from a pot that holds', {
  timeout: 240_000,
}, async () => {
  await using stage = await setStage({ env: { MAX_RENDERING: String(AT_ONCE) } });
  await setLimits(stage, { server_day: '50', server_month: '100' });
  const people: readonly MemberHandle[] = Array.from({ length: PEOPLE }, (_, n) =>
    stage.guild.addMember({ name: `Member ${n + 1}` }),
  );
  const jam = await openJam(stage, {
    options: { pot: '4.95', length: '3h' },
    prepare: async (card) => card.choose('How it is judged', 'none'),
  });
  await stage.mia.command(stage.channel, 'video-admin pause', {});
  const watch = createWatch(stage, jam);
  // The quickest press three times before others have pressed once.
  for (const [n, member] of people.entries()) {
    for (let clip = 1; clip <= CLIPS; clip += 1) await paidInJam(jam, member, `a boat of ${n + 1}, take ${clip}`);
  }
  expect(await watch.look()).toBe(false);
  await stage.mia.command(stage.channel, 'video-admin resume', {});
  for (let waited = 0; !(await watch.look()); waited += 10 * SECOND) {
    if (waited > 2 * HOUR) throw new Error('not all clips were posted');
    await stage.pass(10 * SECOND);
  }
  expect(watch.worse).toEqual([]);
  expect(Math.min(...watch.lows)).toBeGreaterThanOrEqual(0);
  const order = await served(stage, jam);
  expect(order).toHaveLength(PEOPLE * CLIPS);
  for (let round = 0; round < CLIPS; round += 1) {
    expect(new Set(order.slice(round * PEOPLE, (round + 1) * PEOPLE)).size).toBe(PEOPLE);
  }
  // The fair share of the wait is one clip of each of the others; nobody waits for more than that and one turn.
  for (const { id } of people) {
    const turns = order.flatMap((author, at) => (author === id ? [at] : []));
    const waits = turns.map((at, n) => at - (turns[n - 1] ?? -1));
    expect(Math.max(...waits)).toBeLessThanOrEqual(PEOPLE + 1);
  }
  if ((await stored(stage, jam)).state.at === 'open') await endIt(stage, jam);
  await comesTo(stage, jam, 'over', 10 * MINUTE);
  expect(await provesSound(stage, jam)).toMatchObject({ clips: 90, people: PEOPLE, spent: 4_950_000, returned: 0 });
});
