// Who wins. Pure, so that anybody can count again from the ballots in the audit log.
// Ties: of clips with the same points, the one that more people judged goes first. With the same points and people, clips share
// their place and stand in the order of their numbers.
import type { JobId, UserId } from './ids.ts';
import type { Ballot, JamEntry, Placing, Score } from './jam.ts';

interface Counted {
  readonly entry: JamEntry;
  readonly points: number;
  readonly people: number;
}

/** A vote for one's own clip, for a removed clip or for the same clip twice counts for nothing. */
export function tallyVotes(
  entries: readonly JamEntry[],
  ballots: readonly Ballot[],
  votesEach: number,
): readonly Placing[] {
  const inRun = entries.filter(({ removed }) => removed === null);
  const votes = (entry: JamEntry) =>
    ballots.filter((ballot) => countingVotes(ballot, inRun, votesEach).has(entry.job)).length;
  return placed(inRun.map((entry) => ({ entry, points: votes(entry), people: votes(entry) })));
}

function countingVotes({ voter, votes }: Ballot, entries: readonly JamEntry[], votesEach: number): ReadonlySet<JobId> {
  const others = new Set(entries.filter(({ author }) => author !== voter).map(({ job }) => job));
  return new Set([...new Set(votes)].filter((job) => others.has(job)).slice(0, votesEach));
}

/** The mean of the points of all judges but the author; a clip that nobody judged has none. */
export function tallyScores(
  entries: readonly JamEntry[],
  scores: readonly Score[],
  judges: readonly UserId[],
): readonly Placing[] {
  const inRun = entries.filter(({ removed }) => removed === null);
  return placed(
    inRun.map((entry) => {
      const given = scores.filter(
        ({ job, judge }) => job === entry.job && judge !== entry.author && judges.includes(judge),
      );
      const points = given.length === 0 ? 0 : given.reduce((sum, one) => sum + one.points, 0) / given.length;
      return { entry, points: Math.round(points * 100) / 100, people: given.length };
    }),
  );
}

function placed(counted: readonly Counted[]): readonly Placing[] {
  const order = counted.toSorted(
    (a, b) => b.points - a.points || b.people - a.people || a.entry.number - b.entry.number,
  );
  return order.map(({ entry, points, people }) => {
    const place =
      1 + order.filter((one) => one.points > points || (one.points === points && one.people > people)).length;
    return { job: entry.job, author: entry.author, place, points };
  });
}
