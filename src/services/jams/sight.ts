// A jam as it stands: its money, its clips, its people. Read for the live card, for commands, for the keeper.
import type { Jam } from '../../domain/jam.ts';
import { competes, type Taking, underWay } from '../../domain/jam-rules.ts';
import type { JamSight, Shown } from '../../domain/jam-sight.ts';
import type { Records } from '../../domain/records.ts';
import { takingsOf } from '../jam-terms.ts';
import { potOf } from './pot.ts';

/** Clips that count, each with its place once there is one. */
export function shownOf({ result }: Pick<Jam, 'result'>, takings: readonly Taking[]): readonly Shown[] {
  const places = new Map(result?.placings.map((placing) => [placing.job, placing]));
  return takings.filter(competes).map(({ entry, job }) => ({ entry, job, placing: places.get(job.id) ?? null }));
}

export async function sightOf(records: Records, jam: Jam): Promise<JamSight> {
  const takings = await takingsOf(records, jam);
  const taking = takings.filter(({ entry, job }) => competes({ entry, job }) || underWay(job));
  const ballots = (await records.jamVotes.ballots(jam.id)).filter(({ votes }) => votes.length > 0);
  const scores = await records.jamVotes.scores(jam.id);
  return {
    jam,
    ...(await potOf(records, jam)),
    entries: shownOf(jam, takings),
    people: new Set(taking.map(({ entry }) => entry.author)).size,
    underWay: takings.filter(({ job }) => underWay(job)).length,
    turns: await records.jamTurns.ofJam(jam.id),
    voters: new Set([...ballots.map(({ voter }) => voter), ...scores.map(({ judge }) => judge)]).size,
  };
}
