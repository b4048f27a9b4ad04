// Reference-to-video: which references, elements, scenes and voices go together, and how many of each.

import { describe, expect, test } from 'vitest';
import { CLIP, openBed, PICTURE, sentences, VOICE } from './support.ts';

const KLING = {
  model: 'kling-o3-pro-reference-to-video',
  prompt: '@Element1 rows',
  duration: '5s',
  aspect_ratio: '1:1',
};
const SEEDANCE = {
  model: 'seedance-2-5-reference-to-video-basic',
  prompt: '<Image 1> rows',
  duration: '5s',
  aspect_ratio: '16:9',
  resolution: '480p',
};
const MINIMAX = { model: 'minimax-h3-reference-to-video', prompt: 'x', duration: '5s', aspect_ratio: '1:1' };
const GROK_R2V = {
  model: 'grok-imagine-1-5-reference-to-video-private',
  prompt: 'x',
  duration: '5s',
  aspect_ratio: '1:1',
};
const element = { frontal_image_url: PICTURE, reference_image_urls: [PICTURE] };
const pictures = (count: number): string[] => Array.from({ length: count }, () => PICTURE);

const accepted: readonly (readonly [string, object])[] = [
  ['elements and scenes', { ...KLING, elements: [element, { video_url: CLIP }], scene_image_urls: [PICTURE] }],
  ['frames beside elements', { ...KLING, image_url: PICTURE, end_image_url: PICTURE, elements: [element] }],
  [
    'pictures, clips and voices',
    { ...SEEDANCE, reference_image_urls: pictures(30), reference_video_urls: [CLIP], reference_audio_urls: [VOICE] },
  ],
  [
    'the length and shape of the source',
    { ...SEEDANCE, duration: '-1', aspect_ratio: 'adaptive', reference_video_urls: [CLIP] },
  ],
  [
    'a task type and a bitrate',
    { ...SEEDANCE, reference_video_urls: [CLIP], omni_reference_task_type: 'edit', bitrate_mode: 'high' },
  ],
  [
    'named pictures',
    {
      model: 'pixverse-c1-reference-to-video',
      prompt: '@boat',
      duration: '5s',
      aspect_ratio: '1:1',
      image_references: [{ image_url: PICTURE, type: 'subject', ref_name: 'boat' }],
    },
  ],
  [
    'named clips with voices',
    {
      model: 'wan-2-7-reference-to-video',
      prompt: 'x',
      duration: '5s',
      video_references: [{ video_url: CLIP, audio_url: VOICE }],
    },
  ],
  ['a voice', { ...GROK_R2V, reference_image_urls: [PICTURE], voice_id: 'eve' }],
];

const refused: readonly (readonly [string, object, string])[] = [
  ['no reference at all', KLING, 'At least one reference is required for this model'],
  [
    'a voice alone',
    { ...SEEDANCE, reference_audio_urls: [VOICE] },
    'Reference audio must accompany at least one image or video reference.',
  ],
  [
    'an element of nothing',
    { ...KLING, elements: [{ reference_image_urls: [PICTURE] }] },
    'Each element requires a frontal_image_url or a video_url',
  ],
  [
    'a fifth element',
    { ...KLING, elements: [element, element, element, element, element] },
    'Array must contain at most 4 element(s)',
  ],
  [
    'a fourth element beside a frame',
    { ...KLING, image_url: PICTURE, elements: [element, element, element, element] },
    'At most 3 elements are allowed together with a frame.',
  ],
  [
    'an eighth part',
    { ...KLING, elements: [element, element, element, element], scene_image_urls: pictures(4) },
    'Frames, elements and scene images may not exceed 7 in total.',
  ],
  ['a fifth picture', { ...KLING, reference_image_urls: pictures(5) }, 'Array must contain at most 4 element(s)'],
  [
    'a start frame beside references',
    { ...MINIMAX, reference_image_urls: [PICTURE], image_url: PICTURE },
    'image_url and end_image_url cannot be combined with reference media for this model.',
  ],
  [
    'voices beyond the cap, audio_url counted',
    { ...MINIMAX, reference_image_urls: [PICTURE], reference_audio_urls: [VOICE, VOICE, VOICE], audio_url: VOICE },
    'At most 3 reference audio clips are allowed, audio_url included.',
  ],
  [
    'the source length without a source',
    { ...SEEDANCE, duration: 'auto', reference_image_urls: [PICTURE] },
    'reference_video_urls is required to match the source duration or aspect ratio.',
  ],
  [
    'more reference video than the cap',
    { ...MINIMAX, reference_video_urls: [CLIP, CLIP, `${CLIP}?long`] },
    'Reference videos may not exceed 15 seconds in total for this model.',
  ],
  [
    'a voice nobody has',
    { ...GROK_R2V, reference_image_urls: [PICTURE], voice_id: 'zoe' },
    "Invalid enum value. Expected 'ara' | 'eve' | 'leo' | 'rex' | 'sal', received 'zoe'",
  ],
];

describe('queue', () => {
  test.each(accepted)('takes %s', async (_name, body) => {
    await using bed = await openBed();
    expect((await bed.post('/video/queue', body)).status).toBe(200);
  });

  test.each(refused)('refuses %s', async (_name, body, sentence) => {
    await using bed = await openBed();
    bed.sandbox.describeMedia(`${CLIP}?long`, { seconds: 6, height: 720, fps: 24 });
    const answer = await bed.post('/video/queue', body);
    expect(answer.status).toBe(400);
    expect(sentences(answer.json)).toContain(sentence);
    expect(bed.sandbox.account.entries).toEqual([]);
  });
});
