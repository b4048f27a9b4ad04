// One line for all servers, and some of them paused: those are passed over, everybody else keeps their turn, and whoever
// waited stands where they stood when their server goes on.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { GuildId, type JobId } from '../../src/domain/ids.ts';
import type { Job } from '../../src/domain/job.ts';
import { promptOf } from '../../src/domain/request.ts';
import { MINUTE, SECOND } from '../../src/domain/time.ts';
import { asMember, member, OWNER, openWorkshop, type Workshop } from '../support/workshop.ts';

const GUILDS = [1, 2, 3].map((n) => GuildId.parse(`10000000000000000${n}`));

async function confirm(workshop: Workshop, guild: GuildId, n: number): Promise<void> {
  const by = asMember(member(n), { guild });
  const outcome = await workshop.confirm(await workshop.draft(by), by);
  expect(outcome.ok).toBe(true);
}

async function pause({ app, clock }: Workshop, guild: GuildId, on: boolean): Promise<void> {
  const since = clock.now();
  const { limits } = await app.services.settings.get(guild);
  const open = { ...limits, clip: null, memberDay: null, memberMonth: null, guildDay: null, guildMonth: null };
  const change = on ? { since, by: OWNER, why: 'by-hand' as const, note: null } : null;
  await app.services.settings.change(guild, OWNER, { limits: open, pause: change });
}

const queued = async ({ store }: Workshop): Promise<readonly Job[]> =>
  (await store.read.jobs.inState(['queued'])).toSorted(
    (a, b) => Number(a.lineAt) - Number(b.lineAt) || a.id.localeCompare(b.id),
  );

const idsOf = (jobs: readonly Job[]) => jobs.map(({ id }) => id);

/** Prompts in the order in which Venice was asked for them. */
const served = ({ provider }: Workshop, from: number) => provider.submissions.slice(from).map(promptOf);

async function placesOf({ store }: Workshop, jobs: readonly Job[]): Promise<ReadonlyMap<JobId, number>> {
  return new Map(await Promise.all(jobs.map(async ({ id }) => [id, (await store.read.jobs.line(id)).before] as const)));
}

it('passes over a paused server, costs it nothing, and serves it first when it goes on', async () => {
  await using workshop = await openWorkshop();
  const [first, second] = GUILDS;
  if (first === undefined || second === undefined) throw new Error('no guilds');
  for (const guild of [first, second]) await pause(workshop, guild, guild === first);
  for (const [n, guild] of [first, second, first, second].entries()) {
    await confirm(workshop, guild, n);
    workshop.clock.advance(SECOND);
  }
  const waiting = (await queued(workshop)).filter(({ guild }) => guild === first);
  await workshop.pass(10 * MINUTE);
  expect(workshop.provider.submissions).toHaveLength(2);
  expect(idsOf(await queued(workshop))).toEqual(idsOf(waiting));
  expect([...(await placesOf(workshop, waiting)).values()]).toEqual([0, 1]);

  await confirm(workshop, second, 4);
  const last = (await queued(workshop)).filter(({ guild }) => guild === second);
  await pause(workshop, first, false);
  await workshop.pass(0);
  expect(served(workshop, 2)).toEqual([...waiting, ...last].map(({ request }) => promptOf(request)));
});

/** Lets everybody go who may; resolves to how many were passed over. */
async function serve(workshop: Workshop): Promise<number> {
  const stopped = await workshop.store.read.settings.paused();
  const line = await queued(workshop);
  const may = line.filter((job) => !stopped.includes(job.guild));
  const before = workshop.provider.submissions.length;
  await workshop.pass(0);
  expect(served(workshop, before)).toEqual(may.map(({ request }) => promptOf(request)));
  return line.length - may.length;
}

it('for any pauses: exactly those who may go are served, in the order of the line, and no place gets worse', async () => {
  const guild = fc.constantFrom(...GUILDS);
  const event = fc.oneof(
    { weight: 4, arbitrary: fc.record({ is: fc.constant('confirm' as const), guild, who: fc.nat(4) }) },
    { weight: 2, arbitrary: fc.record({ is: fc.constant('pause' as const), guild, on: fc.boolean() }) },
    { weight: 3, arbitrary: fc.constant({ is: 'serve' as const }) },
  );
  let passedOver = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 6, maxLength: 24 }), async (events) => {
      await using workshop = await openWorkshop();
      for (const one of GUILDS) await pause(workshop, one, false);
      let places: ReadonlyMap<JobId, number> = new Map();
      for (const now of events) {
        if (now.is === 'confirm') await confirm(workshop, now.guild, now.who);
        if (now.is === 'pause') await pause(workshop, now.guild, now.on);
        if (now.is === 'serve') passedOver += await serve(workshop);
        const after = await placesOf(workshop, await queued(workshop));
        const worse = [...after].filter(([id, place]) => place > (places.get(id) ?? place));
        expect(worse).toEqual([]);
        places = after;
        workshop.clock.advance(SECOND);
      }
      expect(workshop.provider.submissions.length).toBeLessThanOrEqual((await workshop.jobs()).length);
    }),
    { seed: 7, numRuns: 12 },
  );
  expect(passedOver).toBeGreaterThan(10);
}, 60_000);
