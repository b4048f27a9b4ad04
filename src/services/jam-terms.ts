// What a jam says about the money of an entry, read at the moment it matters.
import { Fault } from '../domain/fault.ts';
import type { JamId } from '../domain/ids.ts';
import type { JamTerms } from '../domain/jam.ts';
import type { Records } from '../domain/records.ts';

export async function termsOf(_records: Records, id: JamId | null): Promise<JamTerms | null> {
  if (id === null) return null;
  throw new Fault(`jam ${id} is not known`);
}
