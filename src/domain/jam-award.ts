// Who won, and all that is needed to count it again: one record for the audit log, in which people are numbers that mean
// nothing outside of it.
import { z } from 'zod';
import { standIn } from './audit.ts';
import { JamId, JobId, type UserId } from './ids.ts';
import type { Ballot, JamEntry, Judging, Placing, Score } from './jam.ts';
import { tallyScores, tallyVotes } from './jam-tally.ts';
import { Instant } from './time.ts';

export interface Judged {
  /** Only those that compete. */
  readonly entries: readonly JamEntry[];
  readonly ballots: readonly Ballot[];
  readonly scores: readonly Score[];
}

/** Where nobody judges, all share the first place, in the order of their numbers. */
export function placingsOf(judging: Judging, { entries, ballots, scores }: Judged): readonly Placing[] {
  switch (judging.is) {
    case 'vote':
      return tallyVotes(entries, ballots, judging.votes);
    case 'judges':
      return tallyScores(entries, scores, judging.judges);
    case 'none':
      return tallyVotes(entries, [], 0);
  }
}

const Person = z.number().int().min(1);
const Entered = z.number().int().min(1);

/** Short, because everything must fit one row of the log. */
export const AwardRecord = z.object({
  judging: z.discriminatedUnion('is', [
    z.object({ is: z.literal('vote'), votes: z.number().int().min(1) }),
    z.object({ is: z.literal('judges'), judges: z.array(Person) }),
    z.object({ is: z.literal('none') }),
  ]),
  /** Number, clip, author. */
  entries: z.array(z.tuple([Entered, JobId, Person])),
  /** Voter, and the numbers of the entries voted for. */
  ballots: z.array(z.tuple([Person, z.array(Entered)])),
  /** Judge, number of the entry, points. */
  scores: z.array(z.tuple([Person, Entered, z.number().int().min(1).max(10)])),
});
export type AwardRecord = z.infer<typeof AwardRecord>;

/** Votes and points for what does not compete are left out: they count for nothing. */
export function awardRecord(judging: Judging, { entries, ballots, scores }: Judged): AwardRecord {
  const people = new Map<UserId, number>();
  const person = (user: UserId) => {
    const number = people.get(user) ?? people.size + 1;
    people.set(user, number);
    return number;
  };
  const numbers = new Map(entries.map(({ job, number }) => [job, number]));
  const known = (jobs: readonly JobId[]) => jobs.flatMap((job) => numbers.get(job) ?? []);
  return {
    entries: entries.map(({ number, job, author }) => [number, job, person(author)]),
    ballots: ballots.map(({ voter, votes }) => [person(voter), known(votes)]),
    scores: scores.flatMap(({ judge, job, points }) =>
      known([job]).map((number): [number, number, number] => [person(judge), number, points]),
    ),
    judging: judging.is === 'judges' ? { is: 'judges', judges: judging.judges.map(person) } : judging,
  };
}

const SOME_JAM = JamId.parse('0000000');
const SOME_TIME = Instant.parse(0);

/** The same result from nothing but the record; authors are stand-ins. */
export function recount({ judging, entries, ballots, scores }: AwardRecord): readonly Placing[] {
  const jobs = new Map(entries.map(([number, job]) => [number, job]));
  const named = (numbers: readonly number[]) => numbers.flatMap((number) => jobs.get(number) ?? []);
  const judged: Judged = {
    entries: entries.map(([number, job, author]) => ({
      jam: SOME_JAM,
      job,
      author: standIn(author),
      number,
      at: SOME_TIME,
      removed: null,
    })),
    ballots: ballots.map(([voter, votes]) => ({
      jam: SOME_JAM,
      voter: standIn(voter),
      votes: named(votes),
      at: SOME_TIME,
    })),
    scores: scores.flatMap(([judge, number, points]) =>
      named([number]).map((job) => ({ jam: SOME_JAM, judge: standIn(judge), job, points })),
    ),
  };
  return placingsOf(judging.is === 'judges' ? { is: 'judges', judges: judging.judges.map(standIn) } : judging, judged);
}
