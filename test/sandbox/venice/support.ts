// A sandbox with a clock that the test moves, a client that speaks plain HTTP to it, and the smallest legal body of
// every model.

import { Buffer } from 'node:buffer';
import { ALL_FORMATS, BufferSource, Input } from 'mediabunny';
import { z } from 'zod';
import type { Model } from '../../../sandbox/venice/model.ts';
import { type SandboxOptions, startVeniceSandbox, type VeniceSandbox } from '../../../sandbox/venice/server.ts';

export const START = Date.UTC(2026, 9, 5, 12);
export const PICTURE = 'https://cdn.example.com/picture.png';
export const CLIP = 'https://cdn.example.com/clip.mp4';
export const VOICE = 'https://cdn.example.com/voice.mp3';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
  readonly json: unknown;
}

export interface CallOptions {
  /** Undefined: the sandbox's own key. Null: no key at all. */
  readonly key?: string | null;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Bed extends AsyncDisposable {
  readonly sandbox: VeniceSandbox;
  /** Moves the sandbox's clock. */
  advance(ms: number): void;
  post(path: string, body: unknown, options?: CallOptions): Promise<Answer>;
  get(path: string, options?: CallOptions): Promise<Answer>;
  /** Queues and returns the ticket; fails unless the answer is 200. */
  queue(body: unknown): Promise<Ticket>;
  look(ticket: Ticket, more?: object): Promise<Answer>;
}

const Ticket = z.strictObject({ model: z.string(), queue_id: z.uuid(), download_url: z.url().optional() });
export type Ticket = z.infer<typeof Ticket>;

/** Chance is 0.5 unless told: every job takes its model's median. */
export async function openBed(options: SandboxOptions = {}): Promise<Bed> {
  let now = START;
  const sandbox = await startVeniceSandbox({ now: () => now, chance: () => 0.5, renderer: 'builtin', ...options });
  const headersOf = (given: CallOptions): Record<string, string> => ({
    ...(given.key !== null && { authorization: `Bearer ${given.key ?? sandbox.apiKey}` }),
    ...given.headers,
  });
  const post = (path: string, body: unknown, given: CallOptions = {}): Promise<Answer> =>
    exchange(sandbox.url + path, {
      method: given.method ?? 'POST',
      headers: { 'content-type': 'application/json', ...headersOf(given) },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  return {
    sandbox,
    post,
    advance: (ms) => {
      now += ms;
    },
    get: (path, given = {}) =>
      exchange(sandbox.url + path, { method: given.method ?? 'GET', headers: headersOf(given) }),
    queue: async (body) => {
      const answer = await post('/video/queue', body);
      if (answer.status !== 200) throw new Error(`queue answered ${answer.status}: ${answer.bytes.toString()}`);
      return Ticket.parse(answer.json);
    },
    look: ({ model, queue_id }, more = {}) => post('/video/retrieve', { model, queue_id, ...more }),
    [Symbol.asyncDispose]: () => sandbox.close(),
  };
}

export async function exchange(url: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, init);
  const bytes = Buffer.from(await response.arrayBuffer());
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true && bytes.length > 0;
  const json: unknown = isJson ? JSON.parse(bytes.toString('utf8')) : undefined;
  return { status: response.status, headers: response.headers, bytes, json };
}

/** The smallest body that queue accepts for a model. */
export function legalBody(model: Model): Record<string, unknown> {
  const { constraints, accepts } = model;
  const [duration] = constraints.durations;
  return {
    model: model.id,
    ...(accepts.prompt === 'required' && { prompt: 'A lamp swings over still water' }),
    ...(duration !== 'Auto' && { duration }),
    ...(constraints.aspect_ratios.length > 0 && { aspect_ratio: constraints.aspect_ratios[0] }),
    ...(accepts.startImage === 'required' && { image_url: PICTURE }),
    ...(accepts.endImage === 'required' && { end_image_url: PICTURE }),
    ...(accepts.sourceVideo === 'required' && { video_url: CLIP }),
    ...(accepts.references && { reference_image_urls: [PICTURE] }),
    ...(accepts.extras.includes('camera_trajectory') && { camera_trajectory: TURN }),
    ...(model.needsConsent && { consents: CONSENTS }),
  };
}

export const CONSENTS = {
  seedance: {
    confirmed_terms_and_privacy: true,
    confirmed_legal_right: true,
    confirmed_screening_acknowledged: true,
  },
};

export const TURN = [
  { time: 0, azimuth: 0, elevation: 0, distance: 1 },
  { time: 1, azimuth: 360, elevation: 10, distance: 2 },
];

/** A body for the everyday model. */
export const WAN = {
  model: 'wan-2.6-text-to-video',
  prompt: 'A gondola under a bridge',
  duration: '5s',
  aspect_ratio: '16:9',
  resolution: '720p',
};
export const GROK = {
  model: 'grok-imagine-1-5-text-to-video-private',
  prompt: 'A gondola under a bridge',
  duration: '5s',
  aspect_ratio: '9:16',
};
/** Longer than any job takes at the median. */
export const LONG_ENOUGH_MS = 600_000;

const Failure = z.looseObject({
  error: z.unknown().optional(),
  issues: z
    .array(z.looseObject({ code: z.string(), message: z.string(), path: z.array(z.union([z.string(), z.number()])) }))
    .default([]),
});

/** Every sentence of a 400, whichever shape it has. */
export function sentences(json: unknown): string[] {
  const { error, issues } = Failure.parse(json);
  return [...(typeof error === 'string' ? [error] : []), ...issues.map((issue) => issue.message)];
}

export function issuesOf(json: unknown) {
  return Failure.parse(json).issues;
}

export function quotedMicroUsd(json: unknown): number {
  return Math.round(z.strictObject({ quote: z.number().min(0) }).parse(json).quote * 1_000_000);
}

/** What a player would find in an mp4. */
export async function inspect(bytes: Uint8Array) {
  using input = new Input({ source: new BufferSource(bytes), formats: ALL_FORMATS });
  const video = await input.getPrimaryVideoTrack();
  const audio = await input.getPrimaryAudioTrack();
  if (!video) throw new Error('No video track.');
  const stats = await video.computePacketStats();
  return {
    mimeType: await input.getMimeType(),
    seconds: await input.computeDuration(),
    width: await video.getDisplayWidth(),
    height: await video.getDisplayHeight(),
    codec: await video.getCodec(),
    packets: stats.packetCount,
    audioCodec: audio === null ? undefined : await audio.getCodec(),
  };
}
