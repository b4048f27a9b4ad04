// What was typed after `npm run venice --`, as a command; or a sentence about what is wrong with it.
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { Kind } from '../domain/catalogue.ts';
import { type Usd, usd } from '../domain/money.ts';
import { Bitrate, UpscaleFactor } from '../domain/request.ts';
import { BLANK_WISH, type Kinds, type Wish } from '../domain/wish.ts';

/** Paths and https addresses; which part of a request each becomes depends on the model's kind. */
export interface GivenFiles {
  readonly images: readonly string[];
  readonly endImage: string | null;
  readonly videos: readonly string[];
  readonly audios: readonly string[];
  /** Send the bytes, also of files that have an address. */
  readonly inline: boolean;
}

export interface Making {
  /** What the command makes; null: whatever the model makes. */
  readonly kinds: Kinds | null;
  readonly model: string | null;
  readonly wish: Wish;
  readonly files: GivenFiles;
}

export interface Paying {
  readonly out: string;
  /** Do not ask. */
  readonly yes: boolean;
  /** Refuse a price above this. */
  readonly most: Usd | null;
}

export type Command =
  | { readonly is: 'models'; readonly kind: Kind | null; readonly words: readonly string[] }
  | { readonly is: 'quote'; readonly making: Making }
  | { readonly is: 'make'; readonly making: Making; readonly paying: Paying }
  | { readonly is: 'fetch'; readonly note: string }
  | { readonly is: 'limits' };

export const USAGE = `npm run venice -- COMMAND

  models [--kind KIND] [WORDS]      what Venice offers
  quote --model ID                  what it would cost; nothing is made
  create --prompt TEXT              a clip from words
  animate --image FILE --prompt TEXT [--end-image FILE]
  reference --image FILE … --video FILE … --audio FILE … --prompt TEXT
  edit --video FILE --prompt TEXT [--image FILE]
  upscale --video FILE [--factor 1|2|4]
  fetch NOTE                        the clip of an earlier command that was interrupted
  limits                            may this account spend, and what does it hold?

  A FILE is a path or an https address. The commands that make a clip show the exact price and ask.
      --model ID  --duration 5s  --aspect-ratio 16:9  --resolution 720p  --audio on|off
      --negative-prompt TEXT  --bitrate standard|high  --voice NAME
      --send-files      send the bytes of files that have an address, too
      --out clip.mp4    where the clip goes
      --yes             do not ask
      --max 0.50        refuse a price above so many dollars

VENICE_API_KEY (or VENICE_WALLET_PRIVATE_KEY) pays, in the environment or in .env. VENICE_BASE_URL points elsewhere.`;

const MAKES: Readonly<Record<string, Kinds>> = {
  create: ['text'],
  animate: ['image', 'first-last'],
  reference: ['reference'],
  edit: ['video', 'motion'],
  upscale: ['upscale'],
};

const OPTIONS = {
  kind: { type: 'string' },
  model: { type: 'string' },
  prompt: { type: 'string' },
  'negative-prompt': { type: 'string' },
  duration: { type: 'string' },
  'aspect-ratio': { type: 'string' },
  resolution: { type: 'string' },
  audio: { type: 'string', multiple: true },
  bitrate: { type: 'string' },
  voice: { type: 'string' },
  factor: { type: 'string' },
  image: { type: 'string', multiple: true },
  'end-image': { type: 'string' },
  video: { type: 'string', multiple: true },
  'send-files': { type: 'boolean', default: false },
  out: { type: 'string', default: 'clip.mp4' },
  yes: { type: 'boolean', default: false },
  max: { type: 'string' },
} as const;

type Typed = ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>>['values'];

export function parseCommand(args: readonly string[]): Command | string {
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
    const [name, ...words] = positionals;
    return name === undefined ? 'Say what to do.' : commandOf(name, words, values);
  } catch (error) {
    // Node: an option that does not exist, or that lacks its value.
    if (error instanceof TypeError) return error.message;
    if (error instanceof z.ZodError) return error.issues.map(({ message }) => message).join(' ');
    throw error;
  }
}

function commandOf(name: string, words: readonly string[], typed: Typed): Command | string {
  if (name === 'models') return { is: 'models', kind: choice('--kind', Kind, typed.kind), words };
  if (name === 'fetch') {
    const [note, ...more] = words;
    return note === undefined || more.length > 0
      ? 'Name one note to fetch by: fetch clip.mp4.job.json.'
      : { is: 'fetch', note };
  }
  if (words.length > 0) return `"${words.join(' ')}" is one word too many. Put a prompt in quotes after --prompt.`;
  if (name === 'limits') return { is: 'limits' };
  if (name === 'quote') {
    return typed.model === undefined ? 'Say which model: --model ID.' : { is: 'quote', making: makingOf(null, typed) };
  }
  const kinds = MAKES[name];
  return kinds === undefined
    ? `"${name}" is none of the commands.`
    : {
        is: 'make',
        making: makingOf(kinds, typed),
        paying: { out: typed.out, yes: typed.yes, most: mostOf(typed.max) },
      };
}

function makingOf(kinds: Kinds | null, typed: Typed): Making {
  const { sounds, audio } = audioIn(typed.audio ?? []);
  const wish: Wish = {
    ...BLANK_WISH,
    prompt: typed.prompt ?? null,
    negativePrompt: typed['negative-prompt'] ?? null,
    duration: typed.duration ?? null,
    aspectRatio: typed['aspect-ratio'] ?? null,
    resolution: typed.resolution ?? null,
    audio,
    bitrate: choice('--bitrate', Bitrate, typed.bitrate),
    voice: typed.voice ?? null,
    factor: choice('--factor', UpscaleFactor, typed.factor === undefined ? undefined : Number(typed.factor)),
  };
  const files: GivenFiles = {
    images: typed.image ?? [],
    endImage: typed['end-image'] ?? null,
    videos: typed.video ?? [],
    audios: sounds,
    inline: typed['send-files'],
  };
  return { kinds, model: typed.model ?? null, wish, files };
}

/** `--audio on` is the switch; anything else is a file. */
function audioIn(given: readonly string[]): { readonly audio: boolean | null; readonly sounds: readonly string[] } {
  const last = given.findLast((one) => one === 'on' || one === 'off');
  return {
    audio: last === undefined ? null : last === 'on',
    sounds: given.filter((one) => one !== 'on' && one !== 'off'),
  };
}

function mostOf(typed: string | undefined): Usd | null {
  if (typed === undefined) return null;
  const error = '--max is an amount of dollars, such as 0.50.';
  return usd(z.coerce.number({ error }).positive({ error }).parse(typed));
}

function choice<T>(name: string, schema: z.ZodType<T>, typed: string | number | undefined): T | null {
  if (typed === undefined) return null;
  const parsed = schema.safeParse(typed);
  if (parsed.success) return parsed.data;
  throw new z.ZodError([{ code: 'custom', path: [], message: `${name} does not take "${typed}".`, input: typed }]);
}
