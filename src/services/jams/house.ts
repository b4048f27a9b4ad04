// Everything about jams, put together: what commands may ask, what works by itself, what says it.
import type { Clock, Messenger } from '../../domain/ports.ts';
import type { Store } from '../../domain/records.ts';
import type { Desk } from '../herald.ts';
import type { Worker } from '../worker.ts';
import { createJamDesk } from './desk.ts';
import { createFinale, type FinaleDeps } from './finale.ts';
import { createHosting } from './hosting.ts';
import type { Jams } from './jams.ts';
import { createJudging } from './judging.ts';
import { createKeeper } from './keeper.ts';
import { createLiveCards } from './live-card.ts';
import { createPlaying } from './playing.ts';
import { createRemembering } from './remembering.ts';
import { createRepeating, createRounds } from './repeating.ts';

type DepsOf<Part extends (deps: never) => unknown> = Parameters<Part>[0];

export interface JamHouse {
  readonly jams: Jams;
  readonly desk: Desk;
  readonly workers: readonly Worker[];
}

export function createJamHouse(
  deps: FinaleDeps &
    DepsOf<typeof createHosting> &
    DepsOf<typeof createPlaying> &
    DepsOf<typeof createRepeating> &
    DepsOf<typeof createRemembering> & { readonly store: Store; readonly messenger: Messenger; readonly clock: Clock },
): JamHouse {
  const cards = createLiveCards(deps);
  return {
    jams: {
      hosting: createHosting(deps),
      playing: createPlaying(deps),
      judging: createJudging(deps),
      remembering: createRemembering(deps),
      repeating: createRepeating(deps),
    },
    desk: createJamDesk({ ...deps, cards }),
    workers: [createKeeper(deps), cards.worker, createRounds(deps), createFinale(deps)],
  };
}
