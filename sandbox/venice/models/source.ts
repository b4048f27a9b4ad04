// The models that work on a clip: edit it, drive a still with it, or make it larger. Most bill by its length.

import { type Model, model } from '../model.ts';

export const sourceModels: readonly Model[] = [
  model({
    id: 'wan-2-7-video-to-video',
    name: 'Wan 2.7 Edit',
    kind: 'edit',
    created: 1775088000,
    sets: ['uncensored', 'high_resolution', 'open_source', 'venice_recommendations'],
    uncensored: true,
    durations: ['Auto'],
    p80Ms: 140_000,
    perSecond: { '1080p': 165_000, '720p': 110_000 },
  }),
  model({
    id: 'grok-imagine-video-to-video-private',
    name: 'Grok Imagine',
    kind: 'edit',
    created: 1776211200,
    privacy: 'private',
    sets: ['audio', 'long_duration', 'photorealistic', 'venice_recommendations'],
    durations: ['5s', '10s', '15s'],
    sound: 'always',
    constraints: { prompt_character_limit: 4096 },
    delivery: 'private',
    p80Ms: 80_000,
    perSecond: { '480p': 66_000, '720p': 88_000 },
  }),
  model({
    id: 'kling-v3-standard-motion-control',
    name: 'Kling V3 Standard Motion Control',
    kind: 'motion',
    created: 1779667200,
    sets: ['cinematic', 'photorealistic', 'long_duration'],
    durations: ['Auto'],
    p80Ms: 400_000,
    perSecond: { '': 138_600 },
  }),
  model({
    id: 'topaz-video-upscale',
    name: 'Topaz Video Upscale',
    kind: 'upscale',
    created: 1775174400,
    sets: ['high_resolution', 'ultra_high_resolution'],
    durations: ['Auto'],
    constraints: { resolutions: ['2x', '4x'] },
    p80Ms: 180_000,
    // By the height of the result: up to 720, up to 1080, above.
    perSecond: { '720': 13_000, '1080': 25_000, higher: 100_000 },
  }),
];
