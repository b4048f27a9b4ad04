// How long each model takes: Venice's own average and what this bot has seen, as one distribution per model.
import type { ModelId } from '../domain/ids.ts';
import { type Pace, paceOf } from '../domain/pace.ts';
import type { Clock } from '../domain/ports.ts';
import type { Store } from '../domain/records.ts';
import { type Instant, later, MINUTE } from '../domain/time.ts';

/** Enough of the latest renders to know a model, few enough to notice when it changes. */
const SAMPLES = 50;
const REMEMBERED = 5 * MINUTE;

export interface Pacing {
  of(model: ModelId): Promise<Pace>;
  /** An honest wait in milliseconds, half of the jobs and four in five; null before anything was ever seen. */
  expect(model: ModelId): Promise<{ readonly typicalMs: number; readonly likelyMs: number } | null>;
}

export function createPacing(deps: { readonly store: Store; readonly clock: Clock }): Pacing {
  const { store, clock } = deps;
  const remembered = new Map<ModelId, { readonly pace: Pace; readonly until: Instant }>();

  async function known(model: ModelId) {
    const before = remembered.get(model);
    if (before !== undefined && before.until > clock.now()) return before;
    const [averageMs, samples] = await Promise.all([
      store.read.timings.average(model),
      store.read.timings.latest(model, SAMPLES),
    ]);
    const pace = paceOf({ averageMs, samples });
    // What was never seen is asked again at once: the first look brings Venice's average.
    const found = { pace, until: pace.known ? later(clock.now(), REMEMBERED) : clock.now() };
    remembered.set(model, found);
    return found;
  }

  return {
    of: async (model) => (await known(model)).pace,
    async expect(model) {
      const { known: seen, typicalMs, likelyMs } = (await known(model)).pace;
      return seen ? { typicalMs, likelyMs } : null;
    },
  };
}
