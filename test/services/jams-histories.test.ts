// Random histories of a jam: presses, withdrawals, Venice's moods, more money, crashes, an end by hand or by time.
// Whatever happens: the pot is never overdrawn, what went into it is somewhere, each clip takes part once, and there is
// one close and one result, after which nothing lies in the pot.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JamId } from '../../src/domain/ids.ts';
import type { Jam } from '../../src/domain/jam.ts';
import { usd } from '../../src/domain/money.ts';
import { HOUR, MINUTE, SECOND } from '../../src/domain/time.ts';
import { GUILD, openWorkshop, type Workshop } from '../support/workshop.ts';
import { booksOf, cardFor, HOST, jamNow, makeFor, person, press, started } from './jams-bed.ts';

type Event =
  | { readonly is: 'enter'; readonly who: number }
  | { readonly is: 'withdraw'; readonly which: number }
  | { readonly is: 'mood'; readonly name: keyof typeof MOODS }
  | { readonly is: 'more'; readonly cents: number }
  | { readonly is: 'pass'; readonly ms: number }
  | { readonly is: 'crash'; readonly outage: number }
  | { readonly is: 'end' };

const MOODS = {
  declines: (shop: Workshop) => shop.provider.declines(),
  'fails, refunded': (shop: Workshop) => shop.provider.failsToRender(),
  'fails, kept': (shop: Workshop) => shop.provider.failsToRender({ charged: 'yes' }),
  'loses the answer': (shop: Workshop) => shop.provider.losesTheAnswer({ charged: true }),
} as const;

const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ is: fc.constant('enter'), who: fc.nat(2) }) },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('withdraw'), which: fc.nat(5) }) },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('mood'), name: fc.constantFrom(...moods()) }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('more'), cents: fc.integer({ min: 1, max: 90 }) }) },
  { weight: 4, arbitrary: fc.record({ is: fc.constant('pass'), ms: fc.constantFrom(0, 5 * SECOND, 2 * MINUTE) }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('crash'), outage: fc.constantFrom(SECOND, 2 * HOUR) }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('end') }) },
);

function moods(): readonly (keyof typeof MOODS)[] {
  return ['declines', 'fails, refunded', 'fails, kept', 'loses the answer'];
}

/** What is refused is refused: only what must hold is looked at. */
async function happen(shop: Workshop, jam: JamId, one: Event): Promise<void> {
  const { services } = shop.app;
  switch (one.is) {
    case 'enter': {
      const card = await cardFor(shop, jam, person(one.who));
      if (card.ok) await press(shop, card.value, person(one.who));
      return;
    }
    case 'withdraw': {
      const entry = (await shop.store.read.jamEntries.ofJam(jam))[one.which];
      if (entry !== undefined) await services.jams.playing.withdraw(entry.job, HOST, 'no reason');
      return;
    }
    case 'mood':
      return void MOODS[one.name](shop);
    case 'more':
      return void (await services.jams.hosting.extend(jam, HOST, { ends: null, pot: usd(one.cents / 100) }));
    case 'pass':
      return makeFor(shop, one.ms);
    case 'crash':
      shop.clock.advance(one.outage);
      return shop.reboot();
    case 'end':
      return void (await services.jams.hosting.end(jam, HOST, null));
  }
}

async function holds(shop: Workshop, id: JamId): Promise<Jam> {
  const jam = await jamNow(shop, id);
  const books = await booksOf(shop, id);
  expect(books.funded).toBe(jam.plan.pot);
  expect(books.funded - books.released).toBe(books.left + books.held + books.spent);
  const jobs = await shop.store.read.jobs.ofJam(id);
  const entries = await shop.store.read.jamEntries.ofJam(id);
  expect(entries.map(({ number }) => number)).toEqual(entries.map((_, n) => n + 1));
  expect(new Set(entries.map(({ job }) => job))).toEqual(new Set(jobs.map((job) => job.id)));
  // Once it is closed, all that is not held has gone back.
  expect(jam.state.at === 'open' || books.left === 0).toBe(true);
  const acts = (await shop.store.read.audit.ofGuild(GUILD, 200)).filter(({ subject }) => subject === id);
  const times = (action: string) => acts.filter((act) => act.action === action).length;
  expect([times('jam-open'), times('jam-close')]).toEqual([1, jam.state.at === 'open' ? 0 : 1]);
  expect(times('jam-award')).toBe(jam.result === null ? 0 : 1);
  return jam;
}

describe('whatever happens to a jam', () => {
  it('its pot and its entries add up, and it ends once', async () => {
    const plans = fc.record({ reveal: fc.constantFrom('at-once' as const, 'at-end' as const), ownToo: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(plans, fc.array(event, { maxLength: 14 }), async (plan, history) => {
        await using shop = await openWorkshop();
        const { id } = await started(shop, { ...plan, pot: usd(1.5), ends: '40m', graceMinutes: 20 });
        for (const one of history) {
          await happen(shop, id, one);
          await holds(shop, id);
        }
        for (let rest = 0; rest < 3 * HOUR; rest += 2 * MINUTE) await makeFor(shop, 2 * MINUTE);
        const { state, result } = await holds(shop, id);
        expect(['finale', 'over']).toContain(state.at);
        expect(result).not.toBeNull();
      }),
      { numRuns: 20 },
    );
  }, 240_000);
});
