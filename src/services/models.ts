// The model list: Venice's catalogue, fresh within hours, kept on disk so that it still works while Venice is down.
import { z } from 'zod';
import { type Kind, Model } from '../domain/catalogue.ts';
import type { ModelId } from '../domain/ids.ts';
import { granted, type Outcome, refused } from '../domain/outcome.ts';
import type { Cache, Clock, Log, VideoProvider } from '../domain/ports.ts';
import type { Refusal } from '../domain/refusal.ts';
import { DAY, HOUR, Instant, later, MINUTE } from '../domain/time.ts';

/** A list older than this is fetched again; a failed fetch is repeated after `RETRY`. */
const FRESH = 6 * HOUR;
const RETRY = 2 * MINUTE;
/** How long the copy on disk serves when Venice cannot be read. */
const KEPT = 30 * DAY;

/** `said` may name the model to use instead. */
export interface Sunset {
  readonly model: string;
  readonly removedAt: Instant | null;
  readonly said: string;
}

export const StoredModels = z.object({ fetchedAt: Instant, models: z.array(Model) });
export type StoredModels = z.infer<typeof StoredModels>;

export interface Models {
  /** Models that a request could use now: not removed. Empty only when no list was ever read. */
  all(): Promise<readonly Model[]>;
  /** By id, forgiving case. */
  find(asked: string): Promise<Outcome<Model, Refusal>>;
  /** Models of the given kinds that match what was typed, the likeliest first. */
  search(kinds: readonly Kind[], typed: string, first: readonly ModelId[]): Promise<readonly Model[]>;
  /**
   * Takes note of Venice's word, given with an answer about one model, that the model is about to go. It counts where
   * the list does not say so itself; the log hears of it once.
   */
  heed(sunset: Sunset): void;
  /** Fetches the list when it has grown old. Returns when to come back. */
  refresh(): Promise<Instant>;
}

export function createModels(deps: {
  readonly provider: Pick<VideoProvider, 'models'>;
  readonly cache: Cache<StoredModels>;
  readonly clock: Clock;
  readonly log: Log;
}): Models {
  const { provider, cache, clock, log } = deps;
  let known: StoredModels | undefined;
  const leaving = new Map<string, Sunset>();
  let retryAt = clock.now();
  let fetching: Promise<void> | undefined;

  async function fetchList(): Promise<void> {
    try {
      const models = await provider.models();
      known = { fetchedAt: clock.now(), models: [...models] };
      await cache.set('video', known, later(clock.now(), KEPT));
      log.info('models.refreshed', { count: models.length });
    } catch (error) {
      retryAt = later(clock.now(), RETRY);
      log.warn('models.unreadable', { error });
    }
  }

  async function current(): Promise<readonly Model[]> {
    known ??= await cache.get('video');
    const now = clock.now();
    const old = known === undefined || later(known.fetchedAt, FRESH) <= now;
    if (old && retryAt <= now) {
      fetching ??= fetchList().finally(() => {
        fetching = undefined;
      });
      if (known === undefined) await fetching;
    }
    const listed = (known?.models ?? []).filter((model) => model.removedAt === null || model.removedAt > clock.now());
    return leaving.size === 0 ? listed : listed.map((model) => noticed(model, listed));
  }

  /** The list's own word counts more than one heard beside an answer. */
  function noticed(model: Model, listed: readonly Model[]): Model {
    const heard = leaving.get(model.id);
    if (heard === undefined) return model;
    const words = heard.said.split(/[^\w.-]+/).map((word) => word.replace(/\.+$/, ''));
    const named = listed.find(({ id }) => id !== model.id && words.includes(id));
    const { removedAt, replacement } = model;
    return { ...model, removedAt: removedAt ?? heard.removedAt, replacement: replacement ?? named?.id ?? null };
  }

  return {
    all: current,
    async find(asked) {
      const models = await current();
      if (models.length === 0) return refused({ is: 'no-catalogue' });
      const plain = asked.trim().toLowerCase();
      const found = models.find((model) => model.id.toLowerCase() === plain);
      return found === undefined
        ? refused({ is: 'unknown-model', asked, near: rank(models, asked, []).slice(0, 3) })
        : granted(found);
    },
    async search(kinds, typed, first) {
      return rank(
        (await current()).filter(({ kind }) => kinds.includes(kind)),
        typed,
        first,
      );
    },
    heed(sunset) {
      if (leaving.has(sunset.model)) return;
      leaving.set(sunset.model, sunset);
      log.warn('model.leaving', { model: sunset.model, removedAt: sunset.removedAt });
    },
    async refresh() {
      await current();
      await fetching;
      return known === undefined || later(known.fetchedAt, FRESH) <= clock.now()
        ? later(retryAt, 0)
        : later(known.fetchedAt, FRESH);
    },
  };
}

/** Usable models; every typed word must occur. Those used before come first, the latest leading, then Venice's recommendations, then by name. */
function rank(models: readonly Model[], typed: string, first: readonly ModelId[]): readonly Model[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const score = (model: Model) =>
    (first.includes(model.id) ? first.indexOf(model.id) - 4 - first.length : 0) +
    (model.id.startsWith(typed.trim().toLowerCase()) && typed.trim() !== '' ? -2 : 0) +
    (model.sets.includes('venice_recommendations') ? -1 : 0);
  return models
    .filter((model) => !model.offline)
    .filter((model) =>
      words.every((word) => `${model.id} ${model.name} ${model.sets.join(' ')}`.toLowerCase().includes(word)),
    )
    .toSorted((a, b) => score(a) - score(b) || a.name.localeCompare(b.name) || a.id.localeCompare(b.id));
}
