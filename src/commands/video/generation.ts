// What all commands that make a clip share: the options for its settings, their autocomplete, and the way to the card.
import { type APIApplicationCommandBasicOption, ApplicationCommandOptionType } from 'discord.js';
import { z } from 'zod';
import type { Kind, Model } from '../../domain/catalogue.ts';
import type { Media, MediaType } from '../../domain/media.ts';
import { granted, type Outcome, refused } from '../../domain/outcome.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { Bitrate } from '../../domain/request.ts';
import { BLANK_WISH, type Wish } from '../../domain/wish.ts';
import type { Ask } from '../../services/drafting.ts';
import type { Services } from '../../services/index.ts';
import type { Call, Caller, Choice, Typing } from '../feature.ts';
import { jamHere } from '../jam/here.ts';
import { read } from '../reading.ts';
import type { Reply } from '../view.ts';
import { cardView } from '../views/card.ts';
import { purseNote } from '../views/jam-play.ts';
import { t } from '../views/language.ts';
import { refusalView } from '../views/refusals.ts';

/** Discord: an option's text has at most 6000 characters; each model has its own lower limit, checked later. */
export const LONGEST_PROMPT = 6_000;
/** Discord: 25 choices, each name at most 100 characters. */
const MOST_CHOICES = 25;

const typed = (name: string, description: string) => ({
  type: ApplicationCommandOptionType.String as const,
  name,
  description,
  autocomplete: true as const,
});

export const promptOption = (description: string, required: boolean) => ({
  type: ApplicationCommandOptionType.String as const,
  name: 'prompt',
  description,
  required,
  max_length: LONGEST_PROMPT,
});

export const fileOption = (name: string, description: string, required = false) => ({
  type: ApplicationCommandOptionType.Attachment as const,
  name,
  description,
  required,
});

export const linkOption = (name: string, description: string) => ({
  type: ApplicationCommandOptionType.String as const,
  name,
  description,
  max_length: 2_000,
});

export const modelOption = typed('model', 'Which model makes it; start typing to search');

/** Length, shape, resolution, sound, quality, what to leave out, and how files travel. */
export const settingOptions: readonly APIApplicationCommandBasicOption[] = [
  modelOption,
  typed('duration', 'How long the clip is'),
  typed('aspect_ratio', 'The shape of the picture, such as 16:9'),
  typed('resolution', 'How sharp the picture is, such as 720p'),
  {
    type: ApplicationCommandOptionType.Boolean,
    name: 'audio',
    description: 'With sound, where the model lets you choose',
  },
  {
    type: ApplicationCommandOptionType.String,
    name: 'negative_prompt',
    description: 'What must not appear in the clip',
    max_length: LONGEST_PROMPT,
  },
  {
    type: ApplicationCommandOptionType.String,
    name: 'bitrate',
    description: 'Picture quality of the file, where the model offers it; the price is the same',
    choices: [
      { name: 'standard', value: 'standard' },
      { name: 'high: a file about five times larger', value: 'high' },
    ],
  },
];

/** Only for commands that take files. */
export const sendFilesOption = {
  type: ApplicationCommandOptionType.Boolean as const,
  name: 'send_files',
  description: 'Send the files themselves, for when Venice cannot read their addresses',
};

const text = z.string().nullable().default(null);
const Settings = z.object({
  prompt: text,
  model: text,
  duration: text,
  aspect_ratio: text,
  resolution: text,
  audio: z.boolean().nullable().default(null),
  negative_prompt: text,
  bitrate: Bitrate.nullable().default(null),
  send_files: z.boolean().default(false),
});

/** Prices what a command asked for and shows the card, or says why not. `parts` are its files and extras. */
export async function priced(
  call: Call,
  services: Services,
  kinds: readonly Kind[],
  parts: Partial<Wish>,
): Promise<Reply> {
  const options = read(Settings, call.options);
  const wish: Wish = {
    ...BLANK_WISH,
    prompt: options.prompt,
    negativePrompt: options.negative_prompt,
    duration: options.duration,
    aspectRatio: options.aspect_ratio,
    resolution: options.resolution,
    audio: options.audio,
    bitrate: options.bitrate,
    ...parts,
  };
  return cardFor(call, services, { kinds, model: options.model, wish, parent: null });
}

/** The card for a wish, as its author's own draft. */
export async function cardFor(
  caller: Caller,
  services: Services,
  ask: Pick<Ask, 'kinds' | 'model' | 'wish' | 'parent'>,
): Promise<Reply> {
  // A clip that is only made larger is no new one.
  const jam = ask.kinds.includes('upscale') ? null : await jamHere(caller, services);
  const card = await services.drafting.create({ member: caller, place: caller.place, jam: jam?.id ?? null, ...ask });
  return card.ok ? cardView(card.value, jam === null ? null : purseNote(jam.plan)) : refusalView(card.refusal);
}

/**
 * The file of an option, or of the link option beside it (`<name>_url`); null when neither is there. Both given: the
 * file counts.
 */
export async function fileFrom(
  call: Call,
  { desk }: Services,
  name: string,
  wanted: readonly MediaType[],
): Promise<Outcome<Media | null, Refusal>> {
  const file = call.files[name];
  const link = call.options[`${name}_url`];
  if (file === undefined && typeof link !== 'string') return granted(null);
  const taken = file === undefined ? await desk.linked(String(link), wanted) : await desk.attached(file.url, wanted);
  if (!taken.ok) return refused(taken.refusal);
  return granted({ ...taken.value, inline: call.options['send_files'] === true });
}

type Suggest = (typing: Typing, services: Services) => Promise<readonly Choice[]>;

/** Autocomplete of the setting options, for models of these kinds. */
export function suggestions(
  kinds: readonly Kind[],
): Readonly<Record<'model' | 'duration' | 'aspect_ratio' | 'resolution', Suggest>> {
  return {
    model: (typing, services) => modelChoices(kinds, typing, services),
    duration: (typing, services) => offered(kinds, typing, services, (model) => model.durations),
    aspect_ratio: (typing, services) => offered(kinds, typing, services, (model) => model.aspectRatios),
    resolution: (typing, services) => offered(kinds, typing, services, (model) => model.resolutions),
  };
}

export async function modelChoices(
  kinds: readonly Kind[],
  typing: Typing,
  { choosing }: Services,
): Promise<readonly Choice[]> {
  const found = await choosing.search({ member: typing, place: typing.place, kinds }, typing.typed);
  return found.slice(0, MOST_CHOICES).map(modelChoice);
}

function modelChoice(model: Model): Choice {
  const notes = [
    model.private ? t`private` : null,
    model.audio === 'silent' ? t`silent` : t`sound`,
    model.sets.includes('fast') ? t`fast` : null,
    model.removedAt === null ? null : t`leaving soon`,
  ].filter((note) => note !== null);
  return { name: `${model.name} (${notes.join(', ')}) · ${model.id}`.slice(0, 100), value: model.id };
}

/** The chosen model's own values, or every value that any model of these kinds takes while none is chosen. */
async function offered(
  kinds: readonly Kind[],
  typing: Typing,
  { models, choosing }: Services,
  of: (model: Model) => readonly string[],
): Promise<readonly Choice[]> {
  const asked = typing.options['model'];
  const chosen = typeof asked === 'string' && asked.trim() !== '' ? await models.find(asked) : null;
  const pool =
    chosen?.ok === true ? [chosen.value] : await choosing.search({ member: typing, place: typing.place, kinds }, '');
  const start = typing.typed.trim().toLowerCase();
  const values = [...new Set(pool.flatMap(of))].filter((value) => value.toLowerCase().includes(start));
  return values
    .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .slice(0, MOST_CHOICES)
    .map((value) => ({ name: value, value }));
}
