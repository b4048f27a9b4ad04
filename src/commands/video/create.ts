// `/video create`: describe a clip, see its exact price, then decide. Spends nothing.
import { ApplicationCommandOptionType } from 'discord.js';
import { z } from 'zod';
import type { Model } from '../../domain/catalogue.ts';
import type { Services } from '../../services/index.ts';
import type { Choice, Subcommand, Typing } from '../feature.ts';
import { cardView } from '../views/card.ts';
import { refusalView } from '../views/refusals.ts';

/** Discord: an option's text has at most 6000 characters; each model has its own lower limit, checked later. */
const LONGEST_PROMPT = 6_000;
/** Discord: 25 choices, each name at most 100 characters. */
const MOST_CHOICES = 25;

const Options = z.object({
  prompt: z.string(),
  model: z.string().nullable().default(null),
  duration: z.string().nullable().default(null),
  aspect_ratio: z.string().nullable().default(null),
  resolution: z.string().nullable().default(null),
  audio: z.boolean().nullable().default(null),
  negative_prompt: z.string().nullable().default(null),
});

const setting = (name: string, description: string) => ({
  type: ApplicationCommandOptionType.String as const,
  name,
  description,
  autocomplete: true as const,
});

export const create: Subcommand = {
  command: 'video',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'create',
    description: 'Turn words into a short clip. You see the exact price before anything is charged.',
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'prompt',
        description: 'What happens in the clip',
        required: true,
        max_length: LONGEST_PROMPT,
      },
      setting('model', 'Which model makes it; start typing to search'),
      setting('duration', 'How long the clip is'),
      setting('aspect_ratio', 'The shape of the picture, such as 16:9'),
      setting('resolution', 'How sharp the picture is, such as 720p'),
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
    ],
  },
  ack: 'private',

  async run(call, { drafting }) {
    const options = Options.parse(call.options);
    const card = await drafting.create({
      author: call.user,
      guild: call.guild,
      place: call.place,
      model: options.model,
      parent: null,
      wish: {
        prompt: options.prompt,
        negativePrompt: options.negative_prompt,
        duration: options.duration,
        aspectRatio: options.aspect_ratio,
        resolution: options.resolution,
        audio: options.audio,
      },
    });
    return card.ok ? cardView(card.value) : refusalView(card.refusal);
  },

  autocomplete: {
    async model(typing, { models, drafting }) {
      const found = await models.search(typing.typed, await drafting.lately(typing.user));
      return found.slice(0, MOST_CHOICES).map(modelChoice);
    },
    duration: (typing, services) => offered(typing, services, (model) => model.durations),
    aspect_ratio: (typing, services) => offered(typing, services, (model) => model.aspectRatios),
    resolution: (typing, services) => offered(typing, services, (model) => model.resolutions),
  },
};

function modelChoice(model: Model): Choice {
  const notes = [
    model.private ? 'private' : null,
    model.audio === 'silent' ? 'silent' : 'sound',
    model.sets.includes('fast') ? 'fast' : null,
    model.removedAt === null ? null : 'leaving soon',
  ].filter((note) => note !== null);
  return { name: `${model.name} (${notes.join(', ')}) · ${model.id}`.slice(0, 100), value: model.id };
}

/** The chosen model's own values, or every value that any text model takes while none is chosen. */
async function offered(
  typing: Typing,
  { models }: Services,
  of: (model: Model) => readonly string[],
): Promise<readonly Choice[]> {
  const asked = typing.options['model'];
  const chosen = typeof asked === 'string' && asked.trim() !== '' ? await models.find(asked) : null;
  const pool = chosen?.ok === true ? [chosen.value] : await models.search('', []);
  const typed = typing.typed.trim().toLowerCase();
  const values = [...new Set(pool.flatMap(of))].filter((value) => value.toLowerCase().includes(typed));
  return values
    .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .slice(0, MOST_CHOICES)
    .map((value) => ({ name: value, value }));
}
