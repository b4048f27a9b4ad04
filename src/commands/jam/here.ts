// Whether a clip that is asked for at a place takes part in a jam: inside the thread of an open one it does.
import type { Jam } from '../../domain/jam.ts';
import type { Services } from '../../services/index.ts';
import type { Caller } from '../feature.ts';

/** The open jam whose thread this is. */
export async function jamHere({ place }: Pick<Caller, 'place'>, { jams }: Pick<Services, 'jams'>): Promise<Jam | null> {
  const jam = await jams.hosting.here(place);
  return jam?.state.at === 'open' ? jam : null;
}
