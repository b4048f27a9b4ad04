// A process that dies anywhere in a jam's life: in front of each single write of each phase. Whatever was begun is found
// whole or not at all, and goes on once: one pot, one entry, one close, one result.
import { describe, expect, it } from 'vitest';
import type { JamId } from '../../src/domain/ids.ts';
import { usd } from '../../src/domain/money.ts';
import { HOUR, MINUTE } from '../../src/domain/time.ts';
import { cardFor, drafted, entered, got, HOST, jamNow, keep, person, press, started } from '../services/jams-bed.ts';
import { Dead } from '../support/mortal.ts';
import { GUILD, openWorkshop, type Workshop } from '../support/workshop.ts';

const [ANA, BEN] = [person(1), person(2)];

interface Phase {
  /** Everything before it; what comes back is the act itself, which may be tried again. */
  readonly ready: (shop: Workshop) => Promise<{ readonly jam: JamId; readonly act: () => Promise<unknown> }>;
  readonly over: (shop: Workshop, jam: JamId) => Promise<boolean>;
}

const at =
  (...states: readonly string[]) =>
  async (shop: Workshop, id: JamId) =>
    states.includes((await jamNow(shop, id)).state.at);

/** Two clips are there and the jam is closed. */
async function closed(shop: Workshop) {
  const jam = await started(shop, { ends: '3h' });
  await entered(shop, jam.id, ANA);
  await entered(shop, jam.id, BEN);
  await shop.pass(10 * MINUTE);
  got(await shop.app.services.jams.hosting.end(jam.id, HOST, null));
  return jam;
}

const PHASES: Readonly<Record<string, Phase>> = {
  start: {
    async ready(shop) {
      const { id } = await drafted(shop);
      return { jam: id, act: () => shop.app.services.jams.hosting.start(id, 2, HOST) };
    },
    over: at('open'),
  },
  'a planned opening': {
    async ready(shop) {
      const { id } = await started(shop, { starts: 'in 1h', ends: '2h' });
      shop.clock.advance(HOUR);
      return { jam: id, act: () => keep(shop) };
    },
    over: at('open'),
  },
  entry: {
    async ready(shop) {
      const { id } = await started(shop);
      const card = got(await cardFor(shop, id, ANA));
      return { jam: id, act: () => press(shop, card, ANA) };
    },
    over: async ({ store }, id) => (await store.read.jamEntries.ofJam(id)).length === 1,
  },
  'more in the pot': {
    async ready(shop) {
      const { id } = await started(shop);
      return {
        jam: id,
        act: async () => {
          const { plan } = await jamNow(shop, id);
          return plan.pot === usd(2) && shop.app.services.jams.hosting.extend(id, HOST, { ends: null, pot: usd(1) });
        },
      };
    },
    over: async (shop, id) => (await jamNow(shop, id)).plan.pot === usd(3),
  },
  close: {
    async ready(shop) {
      const { id } = await started(shop, { ends: '5m', reveal: 'at-end', judging: { is: 'none' } });
      await entered(shop, id, ANA);
      await shop.pass(4 * MINUTE);
      shop.clock.advance(MINUTE);
      return { jam: id, act: () => keep(shop) };
    },
    over: at('closing', 'finale', 'over'),
  },
  judging: {
    async ready(shop) {
      const { id } = await closed(shop);
      return { jam: id, act: () => keep(shop) };
    },
    over: at('judging'),
  },
  result: {
    async ready(shop) {
      const { id } = await closed(shop);
      await keep(shop);
      shop.clock.advance(10 * MINUTE);
      return { jam: id, act: () => keep(shop) };
    },
    over: at('finale', 'over'),
  },
};

/** Sums and records that hold at every moment, whatever was going on. */
async function holds({ store }: Workshop, id: JamId): Promise<void> {
  const jam = await store.read.jams.get(id);
  const pot = await store.read.ledger.ofPot(id);
  const sumOf = (kind: string) => pot.filter((one) => one.kind === kind).reduce((sum, { amount }) => sum + amount, 0);
  const { held, spent } = await store.read.ledger.used({ of: 'jam', jam: id }, null);
  expect(sumOf('fund') - sumOf('release')).toBe(held + spent + (await store.read.ledger.pot(id)));
  expect(sumOf('fund')).toBe(jam?.fundedAt === null ? 0 : jam?.plan.pot);
  const jobs = await store.read.jobs.ofJam(id);
  const entries = await store.read.jamEntries.ofJam(id);
  expect(entries.map(({ job }) => job)).toEqual(jobs.map((job) => job.id));
  const acts = (await store.read.audit.ofGuild(GUILD, 100)).filter(({ subject }) => subject === id);
  for (const action of ['jam-open', 'jam-close', 'jam-award']) {
    expect(acts.filter((one) => one.action === action).length).toBeLessThanOrEqual(1);
  }
  expect(jam?.result !== null).toBe(acts.some(({ action }) => action === 'jam-award'));
}

const survives = (work: Promise<unknown>) =>
  work.then(
    () => true,
    (error: unknown) => {
      if (error instanceof Dead) return false;
      throw error;
    },
  );

describe('a death in front of every write', () => {
  it.each(Object.entries(PHASES))(
    'of: %s',
    async (_, phase) => {
      let writes = 0;
      while (!(await livesThrough(phase, writes))) writes += 1;
      expect(writes).toBeGreaterThan(1);
    },
    120_000,
  );
});

/** Dies in front of the write after `writes` more, comes back and goes on. True: there were no more. */
async function livesThrough({ ready, over }: Phase, writes: number): Promise<boolean> {
  await using shop = await openWorkshop();
  const { jam, act } = await ready(shop);
  shop.life.end(writes);
  const survived = await survives(act());
  if (!survived) {
    await shop.reboot();
    await holds(shop, jam);
    await act();
  }
  await holds(shop, jam);
  expect(await over(shop, jam)).toBe(true);
  return survived;
}
