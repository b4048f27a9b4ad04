// The fields that the other kinds take or refuse: frames, camera paths, source clips, sound, prompts, consents.

import { describe, expect, test } from 'vitest';
import { CLIP, CONSENTS, openBed, PICTURE, sentences, TURN, VOICE, WAN } from './support.ts';

const ANGLES = { model: 'minimax-h3-max-multi-angle', duration: '5s', image_url: PICTURE };
const point = (time: number, azimuth: number) => ({ time, azimuth, elevation: 0, distance: 1 });

const accepted: readonly (readonly [string, object])[] = [
  ['a camera path', { ...ANGLES, camera_trajectory: TURN }],
  ['a voice to speak over', { ...WAN, audio_url: VOICE }],
  [
    'a picture as a data URL',
    { model: 'ovi-image-to-video', prompt: 'x', duration: '5s', image_url: 'data:image/png;base64,iVBORw0KGgo=' },
  ],
  ['a tag for the end user', { ...WAN, anon_user_id: 'member-7', negative_prompt: 'rain' }],
  [
    'seconds where the length is free',
    { model: 'wan-2-7-video-to-video', prompt: 'x', video_url: CLIP, duration: '12.5' },
  ],
];

const refused: readonly (readonly [string, object, string])[] = [
  [
    'a camera that spins',
    { ...ANGLES, camera_trajectory: [point(0, 0), point(1, 33 * 360)] },
    'Camera azimuth travel must not exceed 32 full turns',
  ],
  [
    'a camera that goes back in time',
    { ...ANGLES, camera_trajectory: [point(0.5, 0), point(0.5, 90)] },
    'Camera waypoint times must be strictly rising',
  ],
  [
    'a shape where it is forbidden',
    { ...ANGLES, camera_trajectory: TURN, aspect_ratio: '1:1' },
    'This model does not support aspect_ratio',
  ],
  [
    'a resolution on upscale',
    { model: 'topaz-video-upscale', video_url: CLIP, resolution: '2x' },
    'Use upscale_factor instead of resolution',
  ],
  [
    'a prompt on upscale',
    { model: 'topaz-video-upscale', video_url: CLIP, prompt: 'sharper' },
    "Unrecognized key(s) in object: 'prompt'",
  ],
  [
    'an upscale factor of three',
    { model: 'topaz-video-upscale', video_url: CLIP, upscale_factor: 3 },
    "Invalid enum value. Expected '1' | '2' | '4', received '3'",
  ],
  [
    'the literal Auto',
    { model: 'wan-2-7-video-to-video', prompt: 'x', video_url: CLIP, duration: 'Auto' },
    'Duration must be a number of seconds between 0 and 300',
  ],
  [
    'sound where it is always on',
    { model: 'ovi-image-to-video', prompt: 'x', duration: '5s', image_url: PICTURE, audio: true },
    'This model does not support audio configuration',
  ],
  ['a picture in text-to-video', { ...WAN, image_url: PICTURE }, "Unrecognized key(s) in object: 'image_url'"],
  [
    'a prompt beyond the limit',
    { model: 'runway-gen4-5-text', prompt: 'x'.repeat(1001), duration: '5s', aspect_ratio: '16:9' },
    'String must contain at most 1000 character(s)',
  ],
  [
    'a prompt beyond the usual limit',
    { ...WAN, prompt: 'x'.repeat(2501) },
    'String must contain at most 2500 character(s)',
  ],
  ['a blank prompt', { ...WAN, prompt: '  \n ' }, 'Prompt must not be blank'],
  [
    'a resolution in the wrong case',
    { ...WAN, resolution: '720P' },
    "Invalid enum value. Expected '1080p' | '720p', received '720P'",
  ],
  [
    'a private address',
    { model: 'ovi-image-to-video', prompt: 'x', duration: '5s', image_url: 'http://169.254.169.254/picture.png' },
    'URL must point to a public host',
  ],
  [
    'a loopback address in IPv6',
    { model: 'ovi-image-to-video', prompt: 'x', duration: '5s', image_url: 'http://[::1]/picture.png' },
    'URL must point to a public host',
  ],
  [
    'a clip in place of a picture',
    { model: 'ovi-image-to-video', prompt: 'x', duration: '5s', image_url: 'data:video/mp4;base64,AAAA' },
    'Invalid data URL: expected image content',
  ],
  [
    'a clip that cannot be read',
    { model: 'topaz-video-upscale', video_url: `${CLIP}?broken` },
    'Could not read the video at video_url.',
  ],
  ['a tag with bars', { ...WAN, anon_user_id: 'a||b' }, 'anon_user_id must not contain ||'],
  [
    'extra keys inside a consent',
    {
      model: 'seedance-2-0-image-to-video',
      prompt: 'x',
      duration: '5s',
      image_url: PICTURE,
      consents: { seedance: { ...CONSENTS.seedance, consent_version: '1' } },
    },
    "Unrecognized key(s) in object: 'consent_version'",
  ],
];

describe('queue', () => {
  test.each(accepted)('takes %s', async (_name, body) => {
    await using bed = await openBed();
    expect((await bed.post('/video/queue', body)).status).toBe(200);
  });

  test.each(refused)('refuses %s', async (_name, body, sentence) => {
    await using bed = await openBed();
    bed.sandbox.describeMedia(`${CLIP}?broken`, 'unreadable');
    const answer = await bed.post('/video/queue', body);
    expect(answer.status).toBe(400);
    expect(sentences(answer.json)).toContain(sentence);
    expect(bed.sandbox.account.entries).toEqual([]);
  });

  test('asks for consent before faces, and takes an explicit yes', async () => {
    await using bed = await openBed();
    const body = { model: 'seedance-2-0-image-to-video', prompt: 'x', duration: '5s', image_url: PICTURE };
    const answer = await bed.post('/video/queue', body);
    expect(answer.status).toBe(409);
    expect(answer.json).toMatchObject({
      error: { code: 'needs_consent', message: expect.any(String) },
      consent_flow: 'seedance',
      face_media_roles: ['image'],
      consent: { consent_version: expect.any(String), policy_text: expect.any(String) },
      docs_url: expect.stringContaining('https://'),
    });
    expect(bed.sandbox.account.chargedMicroUsd).toBe(0);
    await bed.queue({ ...body, consents: CONSENTS });
  });
});
