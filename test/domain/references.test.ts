// References under their tags: how they are counted, added and taken away.
import { describe, expect, it } from 'vitest';
import { ModelId } from '../../src/domain/ids.ts';
import type { Media } from '../../src/domain/media.ts';
import { danglingTags, referencesOf, withElement, withFiles, withoutReferences } from '../../src/domain/references.ts';
import type { RequestOf } from '../../src/domain/request.ts';
import { BLANK_WISH, wishOf } from '../../src/domain/wish.ts';

const media = (file: string, type: Media['type'] = 'image'): Media => ({
  type,
  file,
  mime: `${type}/x`,
  bytes: 1,
  width: null,
  height: null,
  durationMs: null,
  fps: null,
  origin: { from: 'link', url: 'https://files.example/x' },
  inline: false,
});

const request: RequestOf<'reference'> = {
  kind: 'reference',
  model: ModelId.parse('some-reference-to-video'),
  duration: '5s',
  aspectRatio: null,
  resolution: null,
  audio: null,
  bitrate: null,
  consent: true,
  prompt: '@Image1 <Image 2> @Image3 @Image3 @Element1 @Video2',
  negativePrompt: null,
  style: 'lists',
  start: media('start'),
  end: null,
  images: [media('a'), media('b')],
  videos: [media('v', 'video')],
  audios: [media('s', 'audio')],
  elements: [{ frontal: media('front'), images: [media('side')], video: null }],
  scenes: [media('scene')],
  voice: null,
  task: null,
};

describe('references', () => {
  it('are counted in both spellings, scenes after the pictures, frames without a name', () => {
    expect(referencesOf(request, '@Image1').map(({ tag }) => tag)).toEqual([
      null,
      '@Image1',
      '@Image2',
      '@Video1',
      '@Audio1',
      '@Element1',
      '@Image3',
    ]);
    expect(referencesOf(request, '<Image 1>').map(({ tag }) => tag)).toEqual([
      null,
      '<Image 1>',
      '<Image 2>',
      '<Video 1>',
      '<Audio 1>',
      '<Element 1>',
      '<Image 3>',
    ]);
  });

  it('miss tags that nothing has, also in the other spelling', () => {
    expect(danglingTags(request, '@Image1')).toEqual(['<Image 2>', '@Video2']);
  });

  it('are added by what they are, and a consent for other files is void', () => {
    const wish = wishOf(request);
    const added = withFiles(wish, [media('c'), media('w', 'video'), media('t', 'audio')], 'references');
    expect(added).toMatchObject({ consent: false, images: [{ file: 'a' }, { file: 'b' }, { file: 'c' }] });
    expect([added.videos?.length, added.audios?.length]).toEqual([2, 2]);
    expect(withFiles(wish, [media('new')], 'start').start?.file).toBe('new');
    expect(withElement(wish, { frontal: media('x'), images: [], video: null })).toMatchObject({ consent: false });
  });

  it('are taken away by their place, and what is not there is passed over', () => {
    const gone = withoutReferences(wishOf(request), [
      { part: 'images', index: 0 },
      { part: 'start', index: 0 },
      { part: 'elements', index: 0 },
      { part: 'videos', index: 7 },
    ]);
    expect(gone).toMatchObject({ consent: false, start: null, images: [{ file: 'b' }], elements: [] });
    expect(gone.videos).toHaveLength(1);
    expect(withoutReferences(BLANK_WISH, [{ part: 'scenes', index: 0 }]).scenes).toEqual([]);
  });
});
