// What a jam says about an entry, read at the moment it matters: its money, its clips, its turns.
import { Fault } from '../domain/fault.ts';
import type { JamId } from '../domain/ids.ts';
import type { Jam } from '../domain/jam.ts';
import type { EntryFacts, Taking } from '../domain/jam-rules.ts';
import { type JamTerms, termsOf } from '../domain/jam-terms.ts';
import type { Job } from '../domain/job.ts';
import type { Records } from '../domain/records.ts';
import type { Instant } from '../domain/time.ts';

/** Null for a clip that takes part in no jam. Throws a Fault when the jam's pot was never filled. */
export async function jamTerms(records: Records, id: JamId | null): Promise<JamTerms | null> {
  if (id === null) return null;
  const jam = await records.jams.get(id);
  const terms = jam === undefined ? null : termsOf(jam);
  if (terms === null) throw new Fault(`jam ${id} has no pot`);
  return terms;
}

/** The entries with their clips, in the order of their numbers. */
export async function takingsOf(records: Records, { id }: Pick<Jam, 'id'>): Promise<readonly Taking[]> {
  const jobs = new Map((await records.jobs.ofJam(id)).map((job) => [job.id, job]));
  return (await records.jamEntries.ofJam(id)).flatMap((entry) => {
    const job = jobs.get(entry.job);
    return job === undefined ? [] : [{ entry, job }];
  });
}

/** All that decides whether somebody may add a clip now. */
export async function entryFacts(records: Records, jam: Jam, now: Instant): Promise<EntryFacts> {
  return {
    jam,
    takings: await takingsOf(records, jam),
    turns: await records.jamTurns.ofJam(jam.id),
    left: await records.ledger.pot(jam.id),
    now,
  };
}

/** A clip of which nobody sees anything, not even its prompt, before its jam closes. */
export async function isVeiled(records: Pick<Records, 'jams'>, { jam: id }: Pick<Job, 'jam'>): Promise<boolean> {
  const jam = id === null ? undefined : await records.jams.get(id);
  return jam !== undefined && jam.plan.reveal === 'at-end' && jam.state.at === 'open';
}

/** One of those that is finished. */
export const isSealed = async (records: Pick<Records, 'jams'>, job: Pick<Job, 'jam' | 'state'>): Promise<boolean> =>
  job.state.at === 'rendered' && isVeiled(records, job);
