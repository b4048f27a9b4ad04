// What to render: one request, from which both the quote and the submission are made, so that they cannot differ.
import { z } from 'zod';
import { ModelId } from './ids.ts';

/** `null` means: the model does not take this field, so it is never sent (Venice refuses fields a model does not know). */
export const TextRequest = z.object({
  kind: z.literal('text'),
  model: ModelId,
  prompt: z.string().min(1),
  negativePrompt: z.string().min(1).nullable(),
  /** One of the model's own strings, such as `5s`. */
  duration: z.string().nullable(),
  aspectRatio: z.string().nullable(),
  /** Case matters to Venice: `768P` is not `768p`. */
  resolution: z.string().nullable(),
  audio: z.boolean().nullable(),
});
export type TextRequest = z.infer<typeof TextRequest>;

/** Every kind of video, told apart by `kind`. */
export const VideoRequest = z.discriminatedUnion('kind', [TextRequest]);
export type VideoRequest = z.infer<typeof VideoRequest>;
