// Models, files and wishes for the tests that go through a whole catalogue: what a sensible member would attach to a
// request for each model, from the least that it needs to the most that it takes.
import { createCatalogue } from '../../sandbox/venice/catalogue.ts';
import type { Model as SandboxModel } from '../../sandbox/venice/model.ts';
import type { Model } from '../../src/domain/catalogue.ts';
import { type Accepts, acceptsOf, type ReferenceLimit } from '../../src/domain/families.ts';
import type { Media } from '../../src/domain/media.ts';
import { type Order, orderOf, type VideoRequest } from '../../src/domain/request.ts';
import { BLANK_WISH, type Wish } from '../../src/domain/wish.ts';
import { modelOf } from '../../src/services/venice/catalogue.ts';
import { ModelRecord } from '../../src/services/venice/schemas.ts';

const HOST = 'https://cdn.example.com';

let made = 0;

function media(type: Media['type'], facts: Partial<Media>): Media {
  made += 1;
  const file = `${type}-${made}`;
  return {
    type,
    file,
    mime: { image: 'image/png', video: 'video/mp4', audio: 'audio/mpeg' }[type],
    bytes: 400_000,
    width: null,
    height: null,
    durationMs: null,
    fps: null,
    origin: { from: 'link', url: `${HOST}/${file}` },
    inline: false,
    ...facts,
  };
}

export const picture = (facts: Partial<Media> = {}) => media('image', { width: 1024, height: 768, ...facts });
export const clip = (seconds: number) =>
  media('video', { width: 1280, height: 720, durationMs: Math.round(seconds * 1_000), fps: 24 });
export const sound = (seconds: number) => media('audio', { durationMs: Math.round(seconds * 1_000) });

/** As it would leave for Venice: each file by its address. */
export const ordered = (request: VideoRequest): Order => orderOf(request, ({ file }) => `${HOST}/${file}`);

/** The sandbox's models as Venice would list them, the unlisted and the leaving ones too. */
export function sandboxModels(models: readonly SandboxModel[]): readonly (readonly [SandboxModel, Model])[] {
  return models.map((one) => {
    const [row] = createCatalogue(0, [{ ...one, listed: true, sunset: undefined, offline: false }]).list(
      0,
      () => false,
      new Set(),
    );
    return [one, modelOf(ModelRecord.parse(row))];
  });
}

/** The least that a model needs. */
export function leastFor(model: Model): Wish {
  const accepts = acceptsOf(model);
  const pictures = accepts.images > 0 ? [picture()] : [];
  const bare: Wish = {
    ...BLANK_WISH,
    prompt: accepts.prompt === 'required' ? 'a lamp swings over still water' : null,
    start: accepts.start === 'required' ? picture() : null,
    end: accepts.end === 'required' ? picture() : null,
    source: accepts.source === 'required' ? clip(8.4) : null,
  };
  if (model.kind !== 'reference') return bare;
  return pictures.length > 0 ? { ...bare, images: pictures } : { ...bare, videos: clipsWithin(accepts.videos, 1) };
}

/** The most that a model takes, all at once. */
export function mostFor(model: Model): Wish {
  const accepts = acceptsOf(model);
  const takes = (presence: Accepts['start']) => presence !== 'never';
  return {
    ...leastFor(model),
    prompt: takes(accepts.prompt) ? 'a lamp swings over still water' : null,
    negativePrompt: takes(accepts.prompt) ? 'rain' : null,
    duration: model.durations.at(-1) ?? null,
    aspectRatio: model.aspectRatios.at(-1) ?? null,
    resolution: model.kind === 'upscale' ? null : (model.resolutions.at(-1) ?? null),
    audio: model.audio === 'toggle' ? false : null,
    bitrate: accepts.bitrate ? 'high' : null,
    voice: accepts.voice ? 'eve' : null,
    task: accepts.task ? 'extend' : null,
    camera: accepts.camera
      ? [
          { time: 0, azimuth: 0, elevation: 0, distance: 1 },
          { time: 0.5, azimuth: 90, elevation: -30, distance: 2 },
          { time: 1, azimuth: -360, elevation: 90, distance: 0.5 },
        ]
      : null,
    factor: model.kind === 'upscale' ? 4 : null,
    start: takes(accepts.start) ? picture() : null,
    end: takes(accepts.end) ? picture() : null,
    soundtrack: accepts.soundtrack ? sound(20) : null,
    images: Array.from({ length: accepts.images }, () => picture()),
    videos: clipsWithin(accepts.videos, accepts.videos.count),
    audios: clipsWithin(accepts.audios, accepts.audios.count).map(({ durationMs }) => sound((durationMs ?? 0) / 1_000)),
    // Venice: beside a start and an end frame, three elements and two scenes are all that Kling counts.
    elements: Array.from({ length: Math.min(accepts.elements, 3) }, (_, at) =>
      at === 0
        ? { frontal: picture(), images: [picture(), picture(), picture()], video: null }
        : { frontal: null, images: [], video: clip(3) },
    ),
    scenes: Array.from({ length: Math.min(accepts.scenes, 2) }, () => picture()),
  };
}

/** `count` clips that are as long together as they may be. */
function clipsWithin({ minSeconds, maxSeconds, totalSeconds }: ReferenceLimit, count: number): readonly Media[] {
  const each = Math.min(maxSeconds, totalSeconds / Math.max(1, count));
  return each < minSeconds ? [] : Array.from({ length: count }, () => clip(Math.floor(each * 100) / 100));
}
