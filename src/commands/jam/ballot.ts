// Voting and giving points: a private ballot, changeable until the end.
import { z } from 'zod';
import { JamId, JobId } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Services } from '../../services/index.ts';
import type { JamBallot } from '../../services/jams/jams.ts';
import type { Caller, Component } from '../feature.ts';
import { read } from '../reading.ts';
import type { Reply } from '../view.ts';
import { BALLOT_PAGE, ballotView, type NameOf, scoreView } from '../views/jam-ballot.ts';
import { refusalText, refusalView } from '../views/refusals.ts';

const Subject = z.tuple([JamId]);
const Paged = z.tuple([JamId, z.coerce.number().int().min(0)]);
const Scored = z.tuple([JamId, JobId]);

/** The names of those whose clips are on this page. */
async function namesFor(entries: JamBallot['entries'], { guild }: Caller, { names }: Services): Promise<NameOf> {
  const found = await names.of(guild, [...new Set(entries.map(({ entry }) => entry.author))]);
  return (user) => found.get(user) ?? null;
}

async function pageOf(
  ballot: Outcome<JamBallot, Refusal>,
  page: number,
  caller: Caller,
  services: Services,
  note: string | null = null,
): Promise<Reply> {
  if (!ballot.ok) return refusalView(ballot.refusal);
  const here = ballot.value.entries.slice(page * BALLOT_PAGE, (page + 1) * BALLOT_PAGE);
  return ballotView(ballot.value, page, await namesFor(here, caller, services), note);
}

export const openBallot: Component = {
  action: 'jam.vote',
  ack: 'private',
  async press(press, services) {
    const [id] = read(Subject, press.subject);
    return pageOf(await services.jams.judging.ballot(id, press), 0, press, services);
  },
};

export const turnBallot: Component = {
  action: 'jam.votes',
  ack: 'update',
  async press(press, services) {
    const [id, page] = read(Paged, press.subject);
    return pageOf(await services.jams.judging.ballot(id, press), page, press, services);
  },
};

/** What was chosen on this page takes the place of what was chosen on it before; other pages keep theirs. */
export const castBallot: Component = {
  action: 'jam.ballot',
  ack: 'update',
  async press(press, services) {
    const [id, page] = read(Paged, press.subject);
    const { judging } = services.jams;
    const before = await judging.ballot(id, press);
    if (!before.ok) return refusalView(before.refusal);
    const { entries, ballot } = before.value;
    const here = new Set(entries.slice(page * BALLOT_PAGE, (page + 1) * BALLOT_PAGE).map(({ entry }) => entry.job));
    const elsewhere = (ballot?.votes ?? []).filter((job) => !here.has(job));
    const votes = [...elsewhere, ...read(z.array(JobId), press.values)];
    const cast = await judging.vote(id, press, votes);
    return cast.ok
      ? pageOf(cast, page, press, services)
      : pageOf(before, page, press, services, refusalText(cast.refusal));
  },
};

async function scoring(job: JobId, ballot: Outcome<JamBallot, Refusal>, caller: Caller, services: Services) {
  if (!ballot.ok) return refusalView(ballot.refusal);
  const shown = ballot.value.entries.find(({ entry }) => entry.job === job);
  return shown === undefined
    ? refusalView({ is: 'no-such-entry', job })
    : scoreView(ballot.value, shown, await namesFor([shown], caller, services));
}

export const judgeClip: Component = {
  action: 'jam.judge',
  ack: 'update',
  async press(press, services) {
    const [id] = read(Subject, press.subject);
    const job = read(JobId, press.values[0]);
    return scoring(job, await services.jams.judging.ballot(id, press), press, services);
  },
};

export const giveScore: Component = {
  action: 'jam.score',
  ack: 'update',
  async press(press, services) {
    const [id, job] = read(Scored, press.subject);
    const points = read(z.coerce.number().int().min(1).max(10), press.values[0]);
    return pageOf(await services.jams.judging.score(id, press, job, points), 0, press, services);
  },
};
