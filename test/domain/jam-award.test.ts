// The result can be counted again from its record, in which nobody is named; favourite words; when a pot is empty.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JamId } from '../../src/domain/ids.ts';
import type { Ballot, Jam, JamEntry, Judging, Score } from '../../src/domain/jam.ts';
import { AwardRecord, awardRecord, placingsOf, recount } from '../../src/domain/jam-award.ts';
import { defaultPlan, potIsEmpty, soundPlan, whyNotSettings } from '../../src/domain/jam-rules.ts';
import { favouriteWords } from '../../src/domain/jam-words.ts';
import { usd } from '../../src/domain/money.ts';
import { GUILD, jobId, PLACE, T0, userId } from '../contracts/store/samples.ts';

const JAM = JamId.parse('k7m2xq9');
const PEOPLE = 6;
const who = fc.integer({ min: 1, max: PEOPLE });

const entriesBy = (authors: readonly number[]): readonly JamEntry[] =>
  authors.map((author, n) => ({
    jam: JAM,
    job: jobId(n + 1),
    author: userId(author),
    number: n + 1,
    at: T0,
    removed: null,
  }));

/** Ballots as nobody could cast them, too: for one's own, twice, too many, for clips that do not compete. */
const ballots = fc.uniqueArray(fc.tuple(who, fc.array(fc.integer({ min: 1, max: 10 }), { maxLength: 6 })), {
  selector: ([voter]) => voter,
});
const scores = fc.uniqueArray(fc.tuple(who, fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 10 })), {
  selector: ([judge, job]) => `${judge} ${job}`,
});
const judgings: readonly Judging[] = [
  { is: 'vote', votes: 1 },
  { is: 'vote', votes: 3 },
  { is: 'judges', judges: [userId(1), userId(2), userId(3)] },
  { is: 'none' },
];

describe('the record of an award', () => {
  it('counts again to the same places and points, and names nobody', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...judgings),
        fc.array(who, { maxLength: 8 }),
        ballots,
        scores,
        (judging, authors, votes, points) => {
          const judged = {
            entries: entriesBy(authors),
            ballots: votes.map(
              ([voter, jobs]): Ballot => ({ jam: JAM, voter: userId(voter), votes: jobs.map(jobId), at: T0 }),
            ),
            scores: points.map(
              ([judge, job, given]): Score => ({ jam: JAM, judge: userId(judge), job: jobId(job), points: given }),
            ),
          };
          const placings = placingsOf(judging, judged);
          const text = JSON.stringify(awardRecord(judging, judged));
          const again = recount(AwardRecord.parse(JSON.parse(text)));
          const bare = (all: typeof placings) => all.map(({ job, place, points: sum }) => ({ job, place, sum }));
          expect(bare(again)).toEqual(bare(placings));
          for (let person = 1; person <= PEOPLE; person += 1) expect(text).not.toContain(userId(person));
        },
      ),
    );
  });

  it('stays within a row of the log for a hundred clips and two hundred ballots', () => {
    const entries = entriesBy(Array.from({ length: 100 }, (_, n) => n + 1));
    const all = entries.map(({ job }) => job).slice(0, 10);
    const cast = Array.from({ length: 200 }, (_, n): Ballot => ({ jam: JAM, voter: userId(n), votes: all, at: T0 }));
    const text = JSON.stringify(awardRecord({ is: 'vote', votes: 10 }, { entries, ballots: cast, scores: [] }));
    expect(text.length).toBeLessThan(20_000);
  });
});

describe('favourite words', () => {
  it('are those of several prompts that say something, whatever their case', () => {
    expect(
      favouriteWords([
        'The Gondola in the fog, the fog',
        'a GONDOLA under a bridge',
        'eine Gondel und der Nebel über dem Kanal',
        'der Kanal bei Nacht, a bridge',
      ]),
    ).toEqual(['bridge', 'gondola', 'kanal']);
  });
});

describe('the plan', () => {
  it('leaves time to judge what nobody could see before', () => {
    const plan = { ...defaultPlan(usd(2)), judgingMinutes: 0 };
    expect(soundPlan(plan).judgingMinutes).toBe(0);
    expect(soundPlan({ ...plan, reveal: 'at-end' }).judgingMinutes).toBeGreaterThan(0);
    expect(soundPlan({ ...plan, judging: { is: 'judges', judges: [userId(1)] } }).judgingMinutes).toBeGreaterThan(0);
  });

  it('knows a length in any spelling', () => {
    const plan = { ...defaultPlan(usd(2)), fixed: { duration: '5s', aspectRatio: null, resolution: null } };
    expect(whyNotSettings(plan, { duration: '5' })).toBeNull();
    expect(whyNotSettings(plan, { duration: null, aspectRatio: '9:16' })).toBeNull();
    expect(whyNotSettings(plan, { duration: '10s' })).toMatchObject({ what: 'duration', value: '5s' });
  });
});

describe('an empty pot', () => {
  const jam = (ownToo: boolean, endsAt: typeof T0 | null): Jam => ({
    id: JAM,
    guild: GUILD,
    host: userId(1),
    language: 'en',
    plan: { ...defaultPlan(usd(2)), ownToo },
    place: PLACE,
    thread: null,
    card: null,
    state: { at: 'open', since: T0, endsAt },
    dueAt: endsAt,
    fundedAt: T0,
    createdAt: T0,
    schedule: null,
    result: null,
  });
  const none = usd(0);

  it.each([
    ['nothing was made yet', usd(0.3), none, [], [usd(0.5)], false],
    ['the cheapest that was made does not fit', usd(0.3), none, [usd(0.5)], [], true],
    ['a cheaper card is open', usd(0.3), none, [usd(0.5)], [usd(0.2)], false],
    ['a clip is under way that may come back', usd(0.3), usd(0.5), [usd(0.5)], [], false],
    ['there is nothing at all', none, none, [], [], true],
  ] as const)('%s', (_, left, held, made, quoted, empty) => {
    expect(potIsEmpty({ jam: jam(false, T0), left, held, made, quoted })).toBe(empty);
  });

  it('ends nothing before the deadline where members may pay for themselves', () => {
    const dry = { left: none, held: none, made: [], quoted: [] };
    expect(potIsEmpty({ jam: jam(true, T0), ...dry })).toBe(false);
    expect(potIsEmpty({ jam: jam(true, null), ...dry })).toBe(true);
  });
});
