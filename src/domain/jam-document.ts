// A jam as people take it along: what it was about, who made what, and what it cost. Pure.
import type { UserId } from './ids.ts';
import type { Jam } from './jam.ts';
import type { JamSight, Shown } from './jam-sight.ts';
import { formatUsd } from './money.ts';
import { promptOf } from './request.ts';
import type { Instant } from './time.ts';

/** What an entry's clip is called in the archive. */
export const clipName = ({ entry }: Shown, author: string): string =>
  `${String(entry.number).padStart(2, '0')} ${author}.mp4`;

/** JSON for people and programs. */
export function jamDocument({ jam, entries, spent }: JamSight, nameOf: (user: UserId) => string): string {
  const { id, plan, host, state, fundedAt, result } = jam;
  const document = {
    jam: id,
    theme: plan.theme,
    kind: plan.kind,
    judging: plan.judging.is,
    host: nameOf(host),
    startedAt: fundedAt === null ? null : when(fundedAt),
    state: state.at,
    pot: formatUsd(plan.pot),
    spent: formatUsd(spent),
    returned: result === null ? null : formatUsd(result.returned),
    favouriteWords: result?.words ?? [],
    entries: entries.map((one) => entryOf(jam, one, nameOf(one.entry.author))),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function entryOf({ plan }: Jam, one: Shown, author: string) {
  const { entry, job, placing } = one;
  const { model, duration, aspectRatio, resolution } = job.request;
  const judged = plan.judging.is !== 'none' && placing !== null;
  return {
    number: entry.number,
    file: clipName(one, author),
    clip: job.id,
    author,
    at: when(entry.at),
    prompt: promptOf(job.request),
    model,
    duration,
    aspectRatio,
    resolution,
    price: formatUsd(job.price),
    builtOn: job.parent,
    place: judged ? placing.place : null,
    points: judged ? placing.points : null,
  };
}

const when = (at: Instant) => new Date(at).toISOString();
