// A sentence for every rule that a wish or a file can break: which one, what to do next, and that nothing was charged.
import type { Kind, Model } from '../../domain/catalogue.ts';
import type { MediaTrouble, MediaType } from '../../domain/media.ts';
import type { Extra, FileRule, Misfit, ModelSetting } from '../../domain/misfit.ts';
import type { MediaPart } from '../../domain/wish.ts';
import { code, listed, megabytes, quoted } from './parts.ts';

const NOTHING = 'Nothing was charged.';
const nameOf = ({ name }: Model) => `**${quoted(name, 80)}**`;

export function misfitText(misfit: Misfit): string {
  switch (misfit.is) {
    case 'prompt-empty':
      return `The prompt is empty. Describe what should happen in the clip. ${NOTHING}`;
    case 'prompt-too-long':
      return `The ${misfit.field} has ${misfit.length} characters, and this model reads at most ${misfit.limit}. Shorten it and try again. ${NOTHING}`;
    case 'wrong-kind':
      return `${nameOf(misfit.model)} (${code(misfit.model.id, 100)}) ${KINDS[misfit.model.kind]} Choose a model from the list that \`model:\` offers while you type. ${NOTHING}`;
    case 'model-offline':
      return `${nameOf(misfit.model)} is offline at Venice right now. Choose another model, or try again later. ${NOTHING}`;
    case 'not-offered':
      return `${notOffered(misfit)} ${NOTHING}`;
    case 'extra-not-taken':
      return `${nameOf(misfit.model)} does not take ${EXTRAS[misfit.extra]}. Leave it out, or choose another model. ${NOTHING}`;
    case 'media-missing':
      return `${nameOf(misfit.model)} needs ${PARTS[misfit.part].one}. Attach it, or give its https address. ${NOTHING}`;
    case 'media-not-taken':
      return `${nameOf(misfit.model)} does not take ${PARTS[misfit.part].one}. Leave it out, or choose another model. ${NOTHING}`;
    case 'too-many-media':
      return `${nameOf(misfit.model)} takes at most ${misfit.limit} ${PARTS[misfit.part].many}${misfit.limit === 1 ? ' in all' : ''}, and you gave ${misfit.given}. Remove some and try again. ${NOTHING}`;
    case 'media-total-too-long':
      return `Your ${PARTS[misfit.part].many} last ${tenths(misfit.seconds)} s together, and this model takes at most ${tenths(misfit.limit)} s. Shorten or remove some. ${NOTHING}`;
    case 'file-unfit':
      return `${subjectOf(misfit.part, misfit.position)} ${ruleText(misfit.rule)} ${NOTHING}`;
    case 'nothing-to-refer-to':
      return `${nameOf(misfit.model)} needs at least one picture or clip to go by; a sound alone is not enough. Attach one and try again. ${NOTHING}`;
    case 'element-incomplete':
      return `Element ${misfit.position} has neither a front picture nor a clip. Give it one of them. ${NOTHING}`;
    case 'too-many-parts':
      return `This model takes at most ${misfit.limit} frames, elements and scene pictures together. Remove some and try again. ${NOTHING}`;
    case 'needs-reference-video':
      return `${MATCHERS[misfit.setting]} needs a reference clip. Add one, or choose something else. ${NOTHING}`;
  }
}

const KINDS: Readonly<Record<Kind, string>> = {
  text: 'makes videos from words alone: use it with `/video create`.',
  image: 'starts from a picture: use it with `/video animate`.',
  'first-last': 'leads from one picture to another: use it with `/video animate` and two pictures.',
  reference: 'works from references: use it with `/video reference`.',
  video: 'changes a clip: use it with `/video edit`.',
  motion: 'moves a picture like a clip: use it with `/video edit`, a clip and a picture.',
  upscale: 'makes a clip larger: use it with `/video upscale`.',
};

const SETTINGS: Readonly<Record<ModelSetting, string>> = {
  duration: 'length',
  aspectRatio: 'shape',
  resolution: 'resolution',
  audio: 'sound',
};

function notOffered({ setting, allowed, asked, model }: Extract<Misfit, { is: 'not-offered' }>): string {
  if (setting === 'audio') {
    return allowed.includes('on')
      ? `${nameOf(model)} always makes sound; it cannot be turned off. Leave \`audio\` out.`
      : `${nameOf(model)} makes silent clips only. Leave \`audio\` out.`;
  }
  return allowed.length === 0
    ? `${nameOf(model)} does not take a ${SETTINGS[setting]}. Leave it out.`
    : `${nameOf(model)} does not offer the ${SETTINGS[setting]} ${code(asked, 30)}. Choose ${listed(allowed.map((one) => code(one, 30)))}.`;
}

const EXTRAS: Readonly<Record<Extra, string>> = {
  bitrate: 'a file quality',
  voice: 'a voice',
  task: 'a task for its references',
  camera: 'a path for the camera',
  factor: 'a factor to be enlarged by',
  prompt: 'a prompt',
  'negative prompt': 'words for what must not appear',
};

const MATCHERS: Readonly<Record<Extract<Misfit, { is: 'needs-reference-video' }>['setting'], string>> = {
  aspectRatio: 'A clip that is shaped like its reference',
  duration: 'A clip that is as long as its reference',
  task: 'Editing or extending',
};

const PARTS: Readonly<Record<MediaPart, { readonly one: string; readonly many: string; readonly yours: string }>> = {
  start: { one: 'a start picture', many: 'start pictures', yours: 'Your start picture' },
  end: { one: 'an end picture', many: 'end pictures', yours: 'Your end picture' },
  source: { one: 'a source clip', many: 'source clips', yours: 'Your source clip' },
  soundtrack: { one: 'a soundtrack', many: 'soundtracks', yours: 'Your soundtrack' },
  images: { one: 'reference pictures', many: 'reference pictures', yours: 'Reference picture' },
  videos: { one: 'reference clips', many: 'reference clips', yours: 'Reference clip' },
  audios: { one: 'reference sounds', many: 'reference sounds', yours: 'Reference sound' },
  elements: { one: 'elements', many: 'elements', yours: 'File' },
  scenes: { one: 'scene pictures', many: 'scene pictures', yours: 'Scene picture' },
};

function subjectOf(part: MediaPart, position: number): string {
  const { yours } = PARTS[part];
  if (yours.startsWith('Your')) return yours;
  return part === 'elements' ? `${yours} ${position} of your elements` : `${yours} ${position}`;
}

function ruleText(rule: FileRule): string {
  switch (rule.is) {
    case 'wrong-type':
      return `is no ${TYPES[rule.wanted]}. Give a ${TYPES[rule.wanted]} there.`;
    case 'too-many-bytes':
      return `is larger than ${megabytes(rule.limit)}, the most that this model reads. Make it smaller and try again.`;
    case 'too-small':
      return `is too small: its shorter side must have at least ${rule.minSide} pixels. Use a larger one.`;
    case 'bad-shape':
      return `has a shape that this model does not take: ${shapeText(rule)} Crop it and try again.`;
    case 'too-short':
      return `is too short: it must last at least ${tenths(rule.minSeconds)} s. Use a longer one.`;
    case 'too-long':
      return `is too long: it may last at most ${tenths(rule.maxSeconds)} s. Cut it and try again.`;
  }
}

function shapeText({ minAspect, maxAspect }: Extract<FileRule, { is: 'bad-shape' }>): string {
  const bounds = [
    ...(minAspect > 0 ? [`more than ${tenths(minAspect)} times`] : []),
    ...(Number.isFinite(maxAspect) ? [`less than ${tenths(maxAspect)} times`] : []),
  ];
  return `its width must be ${listed(bounds, 'and')} its height.`;
}

const TYPES: Readonly<Record<MediaType, string>> = { image: 'picture', video: 'clip', audio: 'sound' };
/** `2`, `12.5`. */
const tenths = (value: number) => String(Math.round(value * 10) / 10);

export function mediaTroubleText(trouble: MediaTrouble): string {
  switch (trouble.is) {
    case 'media-not-https':
      return `Only addresses that begin with \`https\` will do. Give such an address, or attach the file. ${NOTHING}`;
    case 'media-not-public':
      return `That address does not lead to the public internet, so I do not open it. Attach the file instead. ${NOTHING}`;
    case 'media-unreachable':
      return `${unreachable(trouble.why)} ${NOTHING}`;
    case 'media-too-large':
      return `That file is larger than ${megabytes(trouble.limit)}, the most that I take. Make it smaller and try again. ${NOTHING}`;
    case 'media-unknown':
      return `That file is no ${listed(trouble.wanted.map((type) => TYPES[type]))} that I can read, whatever its name says. Common formats such as PNG, JPEG, MP4 and MP3 work. ${NOTHING}`;
    case 'media-broken':
      return `That ${TYPES[trouble.type]} is damaged or cut short. Save it again, or use another one. ${NOTHING}`;
    case 'media-gone':
      return `A file of this clip is gone: its message was deleted, or its keeping time is over. Attach it anew. ${NOTHING}`;
    case 'media-too-large-together':
      return `Together your files have ${megabytes(trouble.bytes)}, and sent as they are they may have ${megabytes(trouble.limit)}. Use smaller or fewer files, or give https addresses without \`send_files\`. ${NOTHING}`;
  }
}

function unreachable(why: Extract<MediaTrouble, { is: 'media-unreachable' }>['why']): string {
  switch (why) {
    case 'no-answer':
      return 'Nobody answers at that address. Look whether it is right, or attach the file.';
    case 'not-found':
      return 'There is nothing at that address. Look whether it is right, or attach the file.';
    case 'refused':
      return 'The host at that address does not hand the file to me. Attach the file instead.';
    case 'too-slow':
      return 'The host at that address is too slow. Try again, or attach the file.';
    case 'too-many-redirects':
      return 'That address leads from one place to the next without end. Give the address of the file itself, or attach it.';
  }
}
