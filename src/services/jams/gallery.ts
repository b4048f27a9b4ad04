// Who may look back at the clips of a jam, and from when: as soon as they may be seen at all.
import { JamId } from '../../domain/ids.ts';
import type { Jam } from '../../domain/jam.ts';
import type { JamSight } from '../../domain/jam-sight.ts';
import type { Member } from '../../domain/member.ts';
import { granted, type Outcome, refused } from '../../domain/outcome.ts';
import type { Records } from '../../domain/records.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { sightOf } from './sight.ts';

/** Sealed clips show nothing of themselves, not even their words, until the jam takes no more. */
export const isSealed = ({ plan, state }: Pick<Jam, 'plan' | 'state'>): boolean =>
  plan.reveal === 'at-end' && state.at === 'open';

/** A jam whose clips this member may see. */
export async function openGallery(
  records: Records,
  asked: string,
  member: Pick<Member, 'guild'>,
): Promise<Outcome<JamSight, Refusal>> {
  const id = JamId.safeParse(asked);
  const jam = id.success ? await records.jams.get(id.data) : undefined;
  if (jam === undefined || jam.guild !== member.guild || jam.state.at === 'drafting') {
    return refused({ is: 'unknown-jam', asked });
  }
  if (jam.state.at === 'planned') {
    return refused({ is: 'jam-not-open', state: 'planned', startsAt: jam.state.startsAt });
  }
  return isSealed(jam) ? refused({ is: 'not-revealed' }) : granted(await sightOf(records, jam));
}
