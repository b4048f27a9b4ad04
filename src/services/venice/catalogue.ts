// A row of Venice's model list, read into the house's own terms. The row is the only source; nothing is looked up by id
// except the kind, which no field of the row tells in full.
import type { AudioRule, Kind, Model } from '../../domain/catalogue.ts';
import { ModelId } from '../../domain/ids.ts';
import { Instant } from '../../domain/time.ts';
import type { ModelRecord } from './schemas.ts';

/** Venice: the limit of prompts where a model states none, in characters. */
const DEFAULT_PROMPT_LIMIT = 2500;

export function modelOf(record: ModelRecord): Model {
  const spec = record.model_spec;
  const { constraints, deprecation } = spec;
  return {
    id: ModelId.parse(record.id),
    name: spec.name ?? record.id,
    kind: kindOf(record),
    private: spec.privacy === 'private',
    uncensored: spec.uncensored,
    offline: spec.offline,
    beta: spec.betaModel || spec.beta,
    durations: constraints.durations,
    aspectRatios: constraints.aspect_ratios,
    resolutions: constraints.resolutions,
    audio: audioOf(constraints),
    audioInput: constraints.audio_input,
    pictures: {
      minSide: constraints.reference_image_min_short_side_pixels ?? null,
      minAspect: constraints.reference_image_min_aspect_ratio ?? null,
      maxAspect: constraints.reference_image_max_aspect_ratio ?? null,
    },
    promptLimit: constraints.prompt_character_limit ?? DEFAULT_PROMPT_LIMIT,
    sets: [...new Set(spec.model_sets)],
    removedAt: momentOf(deprecation?.removesAt ?? deprecation?.date),
    replacement: deprecation?.replacementModelId === undefined ? null : ModelId.parse(deprecation.replacementModelId),
  };
}

/** Venice: the order of these tests matters; together they label every model of the list. */
function kindOf({ id, model_spec: { constraints } }: ModelRecord): Kind {
  const { resolutions, model_type: type } = constraints;
  const factors = resolutions.length > 0 && resolutions.every((one) => /^\d+x$/.test(one));
  if (factors || (constraints.topaz ?? null) !== null) return 'upscale';
  if (id.includes('motion-control')) return 'motion';
  if (type === 'video' || constraints.video_input) return 'video';
  if (id.includes('reference-to-video')) return 'reference';
  if (id.endsWith('-transition') || id.includes('first-last-frame')) return 'first-last';
  return type === 'text-to-video' ? 'text' : 'image';
}

/** Venice: `audio` may be sent only where `audio_configurable`; without it, `audio` tells whether there is sound. */
function audioOf(constraints: { readonly audio: boolean; readonly audio_configurable: boolean }): AudioRule {
  if (constraints.audio_configurable) return 'toggle';
  return constraints.audio ? 'always' : 'silent';
}

function momentOf(date: string | undefined): Instant | null {
  const parsed = Instant.safeParse(Date.parse(date ?? ''));
  return parsed.success ? parsed.data : null;
}
