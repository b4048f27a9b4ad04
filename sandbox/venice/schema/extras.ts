// The fields that only some families know, each with its own shape: bitrate, named references, voices, camera paths.

import { z } from 'zod';
import type { Media } from '../media.ts';
import type { Extra, Model } from '../model.ts';
import { mediaUrl } from './fields.ts';

/** Venice: the 400 of a wrong voice lists the legal ones. */
export const VOICES = ['ara', 'eve', 'leo', 'rex', 'sal'] as const;

/** Venice: a camera may go round at most this often in one clip. */
const MAX_TURNS = 32;

const Waypoint = z.strictObject({
  time: z.number().min(0).max(1),
  azimuth: z.number(),
  elevation: z.number().min(-90).max(90),
  distance: z.number().positive(),
});

const Trajectory = z
  .array(Waypoint)
  .min(2)
  .max(12)
  .superRefine((points, context) => {
    const steps = points.slice(1).map((point, i) => ({ from: points[i] ?? point, to: point }));
    if (steps.some(({ from, to }) => to.time <= from.time))
      context.addIssue({ code: 'custom', message: 'Camera waypoint times must be strictly rising' });
    const travel = steps.reduce((sum, { from, to }) => sum + Math.abs(to.azimuth - from.azimuth), 0);
    if (travel > MAX_TURNS * 360)
      context.addIssue({ code: 'custom', message: `Camera azimuth travel must not exceed ${MAX_TURNS} full turns` });
  });

const refName = z.string().min(1).max(64);

function extraShape(extra: Extra, model: Model, media: Media): Record<string, z.ZodType> {
  switch (extra) {
    case 'bitrate_mode':
      return { bitrate_mode: z.enum(['standard', 'high']).optional() };
    case 'image_references': {
      const reference = z.strictObject({
        image_url: mediaUrl(media, 'image'),
        type: z.enum(['subject', 'background']).optional(),
        ref_name: refName.optional(),
      });
      const most = model.accepts.references?.images ?? 0;
      return { image_references: z.array(reference).max(most).optional() };
    }
    case 'video_references': {
      const reference = z.strictObject({
        video_url: mediaUrl(media, 'video'),
        ref_name: refName.optional(),
        audio_url: mediaUrl(media, 'audio').optional(),
      });
      const most = model.accepts.references?.videos ?? 0;
      return { video_references: z.array(reference).max(most).optional() };
    }
    case 'voice_id':
      return { voice_id: z.enum(VOICES).optional() };
    case 'camera_trajectory':
      return { camera_trajectory: Trajectory };
    case 'omni_reference_task_type':
      return {
        omni_reference_task_type: z.enum(['auto', 'reference', 'edit', 'extend', 'editing', 'extension']).optional(),
      };
    case 'match_source':
      return {};
  }
}

/** All the extra fields of a model in one shape. */
export function extrasShape(model: Model, media: Media): Record<string, z.ZodType> {
  return Object.fromEntries(model.accepts.extras.flatMap((extra) => Object.entries(extraShape(extra, model, media))));
}
