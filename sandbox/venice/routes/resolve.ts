// Finds the model that a quote or queue body names and says whether this caller may use it at all.

import { invalid, modelNotFound, plain } from '../errors.ts';
import { modelOf } from '../faults.ts';
import type { Model } from '../model.ts';
import { type Reply, withHeaders } from '../reply.ts';
import type { Call, World } from '../world.ts';

export type Resolved = { readonly ok: true; readonly model: Model } | { readonly ok: false; readonly reply: Reply };

export function resolveModel(call: Call, world: World): Resolved {
  const id = modelOf(call.body);
  if (id === undefined) {
    const issue = {
      code: 'invalid_type',
      message: 'Required',
      path: ['model'],
      expected: 'string',
      received: 'undefined',
    };
    return { ok: false, reply: invalid([issue], world.switches.validationErrorKey) };
  }
  const model = world.catalogue.find(id, world.now());
  if (!model) return { ok: false, reply: modelNotFound(id, world.catalogue.suggest(id)) };
  const refusal = refusalOf(model, call, world);
  return refusal ? { ok: false, reply: withHeaders(refusal, modelHeaders(model, world)) } : { ok: true, model };
}

function refusalOf(model: Model, call: Call, world: World): Reply | undefined {
  if (model.blockedIn.includes(world.switches.country))
    return plain(403, `The model ${model.id} is not available in your region.`);
  if (hiddenFrom(model, call)) return plain(403, 'This API key is restricted to private models.');
  if (model.offline || world.offline.has(model.id))
    return plain(503, `The model ${model.id} is currently offline. Please try again later.`);
  return undefined;
}

/** Venice: a `PRIVATE_ONLY` key neither sees nor uses the anonymised models. */
export function hiddenFrom(model: Model, { caller }: Call): boolean {
  return caller.by === 'key' && caller.key.modelPrivacy === 'PRIVATE_ONLY' && model.privacy !== 'private';
}

/** Which model served, and whether its days are numbered. */
export function modelHeaders(model: Model, world: World): Record<string, string> {
  const sunset = world.catalogue.deprecation(model);
  return {
    'x-venice-model-id': model.id,
    'x-venice-model-name': model.name,
    ...(sunset && {
      'x-venice-model-deprecation-warning': `This model will be removed. Use ${sunset.replacementModelId} instead.`,
      'x-venice-model-deprecation-date': sunset.date,
    }),
  };
}
