// `GET /models`: the catalogue as Venice shows it. Public; a good key tailors it, a bad one changes nothing.

import { MALFORMED_RECORDS } from '../catalogue.ts';
import { invalid } from '../errors.ts';
import { json, type Reply } from '../reply.ts';
import type { Call, World } from '../world.ts';
import { hiddenFrom } from './resolve.ts';

const TYPES = ['asr', 'embedding', 'image', 'music', 'text', 'tts', 'upscale', 'inpaint', 'video', 'all', 'code'];

export function models(call: Call, world: World): Reply {
  const type = call.url.searchParams.get('type') ?? 'text';
  if (!TYPES.includes(type)) return invalid([unknownType(type)], world.switches.validationErrorKey);
  const shown = type === 'video' || type === 'all';
  const { malformedRecords, unlistedModels } = world.switches;
  const records = world.catalogue.list(world.now(), (model) => hiddenFrom(model, call), world.offline, unlistedModels);
  const extra = malformedRecords ? MALFORMED_RECORDS : [];
  return json(200, { data: shown ? [...records, ...extra] : [], object: 'list', type });
}

function unknownType(received: string) {
  const expected = TYPES.map((type) => `'${type}'`).join(' | ');
  const message = `Invalid enum value. Expected ${expected}, received '${received}'`;
  return { code: 'invalid_enum_value', message, path: ['type'], expected, received, options: TYPES };
}
