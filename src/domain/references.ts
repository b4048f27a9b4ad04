// The references of a request as its author sees them: each under the tag by which the prompt names it, each removable.
import type { Accepts } from './families.ts';
import type { Media } from './media.ts';
import type { RequestOf } from './request.ts';
import type { Wish, WishedElement } from './wish.ts';

export const REFERENCE_PARTS = ['start', 'end', 'images', 'videos', 'audios', 'elements', 'scenes'] as const;
export type ReferencePart = (typeof REFERENCE_PARTS)[number];

export interface ReferenceAt {
  readonly part: ReferencePart;
  /** From 0 within its part. */
  readonly index: number;
}

export interface Reference extends ReferenceAt {
  /** How the prompt names it. null: the first and the last frame have no name. */
  readonly tag: string | null;
  /** One file; of an element all of them. */
  readonly files: readonly Media[];
}

/** What a file is given for. `references`: pictures, clips and sounds, told apart by their content. */
export type FilePurpose = 'references' | 'scenes' | 'start' | 'end';

/** Every reference, in the order of its tags. Venice: scenes are counted with the pictures. */
export function referencesOf(request: RequestOf<'reference'>, style: Accepts['tag']): readonly Reference[] {
  const { start, end, images, videos, audios, elements, scenes } = request;
  const tagged = (word: string, number: number) => (style === '@Image1' ? `@${word}${number}` : `<${word} ${number}>`);
  const frame = (part: 'start' | 'end', file: Media | null): readonly Reference[] =>
    file === null ? [] : [{ part, index: 0, tag: null, files: [file] }];
  const list = (part: ReferencePart, word: string, files: readonly Media[], before = 0): readonly Reference[] =>
    files.map((file, index) => ({ part, index, tag: tagged(word, before + index + 1), files: [file] }));
  return [
    ...frame('start', start),
    ...frame('end', end),
    ...list('images', 'Image', images),
    ...list('videos', 'Video', videos),
    ...list('audios', 'Audio', audios),
    ...elements.map((element, index) => ({
      part: 'elements' as const,
      index,
      tag: tagged('Element', index + 1),
      files: [element.frontal, ...element.images, element.video].filter((file) => file !== null),
    })),
    ...list('scenes', 'Image', scenes, images.length),
  ];
}

/** Either way of writing a tag: a prompt that was written for another model is noticed too. */
const TAG = /@(?:Image|Video|Audio|Element)\d+|<(?:Image|Video|Audio|Element) \d+>/g;

/** Tags that the prompt uses and no reference has, each once. */
export function danglingTags(request: RequestOf<'reference'>, style: Accepts['tag']): readonly string[] {
  const known = new Set(referencesOf(request, style).map(({ tag }) => tag));
  return [...new Set(request.prompt.match(TAG) ?? [])].filter((tag) => !known.has(tag));
}

/** The wish with these files added; a frame takes the place of the one before. A consent was for other files. */
export function withFiles(wish: Wish, files: readonly Media[], purpose: FilePurpose): Partial<Wish> {
  return { ...added(wish, files, purpose), consent: false };
}

function added(wish: Wish, files: readonly Media[], purpose: FilePurpose): Partial<Wish> {
  const ofType = (type: Media['type']) => files.filter((file) => file.type === type);
  switch (purpose) {
    case 'references':
      return {
        images: [...wish.images, ...ofType('image')],
        videos: [...wish.videos, ...ofType('video')],
        audios: [...wish.audios, ...ofType('audio')],
      };
    case 'scenes':
      return { scenes: [...wish.scenes, ...files] };
    case 'start':
    case 'end':
      return { [purpose]: files[0] ?? wish[purpose] };
  }
}

export const withElement = (wish: Wish, element: WishedElement): Partial<Wish> => ({
  elements: [...wish.elements, element],
  consent: false,
});

/** The wish without these references; what does not exist is passed over. */
export function withoutReferences(wish: Wish, gone: readonly ReferenceAt[]): Partial<Wish> {
  const isGone = (part: ReferencePart, index: number) => gone.some((one) => one.part === part && one.index === index);
  const rest = <T>(part: ReferencePart, all: readonly T[]) => all.filter((_, index) => !isGone(part, index));
  return {
    consent: false,
    start: isGone('start', 0) ? null : wish.start,
    end: isGone('end', 0) ? null : wish.end,
    images: rest('images', wish.images),
    videos: rest('videos', wish.videos),
    audios: rest('audios', wish.audios),
    elements: rest('elements', wish.elements),
    scenes: rest('scenes', wish.scenes),
  };
}
