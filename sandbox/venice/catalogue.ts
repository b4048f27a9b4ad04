// The sandbox's catalogue: every model it knows, how one is found by its id, and how each is shown by `GET /models`.
// Hand-written, so that it holds every kind of model and every oddity that a client must bear.

import type { Model, Sunset } from './model.ts';
import { imageModels } from './models/image.ts';
import { referenceModels } from './models/reference.ts';
import { sourceModels } from './models/source.ts';
import { textModels } from './models/text.ts';

const DAY_MS = 86_400_000;

/** All models, the unlisted ones too. */
export const CATALOGUE: readonly Model[] = [...textModels, ...imageModels, ...referenceModels, ...sourceModels];

/** Venice: how a sunset reads in the record and in the deprecation headers; ISO timestamps. */
export interface Deprecation {
  readonly autoRemap: boolean;
  readonly date: string;
  readonly removesAt: string;
  readonly startsAt: string;
  readonly replacementModelId: string;
}

export interface Catalogue {
  /** The model by this id, or undefined when Venice would say that it does not exist (past its removal too). */
  find(id: string, now: number): Model | undefined;
  /** The closest listed ids, for the hint in `Specified model not found`. */
  suggest(id: string): string[];
  deprecation(model: Model): Deprecation | undefined;
  /** The records of `GET /models?type=video`, without those that `hidden` names. */
  list(now: number, hidden: (model: Model) => boolean, offline: ReadonlySet<string>, unlistedToo?: boolean): object[];
}

/** Records that break the documented shape, one by its fields and one by its identity: does a client lose the row or the list? */
export const MALFORMED_RECORDS: readonly object[] = [
  {
    id: 'wan-9-broken-text-to-video',
    created: 'yesterday',
    object: 'model',
    owned_by: 'venice.ai',
    type: 'video',
    model_spec: { name: null, constraints: { model_type: 'text-to-video', durations: '5s', resolutions: null } },
  },
  { id: null, object: 'model', type: 'video', model_spec: 'unavailable' },
];

/** @param startedAt the moment from which the days of a sunset are counted, unix ms */
export function createCatalogue(startedAt: number, models: readonly Model[] = CATALOGUE): Catalogue {
  const byId = new Map(models.map((model) => [model.id, model]));
  const isoAfter = (days: number): string => new Date(startedAt + days * DAY_MS).toISOString();
  const removedAt = (sunset: Sunset): number => startedAt + sunset.removesInDays * DAY_MS;
  const alive = (model: Model, now: number): boolean => model.sunset === undefined || now < removedAt(model.sunset);

  const deprecation = (model: Model): Deprecation | undefined =>
    model.sunset && {
      autoRemap: model.sunset.autoRemap,
      date: isoAfter(model.sunset.removesInDays),
      removesAt: isoAfter(model.sunset.removesInDays),
      startsAt: isoAfter(model.sunset.startsInDays),
      replacementModelId: model.sunset.replacement,
    };

  return {
    deprecation,
    find: (id, now) => {
      const model = byId.get(id);
      return model && alive(model, now) ? model : undefined;
    },
    suggest: (id) => {
      const family = id.split('-')[0] ?? id;
      return models.filter((model) => model.listed && model.id.startsWith(family)).map((model) => model.id);
    },
    list: (now, hidden, offline, unlistedToo = false) =>
      models
        .filter((model) => (model.listed || unlistedToo) && alive(model, now) && !hidden(model))
        .map((model) => record(model, deprecation(model), offline.has(model.id))),
  };
}

/** Venice: price, capabilities and the kind are absent from a video record; some keys appear only when true. */
function record(model: Model, deprecation: Deprecation | undefined, switchedOff: boolean): object {
  return {
    created: model.created,
    id: model.id,
    model_spec: {
      name: model.name,
      privacy: model.privacy,
      constraints: model.constraints,
      model_sets: model.sets,
      offline: model.offline || switchedOff,
      traits: [],
      ...(model.beta && { betaModel: true }),
      ...(model.uncensored && { uncensored: true }),
      ...(model.blockedIn.length > 0 && { regionRestrictions: model.blockedIn }),
      ...(model.source !== undefined && { modelSource: model.source }),
      ...(deprecation && { deprecation }),
    },
    object: 'model',
    owned_by: 'venice.ai',
    type: 'video',
  };
}
