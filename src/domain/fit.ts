// Fitting a wish to a model: required fields are filled in, forbidden ones refused when they were asked for and left
// out otherwise, files checked against every rule that is known. What comes out is a request that Venice will take.
import type { Model } from './catalogue.ts';
import { type Accepts, acceptsOf, type Presence } from './families.ts';
import { checkFiles } from './fit-files.ts';
import { choose, chooseAudio, chooseDuration, MATCHING } from './fit-settings.ts';
import type { Extra, Misfit } from './misfit.ts';
import { granted, type Outcome, refused } from './outcome.ts';
import type { CameraPath, VideoRequest } from './request.ts';
import { filesOf, type MediaPart, type Wish } from './wish.ts';

/** Fits a wish to a model of any kind, or names the first rule that it breaks. */
export function fitWish(model: Model, wish: Wish): Outcome<VideoRequest, Misfit> {
  if (model.offline) return refused({ is: 'model-offline', model });
  const accepts = acceptsOf(model);
  const problem =
    checkExtras(model, accepts, wish) ?? checkParts(model, accepts, wish) ?? checkFiles(model, accepts, wish);
  if (problem !== null) return refused(problem);
  const words = fitWords(model, accepts, wish);
  if (!words.ok) return words;
  const settings = fitSettings(model, accepts, wish);
  if (!settings.ok) return settings;
  return compose(model, accepts, wish, { ...settings.value, ...words.value });
}

/**
 * Fits a wish to a model that it was not made for: settings that this one does not offer give way to its defaults, one
 * by one. Words and files never do.
 */
export function fitElsewhere(model: Model, wish: Wish): Outcome<VideoRequest, Misfit> {
  const fit = fitWish(model, wish);
  const less = fit.ok ? null : without(wish, fit.refusal);
  return less === null ? fit : fitElsewhere(model, less);
}

/** Fits a wish whose settings somebody else has fixed: where the model gives no choice at all, they do not apply. */
export function fitWhereOffered(model: Model, wish: Wish): Outcome<VideoRequest, Misfit> {
  const fit = fitWish(model, wish);
  const choiceless = !fit.ok && fit.refusal.is === 'not-offered' && fit.refusal.allowed.length === 0;
  const less = choiceless ? without(wish, fit.refusal) : null;
  return less === null ? fit : fitWhereOffered(model, less);
}

/** The wish less the setting that was refused; null when it was something else, or is gone already. */
function without(wish: Wish, refusal: Misfit): Wish | null {
  const setting = settingOf(refusal);
  return setting === null || wish[setting] === null ? null : { ...wish, [setting]: null };
}

function settingOf(refusal: Misfit) {
  if (refusal.is === 'not-offered' || refusal.is === 'needs-reference-video') return refusal.setting;
  if (refusal.is !== 'extra-not-taken') return null;
  return refusal.extra === 'prompt' || refusal.extra === 'negative prompt' ? null : refusal.extra;
}

type Fields = Pick<
  VideoRequest,
  'model' | 'duration' | 'aspectRatio' | 'resolution' | 'audio' | 'bitrate' | 'consent'
> & {
  readonly prompt: string;
  readonly negativePrompt: string | null;
};

/** Venice: a model that moves round its subject must be told how. Where nothing was asked: half round, slowly rising. */
const HALF_TURN: CameraPath = [
  { time: 0, azimuth: 0, elevation: 0, distance: 1 },
  { time: 1, azimuth: 180, elevation: 15, distance: 1 },
];

function compose(model: Model, accepts: Accepts, wish: Wish, fields: Fields): Outcome<VideoRequest, Misfit> {
  const { start, end, source, soundtrack, voice } = wish;
  const camera = accepts.camera ? (wish.camera ?? HALF_TURN) : null;
  const missing = (part: MediaPart) => refused<Misfit>({ is: 'media-missing', part, model });
  switch (model.kind) {
    case 'text':
      return granted({ kind: 'text', ...fields, soundtrack });
    case 'image':
      return start === null ? missing('start') : granted({ kind: 'image', ...fields, start, end, soundtrack, camera });
    case 'first-last':
      if (start === null) return missing('start');
      return end === null ? missing('end') : granted({ kind: 'first-last', ...fields, start, end });
    case 'reference': {
      const elements = wish.elements.map((one) => ({ ...one, images: [...one.images] }));
      const lists = {
        images: [...wish.images],
        videos: [...wish.videos],
        audios: [...wish.audios],
        scenes: [...wish.scenes],
      };
      const { task } = wish;
      return granted({
        kind: 'reference',
        ...fields,
        ...lists,
        style: accepts.style,
        start,
        end,
        elements,
        voice,
        task,
      });
    }
    case 'video':
      return source === null ? missing('source') : granted({ kind: 'video', ...fields, source });
    case 'motion':
      if (start === null) return missing('start');
      return source === null ? missing('source') : granted({ kind: 'motion', ...fields, start, source });
    case 'upscale': {
      if (source === null) return missing('source');
      const { prompt: _prompt, negativePrompt: _negative, ...rest } = fields;
      return granted({ kind: 'upscale', ...rest, source, factor: wish.factor ?? 2 });
    }
  }
}

/** A prompt of spaces without width, or of control characters, names nothing and cannot name a thread either. */
const VISIBLE = /[^\p{C}\p{Z}]/u;

function fitWords(
  model: Model,
  accepts: Accepts,
  wish: Wish,
): Outcome<Pick<Fields, 'prompt' | 'negativePrompt'>, Misfit> {
  const prompt = wish.prompt?.trim() ?? '';
  const negativePrompt = wish.negativePrompt?.trim() || null;
  if (accepts.prompt === 'required' && !VISIBLE.test(prompt)) return refused({ is: 'prompt-empty' });
  for (const [field, text] of [
    ['prompt', prompt],
    ['negative prompt', negativePrompt ?? ''],
  ] as const) {
    if (text.length <= model.promptLimit) continue;
    return refused({ is: 'prompt-too-long', field, length: text.length, limit: model.promptLimit });
  }
  return granted({ prompt, negativePrompt });
}

function fitSettings(
  model: Model,
  accepts: Accepts,
  wish: Wish,
): Outcome<Omit<Fields, 'prompt' | 'negativePrompt'>, Misfit> {
  const duration = chooseDuration(model, accepts, wish.duration);
  if (!duration.ok) return duration;
  if (accepts.matchLength && duration.value === MATCHING && wish.videos.length === 0) {
    return refused({ is: 'needs-reference-video', setting: 'duration' });
  }
  const ratios = accepts.matchSource ? [...model.aspectRatios, 'adaptive'] : model.aspectRatios;
  const aspectRatio = choose(model, 'aspectRatio', ratios, wish.aspectRatio);
  if (!aspectRatio.ok) return aspectRatio;
  if (aspectRatio.value === 'adaptive' && wish.videos.length === 0) {
    return refused({ is: 'needs-reference-video', setting: 'aspectRatio' });
  }
  const resolution = choose(model, 'resolution', model.kind === 'upscale' ? [] : model.resolutions, wish.resolution);
  if (!resolution.ok) return resolution;
  const audio = chooseAudio(model, wish.audio);
  if (!audio.ok) return audio;
  return granted({
    model: model.id,
    duration: duration.value,
    aspectRatio: aspectRatio.value,
    resolution: resolution.value,
    audio: audio.value,
    bitrate: wish.bitrate,
    consent: wish.consent,
  });
}

function checkExtras(model: Model, accepts: Accepts, wish: Wish): Misfit | null {
  const asked: readonly (readonly [Extra, boolean, boolean])[] = [
    ['prompt', accepts.prompt !== 'never', (wish.prompt?.trim() ?? '') !== ''],
    ['negative prompt', accepts.prompt !== 'never', (wish.negativePrompt?.trim() ?? '') !== ''],
    ['bitrate', accepts.bitrate, wish.bitrate !== null],
    ['voice', accepts.voice, wish.voice !== null],
    ['task', accepts.task, wish.task !== null],
    ['camera', accepts.camera, wish.camera !== null],
    ['factor', model.kind === 'upscale', wish.factor !== null],
  ];
  const strange = asked.find(([, taken, given]) => given && !taken);
  if (strange !== undefined) return { is: 'extra-not-taken', extra: strange[0], model };
  const reshapes = wish.task === 'edit' || wish.task === 'extend';
  return reshapes && wish.videos.length === 0 ? { is: 'needs-reference-video', setting: 'task' } : null;
}

/** Which parts a model takes, must have, and how many of each. */
function checkParts(model: Model, accepts: Accepts, wish: Wish): Misfit | null {
  const single = (part: MediaPart, presence: Presence): Misfit | null => {
    const given = filesOf(wish, part).length > 0;
    if (given && presence === 'never') return { is: 'media-not-taken', part, model };
    return !given && presence === 'required' ? { is: 'media-missing', part, model } : null;
  };
  const several = (part: MediaPart, given: number, limit: number): Misfit | null => {
    if (given === 0 || given <= limit) return null;
    return limit === 0 ? { is: 'media-not-taken', part, model } : { is: 'too-many-media', part, given, limit, model };
  };
  return (
    single('start', accepts.start) ??
    single('end', accepts.end) ??
    single('source', accepts.source) ??
    single('soundtrack', accepts.soundtrack ? 'optional' : 'never') ??
    several('images', wish.images.length, accepts.images) ??
    several('videos', wish.videos.length, accepts.videos.count) ??
    several('audios', wish.audios.length, accepts.audios.count) ??
    several('elements', wish.elements.length, accepts.elements) ??
    several('scenes', wish.scenes.length, accepts.scenes) ??
    checkReferences(model, accepts, wish)
  );
}

/** Venice: Kling counts first frame, last frame, elements and scenes together. */
const KLING_PARTS = 7;
const KLING_ELEMENTS_BESIDE_FRAME = 3;

function checkReferences(model: Model, accepts: Accepts, wish: Wish): Misfit | null {
  if (model.kind !== 'reference') return null;
  const seen = [...wish.images, ...wish.videos, ...wish.scenes, ...filesOf(wish, 'elements')].length;
  if (seen === 0) return { is: 'nothing-to-refer-to', model };
  const incomplete = wish.elements.findIndex(({ frontal, video }) => frontal === null && video === null);
  if (incomplete >= 0) return { is: 'element-incomplete', position: incomplete + 1 };
  if (accepts.elements === 0) return null;
  const frames = filesOf(wish, 'start').length + filesOf(wish, 'end').length;
  if (frames > 0 && wish.elements.length > KLING_ELEMENTS_BESIDE_FRAME) {
    return {
      is: 'too-many-media',
      part: 'elements',
      given: wish.elements.length,
      limit: KLING_ELEMENTS_BESIDE_FRAME,
      model,
    };
  }
  return frames + wish.elements.length + wish.scenes.length > KLING_PARTS
    ? { is: 'too-many-parts', limit: KLING_PARTS }
    : null;
}
