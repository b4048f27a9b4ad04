// From one request both bodies for Venice: what is asked a price for is what is ordered. The price-moving fields are
// written once, so that a quote and a submission cannot differ in them.
import type { TextRequest, VideoRequest } from '../../domain/request.ts';

/** A JSON object in Venice's spelling. Fields that the model does not take are absent, never null. */
export type RequestBody = Readonly<Record<string, string | boolean>>;

export interface Bodies {
  /** Venice: a quote needs no prompt, and ignores what does not move the price. */
  readonly quote: RequestBody;
  /** Venice: strict per model, a field too many is a 400. */
  readonly queue: RequestBody;
}

export function bodiesOf(request: VideoRequest): Bodies {
  switch (request.kind) {
    case 'text':
      return textBodies(request);
  }
}

function textBodies(request: TextRequest): Bodies {
  const priced = present({
    model: request.model,
    duration: request.duration,
    aspect_ratio: request.aspectRatio,
    resolution: request.resolution,
    audio: request.audio,
  });
  return {
    quote: priced,
    queue: { ...priced, ...present({ prompt: request.prompt, negative_prompt: request.negativePrompt }) },
  };
}

/** Leaves out what is null: null means that the field is not sent. */
function present(fields: Readonly<Record<string, string | boolean | null>>): RequestBody {
  return Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}

/** The same order with nothing said about sound. Venice: `audio` defaults to true where it can be chosen. */
export function withoutAudio(body: RequestBody): RequestBody {
  return Object.fromEntries(Object.entries(body).filter(([name]) => name !== 'audio'));
}
