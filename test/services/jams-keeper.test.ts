// The keeper: ends jams when their time has come or their pot is empty, waits for clips under way, judges once, and lets
// schedules come again; also across downtime.
import { describe, expect, it } from 'vitest';
import { AwardRecord, recount } from '../../src/domain/jam-award.ts';
import { usd } from '../../src/domain/money.ts';
import { DAY, HOUR, Instant, MINUTE, SECOND, TimeZone } from '../../src/domain/time.ts';
import { GUILD, openWorkshop, type Workshop } from '../support/workshop.ts';
import { booksOf, entered, got, HOST, jamNow, keep, keepFor, person, refusalOf, sayings, started } from './jams-bed.ts';

const [ANA, BEN, CLEO] = [person(1), person(2), person(3)];
const RESTED = ['finale', 'over'];

/** Two clips, shown, and a jam whose judging has begun. */
async function judged(shop: Workshop, change: Parameters<typeof started>[1] = {}) {
  const jam = await started(shop, { ends: '2h', ...change });
  const [ana, ben] = [await entered(shop, jam.id, ANA), await entered(shop, jam.id, BEN)];
  await shop.pass(30 * MINUTE);
  got(await shop.app.services.jams.hosting.end(jam.id, HOST, null));
  await keep(shop);
  return { jam, ana, ben };
}

describe('the end', () => {
  it('comes at the deadline: what is not held goes back, running clips are waited for, and return their money', async () => {
    await using shop = await openWorkshop();
    const jam = await started(shop, { ends: '5m', judging: { is: 'none' } });
    shop.clock.advance(5 * MINUTE - 1);
    shop.provider.failsToRender();
    await entered(shop, jam.id, ANA);
    await shop.pass(1);
    expect((await jamNow(shop, jam.id)).state).toMatchObject({ at: 'closing', why: 'deadline', lateMs: 0 });
    expect(await booksOf(shop, jam.id)).toMatchObject({ released: usd(1.45), held: usd(0.55), left: 0 });
    await shop.pass(10 * MINUTE);
    expect(RESTED).toContain((await jamNow(shop, jam.id)).state.at);
    expect(await booksOf(shop, jam.id)).toMatchObject({ released: usd(2), held: 0, left: 0, spent: 0 });
    expect((await jamNow(shop, jam.id)).result).toMatchObject({
      clips: 0,
      spent: 0,
      returned: usd(2),
      why: 'deadline',
    });
  });

  it('gives back what returns late also when the pot was empty at the close', async () => {
    await using shop = await openWorkshop();
    const jam = await started(shop, { pot: usd(0.55), ends: '5m', judging: { is: 'none' } });
    shop.clock.advance(5 * MINUTE - 1);
    shop.provider.failsToRender();
    await entered(shop, jam.id, ANA);
    await shop.pass(20 * MINUTE);
    expect(await booksOf(shop, jam.id)).toMatchObject({ released: usd(0.55), held: 0, left: 0 });
  });

  it('comes at once on return when the bot was off at the deadline, and says how late', async () => {
    await using shop = await openWorkshop();
    const jam = await started(shop, { ends: '5m' });
    shop.clock.advance(HOUR);
    await shop.reboot();
    await keep(shop);
    expect(await jamNow(shop, jam.id)).toMatchObject({
      state: { at: 'finale' },
      result: { why: 'deadline', lateMs: 55 * MINUTE },
    });
    expect(await sayings(shop)).toEqual(expect.arrayContaining(['closed all']));
  });

  it('comes when the pot cannot pay the cheapest clip any more, and not before', async () => {
    await using shop = await openWorkshop();
    const jam = await started(shop, { pot: usd(1.2), ends: 'none', judging: { is: 'none' } });
    const second = await started(shop, { pot: usd(0.3), ends: 'none' });
    await entered(shop, jam.id, ANA);
    await shop.pass(20 * MINUTE);
    expect((await jamNow(shop, jam.id)).state.at).toBe('open');
    await entered(shop, jam.id, BEN);
    await keep(shop);
    expect((await jamNow(shop, jam.id)).state.at).toBe('open');
    await shop.pass(20 * MINUTE);
    expect(await jamNow(shop, jam.id)).toMatchObject({ result: { why: 'empty', clips: 2, returned: usd(0.1) } });
    expect((await jamNow(shop, second.id)).state.at).toBe('open');
  });

  it('happens once when two close at once', async () => {
    await using shop = await openWorkshop();
    const jam = await started(shop, { ends: '5m' });
    shop.clock.advance(5 * MINUTE);
    const { hosting } = shop.another().services.jams;
    const [closed] = await Promise.all([
      Promise.all([hosting.end(jam.id, HOST, null), hosting.end(jam.id, HOST, null)]),
      keep(shop),
    ]);
    expect(closed.filter(({ ok }) => ok).length).toBeLessThanOrEqual(1);
    const log = await shop.store.read.audit.ofGuild(GUILD, 50);
    expect(log.filter(({ action }) => action === 'jam-close')).toHaveLength(1);
    expect(await booksOf(shop, jam.id)).toMatchObject({ funded: usd(2), released: usd(2) });
  });

  it('waits no longer than was said; what nobody has begun is given back', async () => {
    await using shop = await openWorkshop();
    const jam = await started(shop, { ends: '5m', graceMinutes: 10, judging: { is: 'none' } });
    shop.clock.advance(5 * MINUTE - 1);
    shop.provider.neverFinishes();
    const running = await entered(shop, jam.id, ANA);
    await shop.pass(1);
    await shop.app.services.settings.change(GUILD, HOST.user, {
      pause: { since: shop.clock.now(), by: null, why: 'by-hand', note: null },
    });
    await shop.pass(10 * MINUTE - SECOND);
    expect((await jamNow(shop, jam.id)).state.at).toBe('closing');
    await shop.pass(2 * SECOND);
    expect(RESTED).toContain((await jamNow(shop, jam.id)).state.at);
    expect((await shop.store.read.jobs.get(running))?.state.at).toBe('rendering');
  });

  it('calls clips back that still stand in line', async () => {
    await using shop = await openWorkshop();
    const jam = await started(shop, { ends: '5m', graceMinutes: 10 });
    await shop.app.services.settings.change(GUILD, HOST.user, {
      pause: { since: shop.clock.now(), by: null, why: 'by-hand', note: null },
    });
    const jobs = [await entered(shop, jam.id, ANA), await entered(shop, jam.id, ANA)];
    await shop.pass(16 * MINUTE);
    for (const id of jobs) expect((await shop.store.read.jobs.get(id))?.state.at).toBe('cancelled');
    expect(await booksOf(shop, jam.id)).toMatchObject({ released: usd(2), held: 0, left: 0 });
  });
});

describe('the judging', () => {
  it('is private, changeable until its end, for others only, and can be counted again from the log', async () => {
    await using shop = await openWorkshop();
    const { jam, ana, ben } = await judged(shop);
    const { judging } = shop.app.services.jams;
    expect((await jamNow(shop, jam.id)).state).toMatchObject({ at: 'judging' });
    expect(got(await judging.ballot(jam.id, ANA)).entries.map(({ job }) => job.id)).toEqual([ben]);
    expect(refusalOf(await judging.vote(jam.id, ANA, [ana]))).toBe('own-entry');
    expect(refusalOf(await judging.vote(jam.id, CLEO, [ana, ben]))).toBe('votes-spent');
    got(await judging.vote(jam.id, CLEO, [ana]));
    got(await judging.vote(jam.id, CLEO, [ben]));
    got(await judging.vote(jam.id, ANA, [ben]));
    got(await judging.vote(jam.id, BEN, [ana]));
    const sight = got(await shop.app.services.jams.hosting.show(jam.id, CLEO));
    expect(sight).toMatchObject({ voters: 3 });
    expect(sight.entries.every(({ placing }) => placing === null)).toBe(true);
    shop.clock.advance(10 * MINUTE);
    expect(refusalOf(await judging.vote(jam.id, CLEO, [ana]))).toBe('voting-over');
    await keep(shop);
    const { result } = await jamNow(shop, jam.id);
    expect(result?.placings.map(({ job, place, points }) => [job, place, points])).toEqual([
      [ben, 1, 2],
      [ana, 2, 1],
    ]);
    const log = await shop.store.read.audit.ofGuild(GUILD, 50);
    const awards = log.filter(({ action, subject }) => action === 'jam-award' && subject === jam.id);
    expect(awards).toHaveLength(1);
    const after = awards[0]?.after ?? '';
    for (const { user } of [ANA, BEN, CLEO]) expect(after).not.toContain(user);
    const again = recount(AwardRecord.parse(JSON.parse(after)));
    expect(again.map(({ job, place, points }) => [job, place, points])).toEqual(
      result?.placings.map(({ job, place, points }) => [job, place, points]),
    );
  });

  it('by judges: points for clips that are not their own', async () => {
    await using shop = await openWorkshop();
    const { jam, ana, ben } = await judged(shop, { judging: { is: 'judges', judges: [CLEO.user, ANA.user] } });
    const { judging } = shop.app.services.jams;
    expect(refusalOf(await judging.score(jam.id, BEN, ana, 5))).toBe('not-a-judge');
    expect(refusalOf(await judging.score(jam.id, ANA, ana, 10))).toBe('own-entry');
    expect(refusalOf(await judging.vote(jam.id, CLEO, [ana]))).toBe('no-votes-here');
    got(await judging.score(jam.id, CLEO, ana, 3));
    expect(got(await judging.score(jam.id, CLEO, ben, 8)).points).toEqual({ [ana]: 3, [ben]: 8 });
    got(await judging.score(jam.id, ANA, ben, 7));
    shop.clock.advance(10 * MINUTE);
    await keep(shop);
    const { result } = await jamNow(shop, jam.id);
    expect(result?.placings.map(({ job, points }) => [job, points])).toEqual([
      [ben, 7.5],
      [ana, 3],
    ]);
  });

  it('is left out where there is nothing to choose', async () => {
    await using shop = await openWorkshop();
    const jam = await started(shop, { ends: '5m' });
    await entered(shop, jam.id, ANA);
    await shop.pass(30 * MINUTE);
    expect(RESTED).toContain((await jamNow(shop, jam.id)).state.at);
    expect((await jamNow(shop, jam.id)).result?.placings).toHaveLength(1);
  });
});

describe('a schedule', () => {
  /** A Sunday evening in Rome, a week after the clocks went back there. */
  const SUNDAY = Instant.parse(Date.UTC(2026, 9, 18, 16));
  const weekly = { weekday: 7, hour: 19, minute: 0 };
  const rome = { zone: TimeZone.parse('Europe/Rome') };

  async function repeated(shop: Workshop) {
    const first = await started(shop, { ends: '10m' });
    return got(
      await shop.app.services.jams.repeating.repeat(HOST, first.id, {
        weekly,
        lengthMinutes: 60,
        mention: null,
        announceMinutes: 30,
      }),
    );
  }
  const rounds = async ({ store }: Workshop) =>
    (await store.read.jams.ofGuild(GUILD, ['planned', 'open', 'closing', 'judging', 'finale', 'over'], 50))
      .filter(({ schedule }) => schedule !== null)
      .toReversed();

  it('announces once, opens in time, and comes again at the same hour after the clocks have changed', async () => {
    await using shop = await openWorkshop({ start: SUNDAY, settings: rome });
    const schedule = await repeated(shop);
    expect(schedule.nextAt).toBe(Date.UTC(2026, 9, 18, 17));
    await keepFor(shop, HOUR);
    const [first] = await rounds(shop);
    expect(first?.state).toMatchObject({ at: 'open', endsAt: Date.UTC(2026, 9, 18, 18) });
    expect((await shop.store.read.jamSchedules.get(schedule.id))?.nextAt).toBe(Date.UTC(2026, 9, 25, 18));
    await keepFor(shop, 7 * DAY + HOUR);
    expect((await rounds(shop)).map(({ state }) => state.at === 'open')).toEqual([false, true]);
  });

  it('skips a round that was missed as a whole and says so; one that still runs is opened', async () => {
    await using shop = await openWorkshop({ start: SUNDAY, settings: rome });
    const schedule = await repeated(shop);
    shop.clock.advance(2 * HOUR);
    await shop.reboot();
    await keep(shop);
    expect(await rounds(shop)).toEqual([]);
    expect(await sayings(shop)).toContain(`skipped ${HOST.user}`);
    const next = (await shop.store.read.jamSchedules.get(schedule.id))?.nextAt ?? 0;
    shop.clock.advance(next + 20 * MINUTE - shop.clock.now());
    await shop.reboot();
    await keepFor(shop, SECOND);
    expect((await rounds(shop)).map(({ state }) => state)).toEqual([
      expect.objectContaining({ at: 'open', endsAt: next + HOUR }),
    ]);
  });

  it('stops by its host, and with it the round that was planned', async () => {
    await using shop = await openWorkshop({ start: SUNDAY, settings: rome });
    const schedule = await repeated(shop);
    await keepFor(shop, 45 * MINUTE);
    expect((await rounds(shop)).map(({ state }) => state.at)).toEqual(['planned']);
    const { repeating } = shop.app.services.jams;
    expect(refusalOf(await repeating.stop(schedule.id, ANA))).toBe('jam-not-yours');
    got(await repeating.stop(schedule.id, HOST));
    expect(await rounds(shop)).toEqual([]);
    expect(await repeating.schedules(HOST)).toEqual([]);
    await keepFor(shop, 8 * DAY);
    expect(await rounds(shop)).toEqual([]);
  });
});
