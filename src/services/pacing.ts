// How long each model takes: Venice's own average and what this bot has seen, as one distribution per model.
import type { ModelId } from '../domain/ids.ts';
import { type Pace, paceOf } from '../domain/pace.ts';
import type { Clock, Store } from '../domain/ports.ts';
import { type Instant, later, MINUTE } from '../domain/time.ts';

/** Enough of the latest renders to know a model, few enough to notice when it changes. */
const SAMPLES = 50;
const REMEMBERED = 5 * MINUTE;

export interface Pacing {
  of(model: ModelId): Promise<Pace>;
}

export function createPacing(deps: { readonly store: Store; readonly clock: Clock }): Pacing {
  const { store, clock } = deps;
  const known = new Map<ModelId, { readonly pace: Pace; readonly until: Instant }>();
  return {
    async of(model) {
      const remembered = known.get(model);
      if (remembered !== undefined && remembered.until > clock.now()) return remembered.pace;
      const [averageMs, samples] = await Promise.all([
        store.read.timings.average(model),
        store.read.timings.latest(model, SAMPLES),
      ]);
      const pace = paceOf({ averageMs, samples });
      known.set(model, { pace, until: later(clock.now(), REMEMBERED) });
      return pace;
    },
  };
}
