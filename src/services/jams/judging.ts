// Judging: private ballots and judges' points, changeable until the end. Nobody sees them before the result.
import type { JamId, JobId } from '../../domain/ids.ts';
import type { Jam } from '../../domain/jam.ts';
import { whyNotOne } from '../../domain/jam-rules.ts';
import type { Member } from '../../domain/member.ts';
import { granted, type Outcome, refused } from '../../domain/outcome.ts';
import type { Clock } from '../../domain/ports.ts';
import type { Records, Store } from '../../domain/records.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time.ts';
import { takingsOf } from '../jam-terms.ts';
import type { JamBallot, JamJudging } from './jams.ts';
import { shownOf } from './sight.ts';

export function createJudging(deps: { readonly store: Store; readonly clock: Clock }): JamJudging {
  const { store, clock } = deps;

  async function ballotOf(records: Records, id: JamId, member: Member): Promise<Outcome<JamBallot, Refusal>> {
    const jam = await records.jams.get(id);
    if (jam === undefined || jam.guild !== member.guild) return refused({ is: 'unknown-jam', asked: id });
    const no = whyNotJudge(jam, member, clock.now());
    if (no !== null) return refused(no);
    const { judging } = jam.plan;
    const shown = shownOf(jam, await takingsOf(records, jam));
    const ballots = judging.is === 'vote' ? await records.jamVotes.ballots(id) : [];
    const scores = judging.is === 'judges' ? await records.jamVotes.scores(id) : [];
    const mine = scores.filter(({ judge }) => judge === member.user);
    return granted({
      jam,
      judging,
      entries: shown.filter(({ entry }) => entry.author !== member.user),
      ballot: ballots.find(({ voter }) => voter === member.user) ?? null,
      points: Object.fromEntries(mine.map(({ job, points }) => [job, points])),
    });
  }

  return {
    ballot: (id, member) => ballotOf(store.read, id, member),

    vote: (id, member, votes) =>
      store.transaction(async (records) => {
        const ballot = await ballotOf(records, id, member);
        if (!ballot.ok) return ballot;
        const { judging } = ballot.value;
        if (judging.is !== 'vote') return refused({ is: 'no-votes-here', judging: judging.is });
        const chosen = [...new Set(votes)];
        if (chosen.length > judging.votes) return refused({ is: 'votes-spent', votes: judging.votes });
        const stranger = await whyNotFor(records, ballot.value, chosen, member);
        if (stranger !== null) return refused(stranger);
        await records.jamVotes.cast({ jam: id, voter: member.user, votes: chosen, at: clock.now() });
        return ballotOf(records, id, member);
      }),

    score: (id, judge, job, points) =>
      store.transaction(async (records) => {
        const ballot = await ballotOf(records, id, judge);
        if (!ballot.ok) return ballot;
        const { judging } = ballot.value;
        if (judging.is === 'none') return refused({ is: 'no-votes-here', judging: 'none' });
        if (judging.is !== 'judges') return refused({ is: 'not-a-judge' });
        const stranger = await whyNotFor(records, ballot.value, [job], judge);
        if (stranger !== null) return refused(stranger);
        await records.jamVotes.score({ jam: id, judge: judge.user, job, points });
        return ballotOf(records, id, judge);
      }),
  };
}

/** Who may judge, and when: clips that all can see from the start, sealed ones once they are opened. */
function whyNotJudge(jam: Jam, member: Member, now: Instant): Refusal | null {
  const { state, plan } = jam;
  if (plan.judging.is === 'none') return { is: 'no-votes-here', judging: 'none' };
  const stranger = plan.judging.is === 'judges' ? whyNotNamed(plan.judging.judges, member) : whyNotOne(jam, member);
  if (stranger !== null) return stranger;
  switch (state.at) {
    case 'drafting':
    case 'planned':
    case 'called-off':
      return { is: 'jam-not-open', state: state.at, startsAt: state.at === 'planned' ? state.startsAt : null };
    case 'open':
      return plan.reveal === 'at-end' ? { is: 'not-revealed' } : null;
    case 'closing':
      return null;
    case 'judging':
      return state.until <= now ? { is: 'voting-over' } : null;
    case 'finale':
    case 'over':
      return { is: 'voting-over' };
  }
}

const whyNotNamed = (judges: readonly Member['user'][], { user }: Member): Refusal | null =>
  judges.includes(user) ? null : { is: 'not-a-judge' };

/** What may be judged was left on the ballot: others' clips that count. */
async function whyNotFor(
  records: Records,
  { entries }: JamBallot,
  jobs: readonly JobId[],
  { user }: Member,
): Promise<Refusal | null> {
  for (const job of jobs) {
    if (entries.some(({ entry }) => entry.job === job)) continue;
    const own = (await records.jamEntries.get(job))?.author === user;
    return own ? { is: 'own-entry' } : { is: 'no-such-entry', job };
  }
  return null;
}
