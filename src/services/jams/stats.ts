// What a server's jams came to over a season: who won, who was on the podium, whose clips others built on.
import type { GuildId, UserId } from '../../domain/ids.ts';
import type { Jam, JamResult } from '../../domain/jam.ts';
import { isFinished } from '../../domain/lineage.ts';
import { sum } from '../../domain/money.ts';
import type { Records } from '../../domain/records.ts';
import { isHidden } from '../../domain/review.ts';
import type { Instant } from '../../domain/time.ts';
import type { JamStats } from './jams.ts';

const MOST_JAMS = 1_000;
const MOST_REMIXED = 5;

interface Ended {
  readonly jam: Jam;
  readonly result: JamResult;
}

/** Jams whose result came at `since` or after it. */
export async function statsOf(records: Records, guild: GuildId, since: Instant): Promise<JamStats> {
  const jams = await records.jams.ofGuild(guild, ['finale', 'over'], MOST_JAMS);
  const ended = jams.flatMap((jam): readonly Ended[] =>
    jam.result !== null && jam.state.at !== 'drafting' && sinceOf(jam) >= since ? [{ jam, result: jam.result }] : [],
  );
  const total = (of: (result: JamResult) => number) => ended.reduce((all, { result }) => all + of(result), 0);
  return {
    since,
    jams: ended.length,
    clips: total(({ clips }) => clips),
    spent: sum(...ended.map(({ result }) => result.spent)),
    clipsMs: total(({ clipsMs }) => clipsMs),
    people: leaderboard(ended),
    mostRemixed: await mostRemixed(records, ended),
  };
}

const sinceOf = ({ state, createdAt }: Jam): Instant => ('since' in state ? state.since : createdAt);

function leaderboard(ended: readonly Ended[]): JamStats['people'] {
  const people = new Map<UserId, { clips: number; wins: number; podiums: number }>();
  for (const { jam, result } of ended) {
    const judged = jam.plan.judging.is !== 'none';
    for (const { author, place, points } of result.placings) {
      const before = people.get(author) ?? { clips: 0, wins: 0, podiums: 0 };
      // A place that nobody's vote gave is no win.
      const counts = judged && points > 0;
      people.set(author, {
        clips: before.clips + 1,
        wins: before.wins + (counts && place === 1 ? 1 : 0),
        podiums: before.podiums + (counts && place <= 3 ? 1 : 0),
      });
    }
  }
  return [...people]
    .map(([member, counted]) => ({ member, ...counted }))
    .toSorted(
      (a, b) => b.wins - a.wins || b.podiums - a.podiums || b.clips - a.clips || (a.member < b.member ? -1 : 1),
    );
}

async function mostRemixed(records: Records, ended: readonly Ended[]): Promise<JamStats['mostRemixed']> {
  const counted = [];
  for (const { job: id } of ended.flatMap(({ result }) => result.placings)) {
    const remixes = (await records.jobs.childrenOf(id)).filter(isFinished).length;
    if (remixes > 0) counted.push({ id, remixes });
  }
  const best = counted.toSorted((a, b) => b.remixes - a.remixes || (a.id < b.id ? -1 : 1));
  const shown = [];
  for (const { id, remixes } of best) {
    const job = await records.jobs.get(id);
    if (job === undefined || isHidden(job.state)) continue;
    shown.push({ job, remixes });
    if (shown.length === MOST_REMIXED) break;
  }
  return shown;
}
