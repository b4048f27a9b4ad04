// `/video reference`: pictures, clips and sounds that the prompt refers to become a new clip. With files it leads to the
// card at once, where more can be added; without any it asks for them in a form first.
import { ApplicationCommandOptionType } from 'discord.js';
import { z } from 'zod';
import type { Media, MediaType } from '../../domain/media.ts';
import { granted, type Outcome } from '../../domain/outcome.ts';
import { withFiles } from '../../domain/references.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { BLANK_WISH, type Wish } from '../../domain/wish.ts';
import type { Services } from '../../services/index.ts';
import type { Call, ModalForm, Subcommand } from '../feature.ts';
import { read } from '../reading.ts';
import type { Reply, View } from '../view.ts';
import { filesField, form, LONGEST_INPUT, MOST_UPLOADS, textField } from '../views/forms.ts';
import { t } from '../views/language.ts';
import { refusalView } from '../views/refusals.ts';
import {
  cardFor,
  fileFrom,
  fileOption,
  linkOption,
  priced,
  promptOption,
  sendFilesOption,
  settingOptions,
  suggestions,
} from './generation.ts';
import { takenIn } from './uploads.ts';

const KINDS = ['reference'] as const;
const LONGEST_MODEL = 100;

const PICTURES = ['image1', 'image2', 'image3', 'image4'] as const;
const CLIPS = ['video1', 'video2'] as const;
const SOUNDS = ['audio1', 'audio2'] as const;

export const reference: Subcommand = {
  command: 'video',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'reference',
    description: 'Make a clip from pictures, clips and sounds of yours. You see the exact price first.',
    options: [
      promptOption('What happens in the clip; name the files as @Image1, @Video1', true),
      ...PICTURES.map((name, index) => fileOption(name, `Picture ${index + 1} to refer to`)),
      ...CLIPS.map((name, index) => fileOption(name, `Clip ${index + 1} to refer to`)),
      ...SOUNDS.map((name, index) => fileOption(name, `Sound or voice ${index + 1} to refer to`)),
      linkOption('image_url', 'One more picture, by its https address'),
      linkOption('video_url', 'One more clip, by its https address'),
      fileOption('start_image', 'The picture that the clip starts from, where the model takes one'),
      fileOption('end_image', 'The picture that the clip ends on, where the model takes one'),
      ...settingOptions,
      {
        type: ApplicationCommandOptionType.String,
        name: 'voice',
        description: "Venice's name of a voice, where the model takes one",
        max_length: 100,
      },
      sendFilesOption,
    ],
  },
  ack: 'view',
  async run(call, services) {
    const { prompt, model } = read(Words, call.options);
    if (isBare(call) && prompt.length <= LONGEST_INPUT) return beginForm(prompt, model ?? '');
    return { is: 'slow', visibility: 'private', work: () => withAttached(call, services) };
  },
  autocomplete: suggestions(KINDS),
};

const Words = z.object({ prompt: z.string(), model: z.string().nullable().default(null) });

/** Nothing but words and a model, which the form carries on. Whoever typed more would lose it there. */
const isBare = ({ files, options }: Call) =>
  Object.keys(files).length === 0 && Object.keys(options).every((name) => name === 'prompt' || name === 'model');

const Extras = z.object({ voice: z.string().nullable().default(null) });

async function withAttached(call: Call, services: Services): Promise<Reply> {
  const lists = await listsOf(call, services);
  if (!lists.ok) return refusalView(lists.refusal);
  const start = await fileFrom(call, services, 'start_image', ['image']);
  if (!start.ok) return refusalView(start.refusal);
  const end = await fileFrom(call, services, 'end_image', ['image']);
  if (!end.ok) return refusalView(end.refusal);
  const parts = { ...lists.value, start: start.value, end: end.value, ...read(Extras, call.options) };
  return priced(call, services, KINDS, parts);
}

async function listsOf(
  call: Call,
  services: Services,
): Promise<Outcome<Pick<Wish, 'images' | 'videos' | 'audios'>, Refusal>> {
  const images = await allFrom(call, services, [...PICTURES, 'image'], ['image']);
  if (!images.ok) return images;
  const videos = await allFrom(call, services, [...CLIPS, 'video'], ['video']);
  if (!videos.ok) return videos;
  const audios = await allFrom(call, services, SOUNDS, ['audio']);
  return audios.ok ? granted({ images: images.value, videos: videos.value, audios: audios.value }) : audios;
}

/** The files of these options, in their order. */
async function allFrom(
  call: Call,
  services: Services,
  names: readonly string[],
  wanted: readonly MediaType[],
): Promise<Outcome<readonly Media[], Refusal>> {
  const found: Media[] = [];
  for (const name of names) {
    const file = await fileFrom(call, services, name, wanted);
    if (!file.ok) return file;
    if (file.value !== null) found.push(file.value);
  }
  return granted(found);
}

/** Files, words and model of a reference job; the rest is chosen on its card. */
export function beginForm(prompt: string, model: string): View {
  return form(t`What the clip refers to`, 'reference.begun', [
    filesField({
      id: 'files',
      label: t`Pictures, clips and sounds`,
      description: t`At least one picture or clip. On the card you can add more.`,
      most: MOST_UPLOADS,
      required: true,
    }),
    textField({
      id: 'prompt',
      label: t`What happens in the clip`,
      value: prompt,
      most: LONGEST_INPUT,
      tall: true,
      required: true,
    }),
    textField({
      id: 'model',
      label: t`Model`,
      description: t`Its id, or nothing for a good one`,
      value: model,
      most: LONGEST_MODEL,
    }),
  ]);
}

export const referenceBegun: ModalForm = {
  action: 'reference.begun',
  ack: 'private',
  async submit(input, services) {
    const files = await takenIn(input.files['files'] ?? [], services, ['image', 'video', 'audio']);
    if (!files.ok) return refusalView(files.refusal);
    const wish = {
      ...BLANK_WISH,
      prompt: input.fields['prompt'] ?? '',
      ...withFiles(BLANK_WISH, files.value, 'references'),
    };
    const model = input.fields['model']?.trim() || null;
    return cardFor(input, services, { kinds: KINDS, model, wish, parent: null });
  },
};
