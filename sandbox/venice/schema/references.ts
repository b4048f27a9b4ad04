// The reference fields of the queue schema: how many pictures, clips, voices, elements and scenes a model takes, and
// which of them go together.

import { z } from 'zod';
import type { Media } from '../media.ts';
import type { Model } from '../model.ts';
import { mediaUrl, type QueueBody, referenceClips, referencePictures } from './fields.ts';

/** Venice: at most four pictures for each element, one of them the frontal one. */
const ELEMENT_PICTURES = 3;
/** Venice: Kling counts frames, elements and scenes together, and takes fewer elements beside a frame. */
const KLING_PARTS = 7;
const KLING_ELEMENTS_BESIDE_FRAME = 3;

export function referenceShape(model: Model, media: Media): Record<string, z.ZodType> {
  const caps = model.accepts.references;
  if (!caps) return {};
  const image = mediaUrl(media, 'image');
  const video = mediaUrl(media, 'video');
  return {
    ...(caps.images > 0 && { reference_image_urls: z.array(image).max(caps.images).optional() }),
    ...(caps.videos > 0 && { reference_video_urls: z.array(video).max(caps.videos).optional() }),
    ...(caps.audios > 0 && { reference_audio_urls: z.array(mediaUrl(media, 'audio')).max(caps.audios).optional() }),
    ...(caps.elements > 0 && { elements: z.array(elementSchema(media)).max(caps.elements).optional() }),
    ...(caps.scenes > 0 && { scene_image_urls: z.array(image).max(caps.scenes).optional() }),
  };
}

function elementSchema(media: Media): z.ZodType {
  const image = mediaUrl(media, 'image');
  return z
    .strictObject({
      frontal_image_url: image.optional(),
      reference_image_urls: z.array(image).max(ELEMENT_PICTURES).optional(),
      video_url: mediaUrl(media, 'video').optional(),
    })
    .refine((element) => element.frontal_image_url !== undefined || element.video_url !== undefined, {
      message: 'Each element requires a frontal_image_url or a video_url',
    });
}

/** The rules that span fields. The body has already passed the shape. */
export function referenceObjections(model: Model, body: QueueBody): string[] {
  const caps = model.accepts.references;
  if (!caps) return [];
  const frames = [body.image_url, body.end_image_url].filter((url) => url !== undefined).length;
  const voices = body.reference_audio_urls.length + (body.audio_url === undefined ? 0 : 1);
  const seen = referencePictures(body) + referenceClips(body).length;
  const objections: string[] = [];

  if (seen === 0 && voices > 0)
    objections.push('Reference audio must accompany at least one image or video reference.');
  else if (seen === 0) objections.push('At least one reference is required for this model');
  if (caps.audios > 0 && voices > caps.audios)
    objections.push(`At most ${caps.audios} reference audio clips are allowed, audio_url included.`);
  if (caps.elements > 0 && frames + body.elements.length + body.scene_image_urls.length > KLING_PARTS)
    objections.push(`Frames, elements and scene images may not exceed ${KLING_PARTS} in total.`);
  if (caps.elements > 0 && frames > 0 && body.elements.length > KLING_ELEMENTS_BESIDE_FRAME)
    objections.push(`At most ${KLING_ELEMENTS_BESIDE_FRAME} elements are allowed together with a frame.`);
  return objections;
}
