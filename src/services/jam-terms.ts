// What a jam says about the money of an entry, read at the moment it matters.
import { Fault } from '../domain/fault.ts';
import type { JamId } from '../domain/ids.ts';
import { type JamTerms, termsOf } from '../domain/jam.ts';
import type { Records } from '../domain/records.ts';

/** Null for a clip that takes part in no jam. Throws a Fault when the jam's pot was never filled. */
export async function jamTerms(records: Records, id: JamId | null): Promise<JamTerms | null> {
  if (id === null) return null;
  const jam = await records.jams.get(id);
  const terms = jam === undefined ? null : termsOf(jam);
  if (terms === null) throw new Fault(`jam ${id} has no pot`);
  return terms;
}
