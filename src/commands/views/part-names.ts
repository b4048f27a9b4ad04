// What the parts of a wish are called, one by one, for the sentences about rules that they break.
import type { MediaType } from '../../domain/media.ts';
import type { Extra, Misfit, ModelSetting } from '../../domain/misfit.ts';
import type { MediaPart } from '../../domain/wish.ts';
import { t } from './language.ts';

/** After "does not take". */
export function partName(part: MediaPart): string {
  return {
    start: t`a start picture`,
    end: t`an end picture`,
    source: t`a source clip`,
    soundtrack: t`a soundtrack`,
    images: t`reference pictures`,
    videos: t`reference clips`,
    audios: t`reference sounds`,
    elements: t`elements`,
    scenes: t`scene pictures`,
  }[part];
}

/** After a number, and after "your". */
export function partsName(part: MediaPart): string {
  return {
    start: t`start pictures`,
    end: t`end pictures`,
    source: t`source clips`,
    soundtrack: t`soundtracks`,
    images: t`reference pictures`,
    videos: t`reference clips`,
    audios: t`reference sounds`,
    elements: t`elements`,
    scenes: t`scene pictures`,
  }[part];
}

/** One file as the subject of a sentence; `position` counts from 1. */
export function fileName(part: MediaPart, position: number): string {
  switch (part) {
    case 'start':
      return t`Your start picture`;
    case 'end':
      return t`Your end picture`;
    case 'source':
      return t`Your source clip`;
    case 'soundtrack':
      return t`Your soundtrack`;
    case 'images':
      return t`Reference picture ${position}`;
    case 'videos':
      return t`Reference clip ${position}`;
    case 'audios':
      return t`Reference sound ${position}`;
    case 'elements':
      return t`File ${position} of your elements`;
    case 'scenes':
      return t`Scene picture ${position}`;
  }
}

/** After "no", "a" and "that". */
export function typeName(type: MediaType): string {
  return { image: t`picture`, video: t`clip`, audio: t`sound` }[type];
}

/** After "does not take a" and "does not offer the". */
export function settingName(setting: Exclude<ModelSetting, 'audio'>): string {
  return { duration: t`length`, aspectRatio: t`shape`, resolution: t`resolution` }[setting];
}

/** After "does not take". */
export function extraName(extra: Extra): string {
  return {
    bitrate: t`a file quality`,
    voice: t`a voice`,
    task: t`a task for its references`,
    camera: t`a path for the camera`,
    factor: t`a factor to be enlarged by`,
    prompt: t`a prompt`,
    'negative prompt': t`words for what must not appear`,
  }[extra];
}

/** As the subject of a sentence. */
export function matcherName(setting: Extract<Misfit, { is: 'needs-reference-video' }>['setting']): string {
  return {
    aspectRatio: t`A clip that is shaped like its reference`,
    duration: t`A clip that is as long as its reference`,
    task: t`Editing or extending`,
  }[setting];
}
