// What every store promises about jams: moves by compare-and-set, entries counted through, one ballot each, one camera.
import { describe, expect, it } from 'vitest';
import { Fault } from '../../../src/domain/fault.ts';
import { JamId } from '../../../src/domain/ids.ts';
import type { Jam, JamSchedule } from '../../../src/domain/jam.ts';
import { defaultPlan } from '../../../src/domain/jam-rules.ts';
import { usd } from '../../../src/domain/money.ts';
import type { Store } from '../../../src/domain/records.ts';
import { HOUR, later, MINUTE } from '../../../src/domain/time.ts';
import { ANNA, BEN, channelId, draftId, draftOf, GUILD, guildId, jobId, jobOf, PLACE, T0 } from './samples.ts';

const JAM = JamId.parse('k7m2xq9');
const OTHER = JamId.parse('k7m2xq8');

export const jamOf = (id: JamId, change: Partial<Jam> = {}): Jam => ({
  id,
  guild: GUILD,
  host: ANNA,
  language: 'de',
  plan: { ...defaultPlan(usd(2)), theme: 'the tide' },
  place: PLACE,
  thread: null,
  card: null,
  state: { at: 'planned', startsAt: later(T0, HOUR), endsAt: null },
  dueAt: later(T0, HOUR),
  fundedAt: null,
  createdAt: T0,
  schedule: null,
  result: null,
  ...change,
});

export function jamPromises(store: () => Store): void {
  const read = () => store().read;

  describe('jams', () => {
    it('come back as they were put in, and are found by thread, guild and state', async () => {
      await read().jams.add(jamOf(JAM));
      await read().jams.add(jamOf(OTHER, { guild: guildId(2), createdAt: later(T0, 1) }));
      expect(await read().jams.get(JAM)).toEqual(jamOf(JAM));
      await read().jams.annotate(JAM, { thread: channelId(7), fundedAt: T0 });
      expect(await read().jams.ofThread(channelId(7))).toMatchObject({ id: JAM, fundedAt: T0 });
      expect((await read().jams.ofGuild(GUILD, ['planned'], 5)).map(({ id }) => id)).toEqual([JAM]);
      expect(await read().jams.inState(['open', 'over'])).toEqual([]);
      await expect(read().jams.add(jamOf(JAM))).rejects.toThrow(Fault);
    });

    it('move once: of two hands one is first, and a move that does not exist is a fault', async () => {
      await read().jams.add(jamOf(JAM));
      const open = { at: 'open', since: T0, endsAt: later(T0, HOUR) } as const;
      const moves = await Promise.all([
        read().jams.advance(JAM, 'planned', open, open.endsAt),
        read().jams.advance(JAM, 'planned', open, open.endsAt),
      ]);
      expect(moves.toSorted((a, b) => Number(a) - Number(b))).toEqual([false, true]);
      expect(await read().jams.get(JAM)).toMatchObject({ state: open, dueAt: open.endsAt });
      const over = { at: 'over', since: T0 } as const;
      // @ts-expect-error: no move leads from open to over.
      await expect(read().jams.advance(JAM, 'open', over, null)).rejects.toThrow(Fault);
      expect(await read().jams.amend(JAM, { at: 'planned', startsAt: T0, endsAt: null }, T0)).toBe(false);
    });

    it('are due, the longest first', async () => {
      await read().jams.add(jamOf(JAM, { dueAt: later(T0, 2) }));
      await read().jams.add(jamOf(OTHER, { dueAt: later(T0, 1) }));
      expect(await read().jams.nextDue()).toBe(later(T0, 1));
      expect((await read().jams.due(later(T0, 2), 5)).map(({ id }) => id)).toEqual([OTHER, JAM]);
      expect(await read().jams.due(T0, 5)).toEqual([]);
    });
  });

  describe('entries', () => {
    it('are counted through, enter once and are removed once', async () => {
      const first = await read().jamEntries.add(JAM, jobId(1), ANNA, T0);
      const second = await read().jamEntries.add(JAM, jobId(2), BEN, T0);
      expect([first.number, second.number, (await read().jamEntries.add(OTHER, jobId(3), BEN, T0)).number]).toEqual([
        1, 2, 1,
      ]);
      await expect(read().jamEntries.add(OTHER, jobId(1), ANNA, T0)).rejects.toThrow(Fault);
      const removed = { by: BEN, reason: 'off the theme', at: T0 };
      expect(await read().jamEntries.remove(jobId(1), removed)).toBe(true);
      expect(await read().jamEntries.remove(jobId(1), { ...removed, reason: null })).toBe(false);
      expect(await read().jamEntries.ofJam(JAM)).toEqual([{ ...first, removed }, second]);
      expect(await read().jamEntries.get(jobId(9))).toBeUndefined();
    });
  });

  describe('judging', () => {
    it('keeps one ballot a voter and one number of points a judge and clip', async () => {
      await read().jamVotes.cast({ jam: JAM, voter: ANNA, votes: [jobId(1)], at: T0 });
      await read().jamVotes.cast({ jam: JAM, voter: ANNA, votes: [jobId(2), jobId(3)], at: later(T0, 1) });
      await read().jamVotes.cast({ jam: OTHER, voter: ANNA, votes: [jobId(1)], at: T0 });
      expect(await read().jamVotes.ballots(JAM)).toEqual([
        { jam: JAM, voter: ANNA, votes: [jobId(2), jobId(3)], at: later(T0, 1) },
      ]);
      await read().jamVotes.score({ jam: JAM, judge: BEN, job: jobId(1), points: 3 });
      await read().jamVotes.score({ jam: JAM, judge: BEN, job: jobId(1), points: 9 });
      expect(await read().jamVotes.scores(JAM)).toEqual([{ jam: JAM, judge: BEN, job: jobId(1), points: 9 }]);
      await expect(read().jamVotes.score({ jam: JAM, judge: BEN, job: jobId(1), points: 11 })).rejects.toThrow(Fault);
    });
  });

  describe('turns', () => {
    it('let nobody stand in line twice, and give the camera to one', async () => {
      expect(await read().jamTurns.join(JAM, ANNA, T0)).toBe(true);
      expect(await read().jamTurns.join(JAM, ANNA, T0)).toBe(false);
      expect(await read().jamTurns.join(JAM, BEN, T0)).toBe(true);
      const called = { at: 'called', until: later(T0, MINUTE) } as const;
      expect(await read().jamTurns.move(JAM, 1, 'waiting', called)).toBe(true);
      expect(await read().jamTurns.move(JAM, 1, 'waiting', called)).toBe(false);
      await expect(read().jamTurns.move(JAM, 2, 'waiting', called)).rejects.toThrow(Fault);
      expect(await read().jamTurns.move(JAM, 1, 'called', { at: 'passed' })).toBe(true);
      expect(await read().jamTurns.move(JAM, 2, 'waiting', called)).toBe(true);
      expect(await read().jamTurns.join(JAM, ANNA, T0)).toBe(true);
      expect((await read().jamTurns.ofJam(JAM)).map(({ number, state }) => [number, state.at])).toEqual([
        [1, 'passed'],
        [2, 'called'],
        [3, 'waiting'],
      ]);
    });
  });

  describe('schedules', () => {
    const schedule: JamSchedule = {
      id: JAM,
      guild: GUILD,
      by: ANNA,
      language: 'en',
      plan: { ...defaultPlan(usd(2)), theme: 'the tide' },
      place: PLACE,
      weekly: { weekday: 5, hour: 19, minute: 0 },
      lengthMinutes: 60,
      mention: null,
      announceMinutes: 30,
      nextAt: later(T0, HOUR),
      endedAt: null,
    };

    it('are due when they are to be announced, move on once, and end for good', async () => {
      await read().jamSchedules.add(schedule);
      expect(await read().jamSchedules.get(JAM)).toEqual(schedule);
      expect(await read().jamSchedules.nextDue()).toBe(later(T0, 30 * MINUTE));
      expect(await read().jamSchedules.due(later(T0, 29 * MINUTE), 5)).toEqual([]);
      expect(await read().jamSchedules.due(later(T0, 30 * MINUTE), 5)).toEqual([schedule]);
      expect(await read().jamSchedules.advance(JAM, schedule.nextAt, later(T0, 3 * HOUR))).toBe(true);
      expect(await read().jamSchedules.advance(JAM, schedule.nextAt, later(T0, 4 * HOUR))).toBe(false);
      expect(await read().jamSchedules.end(JAM, T0)).toBe(true);
      expect(await read().jamSchedules.end(JAM, T0)).toBe(false);
      expect(await read().jamSchedules.ofGuild(GUILD)).toEqual([]);
      expect(await read().jamSchedules.nextDue()).toBeUndefined();
    });
  });

  describe('the line', () => {
    it('ends behind everybody who stands in it, also within one millisecond', async () => {
      expect(await read().jobs.endOfLine(T0)).toBe(T0);
      await read().jobs.add(jobOf(2, { lineAt: T0 }));
      expect(await read().jobs.endOfLine(T0)).toBe(later(T0, 1));
      await read().jobs.add(jobOf(1, { lineAt: null, jam: JAM }));
      expect(await read().jobs.stepUp(jobId(1), T0)).toBe(true);
      expect(await read().jobs.line(jobId(2))).toEqual({ before: 0, total: 2 });
      expect(await read().jobs.line(jobId(1))).toEqual({ before: 1, total: 2 });
    });
  });

  describe('cards of a jam', () => {
    it('say what they would cost while they are open, and keep the purse that they showed', async () => {
      const quote = (price: number) => ({ ...draftOf(1).quote, price: usd(price) });
      await read().drafts.add(draftOf(1, { jam: JAM, purse: 'pot', quote: quote(0.3) }));
      await read().drafts.add(draftOf(2, { jam: JAM, quote: quote(0.7) }));
      await read().drafts.add(draftOf(3, { quote: quote(0.1) }));
      await read().drafts.close(draftId(2), 1, { is: 'cancelled' });
      expect(await read().drafts.quoted(JAM)).toEqual([usd(0.3)]);
      const { request } = draftOf(1);
      const changed = await read().drafts.change(draftId(1), 1, { request, quote: quote(0.3), purse: 'own' });
      expect(changed).toMatchObject({ purse: 'own', version: 2 });
      expect(await read().drafts.change(draftId(1), 2, { request, quote: quote(0.4) })).toMatchObject({ purse: 'own' });
    });
  });
}
