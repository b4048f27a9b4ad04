// `/video models`: browse what Venice offers, by kind and by words, with live prices; open a model, and use it.
import { ApplicationCommandOptionType } from 'discord.js';
import { z } from 'zod';
import { Kind, type Model } from '../../domain/catalogue.ts';
import { acceptsOf } from '../../domain/families.ts';
import { BLANK_WISH } from '../../domain/wish.ts';
import type { Services } from '../../services/index.ts';
import type { Caller, Choice, Component, ModalForm, Press, Subcommand, Typing } from '../feature.ts';
import { read } from '../reading.ts';
import type { View } from '../view.ts';
import { speaking, t } from '../views/language.ts';
import { howToUseView, modelPageView } from '../views/model-page.ts';
import { type Browsing, kindName, modelListView, PAGE_SIZE, traitsOf } from '../views/models.ts';
import { customId } from '../views/parts.ts';
import { refusalView } from '../views/refusals.ts';
import { promptModal } from './card.ts';
import { cardFor } from './generation.ts';
import { beginForm } from './reference.ts';

/** As long as it may be in a custom id beside the rest. */
const LONGEST_FILTER = 40;
const MOST_CHOICES = 25;

const KindOrAny = z.union([Kind, z.literal('any')]);
/** A filter stands in custom ids, where a colon separates. */
const Filter = z.string().transform((typed) =>
  typed
    .replace(/[\s:]+/g, ' ')
    .trim()
    .toLowerCase()
    .slice(0, LONGEST_FILTER),
);
const Options = z.object({ kind: KindOrAny.default('any'), filter: Filter.default('') });
const Subject = z
  .tuple([KindOrAny, z.coerce.number().int().nonnegative(), Filter])
  .transform(([kind, page, filter]): Browsing => ({ kind, page, filter }));

export const models: Subcommand = {
  command: 'video',
  definition: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'models',
    description: 'What makes your clips: browse the models, with live prices',
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'kind',
        description: 'What to make it from',
        choices: Kind.options.map((kind) => ({ name: kindName(kind), value: kind })),
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'filter',
        description: 'Words that a model must have, such as private, fast, sound or a name',
        max_length: LONGEST_FILTER,
        autocomplete: true,
      },
    ],
  },
  ack: 'private',
  async run(call, services) {
    const { kind, filter } = read(Options, call.options);
    return listView({ kind, page: 0, filter }, call, services);
  },
  autocomplete: { filter: filterChoices },
};

/** What the server does not allow here is not listed. */
async function listView(asked: Browsing, caller: Caller, services: Services): Promise<View> {
  const { models: catalogue, choosing, prices } = services;
  const all = await catalogue.all();
  if (all.length === 0) return refusalView({ is: 'no-catalogue' });
  const found = matching(await choosing.offered({ member: caller, place: caller.place }, all), asked);
  const page = Math.min(asked.page, Math.max(0, Math.ceil(found.length / PAGE_SIZE) - 1));
  const shown = found.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
  return modelListView(shown, await prices.of(shown), { ...asked, page }, found.length);
}

/** Usable ones first, Venice's recommendations before the others, then by name. */
function matching(all: readonly Model[], { kind, filter }: Browsing): readonly Model[] {
  const words = filter.split(' ').filter((word) => word !== '');
  const rank = (model: Model) => (model.offline ? 2 : model.sets.includes('venice_recommendations') ? 0 : 1);
  return all
    .filter((model) => kind === 'any' || model.kind === kind)
    .filter((model) => words.every((word) => searchText(model).includes(word)))
    .toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name) || a.id.localeCompare(b.id));
}

/** Words of the reader's language find a model, and English ones too: those are what Venice writes. */
const searchText = (model: Model) => {
  const said = () => [...traitsOf(model), kindName(model.kind)];
  return [model.id, model.name, ...model.sets, ...said(), ...speaking('en', said)].join(' ').toLowerCase();
};

/** Completes the last word that was typed, from what the models are called and have. */
async function filterChoices(typing: Typing, { models: catalogue, choosing }: Services): Promise<readonly Choice[]> {
  const words = Filter.parse(typing.typed).split(' ');
  const last = words.at(-1) ?? '';
  const before = words
    .slice(0, -1)
    .map((word) => `${word} `)
    .join('');
  const offered = await choosing.offered({ member: typing, place: typing.place }, await catalogue.all());
  const known = offered.flatMap((model) => [...traitsOf(model), ...model.sets]);
  return [...new Set(known.map((one) => one.toLowerCase()))]
    .filter((one) => one.startsWith(last))
    .toSorted()
    .map((one) => `${before}${one}`)
    .filter((whole) => whole.length <= LONGEST_FILTER)
    .slice(0, MOST_CHOICES)
    .map((whole) => ({ name: whole, value: whole }));
}

export const turnPage: Component = {
  action: 'models.page',
  ack: 'update',
  press: (press, services) => listView(read(Subject, press.subject), press, services),
};

export const chooseKind: Component = {
  action: 'models.kind',
  ack: 'update',
  press(press, services) {
    const { filter } = read(Subject, press.subject);
    return listView({ kind: read(KindOrAny, press.values[0]), page: 0, filter }, press, services);
  },
};

export const openModel: Component = {
  action: 'models.open',
  ack: 'update',
  async press(press, { models: catalogue, prices }) {
    const model = await catalogue.find(press.values[0] ?? '');
    if (!model.ok) return refusalView(model.refusal);
    const price = (await prices.of([model.value])).get(model.value.id) ?? { is: 'unknown' };
    return modelPageView(model.value, price, read(Subject, press.subject));
  },
};

/** A model's id may hold colons of its own. */
const modelIn = ({ subject }: Pick<Press, 'subject'>) => subject.join(':');

export const useModel: Component = {
  action: 'models.use',
  ack: 'view',
  async press(press, { models: catalogue }) {
    const found = await catalogue.find(modelIn(press));
    if (!found.ok) return refusalView(found.refusal);
    const model = found.value;
    if (model.offline) return refusalView({ is: 'model-offline', model });
    const id = model.id;
    switch (model.kind) {
      case 'text':
        return promptModal(t`What happens in the clip`, customId('models.asked', [id]), '', model.promptLimit);
      case 'reference':
        return acceptsOf(model).start === 'required'
          ? howToUseView(model, t`/video reference model:${id} start_image: image1: prompt:`)
          : beginForm('', id);
      case 'image':
        return howToUseView(model, t`/video animate model:${id} image: prompt:`);
      case 'first-last':
        return howToUseView(model, t`/video animate model:${id} image: end_image: prompt:`);
      case 'video':
        return howToUseView(model, t`/video edit model:${id} video: prompt:`);
      case 'motion':
        return howToUseView(model, t`/video edit model:${id} video: image:`);
      case 'upscale':
        return howToUseView(model, t`/video upscale model:${id} video:`);
    }
  },
};

export const modelAsked: ModalForm = {
  action: 'models.asked',
  ack: 'private',
  async submit(form, services) {
    const wish = { ...BLANK_WISH, prompt: form.fields['prompt'] ?? '' };
    return cardFor(form, services, { kinds: ['text'], model: modelIn(form), wish, parent: null });
  },
};
