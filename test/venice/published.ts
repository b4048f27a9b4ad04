// Venice's own documents, where there is a copy beside the project: its OpenAPI description and a snapshot of its
// catalogue. They are not part of the project; tests that need them are skipped where they are missing.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type Constraints, type ReferenceCaps, type Row, model as sandboxModel } from '../../sandbox/venice/model.ts';
import type { Kind, Model } from '../../src/domain/catalogue.ts';
import { modelOf } from '../../src/services/venice/catalogue.ts';
import { ModelRecord } from '../../src/services/venice/schemas.ts';

/** `VENICE_DOCUMENTS` names another folder. */
const FOLDER =
  process.env['VENICE_DOCUMENTS'] ?? join(fileURLToPath(new URL('../../..', import.meta.url)), 'shared', 'venice');
const CATALOGUE = join(FOLDER, 'models-video.json');
const OPENAPI = join(FOLDER, 'openapi-video.json');

export const isHere = existsSync(CATALOGUE) && existsSync(OPENAPI);
/** For the title of a suite. */
export const whyNot = isHere ? '' : ' (skipped: Venice’s documents are not here)';

/** The published models, each as the bot reads it and as a model that the sandbox's schemas can judge. */
export function publishedModels(): readonly (readonly [ReturnType<typeof sandboxModel>, Model])[] {
  if (!isHere) return [];
  const list = z.object({ data: z.array(z.unknown()) }).parse(JSON.parse(readFileSync(CATALOGUE, 'utf8')));
  return list.data.map((raw) => {
    const row = modelOf(ModelRecord.parse(raw));
    return [strict(row, Published.parse(raw).model_spec.constraints), row];
  });
}

const Published = z.object({
  model_spec: z.object({
    constraints: z.custom<Partial<Constraints>>((value) => typeof value === 'object' && value !== null),
  }),
});

const KINDS: Readonly<Record<Kind, Row['kind']>> = {
  text: 'text',
  image: 'image',
  'first-last': 'frames',
  reference: 'reference',
  video: 'edit',
  motion: 'motion',
  upscale: 'upscale',
};

const NONE: ReferenceCaps = { images: 0, videos: 0, audios: 0, videoSeconds: 0, elements: 0, scenes: 0 };

/** Venice's own notes of 2026-09-30 on what the catalogue does not carry, the first that fits; four pictures otherwise. */
const REFERENCES: readonly (readonly [RegExp, Partial<ReferenceCaps>])[] = [
  [/^seedance-2-5-/, { images: 30, videos: 10, audios: 10, videoSeconds: 30 }],
  [/^seedance-2-0-/, { images: 9, videos: 3, audios: 3, videoSeconds: 15 }],
  [/^minimax-h3-enhanced-/, { images: 9, audios: 3 }],
  [/^minimax-h3-/, { images: 9, videos: 3, audios: 3, videoSeconds: 15 }],
  [/^kling-o3-4k-|^pixverse-c1-|^grok-imagine-/, { images: 7 }],
  [/^kling-/, { images: 4, elements: 4, scenes: 4 }],
  [/^gemini-omni-flash-/, { images: 3 }],
  [/^wan-2-7-/, { images: 4, videos: 3, videoSeconds: 30 }],
];

function strict({ id, name, kind }: Model, constraints: Partial<Constraints>): ReturnType<typeof sandboxModel> {
  const caps = REFERENCES.find(([is]) => is.test(id))?.[1] ?? { images: 4 };
  const seedance = /^seedance-2-[05]-/.test(id);
  const framed = id.startsWith('kling-') && kind === 'reference';
  const accepts: Row['accepts'] = {
    ...(kind === 'image' && { endImage: 'optional' as const }),
    ...(kind === 'reference' && { references: { ...NONE, ...caps } }),
    ...(framed && !id.includes('o3-4k') && { startImage: 'optional' as const, endImage: 'optional' as const }),
    extras: [
      ...(seedance ? (['bitrate_mode'] as const) : []),
      ...(seedance && kind === 'reference' ? (['match_source'] as const) : []),
      ...(id.startsWith('seedance-2-5-') && kind === 'reference' ? (['omni_reference_task_type'] as const) : []),
      ...(id === 'pixverse-c1-reference-to-video' ? (['image_references'] as const) : []),
      ...(id === 'wan-2-7-reference-to-video' ? (['video_references'] as const) : []),
      ...(id === 'grok-imagine-1-5-reference-to-video-private' ? (['voice_id'] as const) : []),
    ],
  };
  const resolutions = constraints.resolutions ?? [];
  const perSecond = Object.fromEntries((resolutions.length > 0 ? resolutions : ['']).map((one) => [one, 100_000]));
  const row = { id, name, kind: KINDS[kind], created: 0, durations: constraints.durations ?? [], perSecond, p80Ms: 1 };
  return sandboxModel({ ...row, constraints, accepts });
}

/** The published schema of a request body, and the names of the fields that it knows. */
export function publishedSchema(
  name: 'QueueVideoRequest' | 'QuoteVideoRequest' | 'CreateVideoTranscriptionRequestSchema',
) {
  const schemas = z.record(
    z.string(),
    z.custom<z.core.JSONSchema.JSONSchema>((value) => typeof value === 'object'),
  );
  const document = z.object({ components: z.object({ schemas }) }).parse(JSON.parse(readFileSync(OPENAPI, 'utf8')));
  const schema = document.components.schemas[name] ?? {};
  return {
    check: z.fromJSONSchema(schema, { defaultTarget: 'openapi-3.0' }),
    fields: Object.keys(schema.properties ?? {}),
  };
}
