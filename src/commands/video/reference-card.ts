// The controls of a reference job's card: add files, add an element, remove, voice. Each change fits and prices the
// whole anew; a change that is refused leaves the card as it was, with the reason above it.
import { z } from 'zod';
import { type Accepts, acceptsOf } from '../../domain/families.ts';
import type { MediaType } from '../../domain/media.ts';
import { granted, type Outcome, refused } from '../../domain/outcome.ts';
import {
  type FilePurpose,
  REFERENCE_PARTS,
  type ReferenceAt,
  withElement,
  withFiles,
  withoutReferences,
} from '../../domain/references.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { type WishedElement, wishOf } from '../../domain/wish.ts';
import type { Card, Revision } from '../../services/drafting.ts';
import type { Services } from '../../services/index.ts';
import type { Caller, Component, Form, ModalForm } from '../feature.ts';
import { read } from '../reading.ts';
import type { View } from '../view.ts';
import { choiceField, filesField, form, MOST_UPLOADS, textField } from '../views/forms.ts';
import { t } from '../views/language.ts';
import { customId } from '../views/parts.ts';
import { roomText } from '../views/references.ts';
import { refusalView } from '../views/refusals.ts';
import { cardAgain, revised, Subject } from './card.ts';
import { oneTakenIn, takenIn } from './uploads.ts';

/** Venice: an element has up to three pictures besides the frontal one. */
const MORE_PICTURES = 3;
const LONGEST_VOICE = 100;
const ANYTHING = ['image', 'video', 'audio'] as const;
const PICTURE = ['image'] as const;

/** The member's open card, for a form about it. */
async function openForm(
  subject: readonly string[],
  caller: Caller,
  { drafting }: Services,
  show: (card: Card, accepts: Accepts, subject: readonly (string | number)[]) => View,
): Promise<View> {
  const [id, version] = read(Subject, subject);
  const card = await drafting.card(id, caller);
  if (!card.ok) return refusalView(card.refusal);
  return card.value.draft.version === version
    ? show(card.value, acceptsOf(card.value.model), [id, version])
    : refusalView({ is: 'draft-stale' });
}

/** Takes the form's files in for the card that it was opened from, and revises the card with what came of it. */
async function submitted<T>(
  input: Form,
  services: Services,
  take: (card: Card) => Promise<Outcome<T, Refusal>>,
  revision: (taken: T) => Revision,
): Promise<View> {
  const [id, version] = read(Subject, input.subject);
  const card = await services.drafting.card(id, input);
  if (!card.ok) return refusalView(card.refusal);
  // Asked before any file is fetched; `revise` asks again.
  if (card.value.draft.version !== version) return cardAgain(id, input, { is: 'draft-stale' }, services);
  const taken = await take(card.value);
  if (!taken.ok) return cardAgain(id, input, taken.refusal, services);
  return revised(id, input, await services.drafting.revise(id, version, input, revision(taken.value)), services);
}

function purposesOf(accepts: Accepts): readonly { readonly label: string; readonly value: FilePurpose }[] {
  return [
    { label: t`References: pictures, clips, sounds`, value: 'references' },
    ...(accepts.scenes > 0 ? [{ label: t`Pictures of the scene`, value: 'scenes' as const }] : []),
    ...(accepts.start === 'never'
      ? []
      : [{ label: t`The picture that the clip starts from`, value: 'start' as const }]),
    ...(accepts.end === 'never' ? [] : [{ label: t`The picture that the clip ends on`, value: 'end' as const }]),
  ];
}

const Purpose = z.enum(['references', 'scenes', 'start', 'end']).default('references');

export const addFiles: Component = {
  action: 'reference.add',
  ack: 'view',
  press: (press, services) =>
    openForm(press.subject, press, services, (_, accepts, subject) => {
      const purposes = purposesOf(accepts);
      const description = t`This model takes ${roomText(accepts)}.`.slice(0, 100);
      return form(t`Add files`, customId('reference.added', subject), [
        filesField({ id: 'files', label: t`Files`, description, most: MOST_UPLOADS, required: true }),
        ...(purposes.length > 1 ? [choiceField({ id: 'purpose', label: t`What they are`, options: purposes })] : []),
      ]);
    }),
};

export const filesAdded: ModalForm = {
  action: 'reference.added',
  ack: 'update',
  submit(input, services) {
    const purpose = read(Purpose, input.choices['purpose']?.[0]);
    const files = input.files['files'] ?? [];
    const wanted: readonly MediaType[] = purpose === 'references' ? ANYTHING : PICTURE;
    return submitted(
      input,
      services,
      async ({ model }) =>
        (purpose === 'start' || purpose === 'end') && files.length > 1
          ? refused({ is: 'too-many-media', part: purpose, given: files.length, limit: 1, model })
          : takenIn(files, services, wanted),
      (taken) => (wish) => withFiles(wish, taken, purpose),
    );
  },
};

export const addElement: Component = {
  action: 'reference.element',
  ack: 'view',
  press: (press, services) =>
    openForm(press.subject, press, services, (_, __, subject) =>
      form(t`Add an element`, customId('reference.element-added', subject), [
        filesField({
          id: 'frontal',
          label: t`A picture of it from the front`,
          description: t`A person, animal or thing that the prompt names. This picture or a clip is needed.`,
          most: 1,
        }),
        filesField({ id: 'more', label: t`More pictures of it`, most: MORE_PICTURES }),
        filesField({ id: 'clip', label: t`A clip of it`, most: 1 }),
      ]),
    ),
};

export const elementAdded: ModalForm = {
  action: 'reference.element-added',
  ack: 'update',
  submit: (input, services) =>
    submitted(
      input,
      services,
      () => elementOf(input, services),
      (element) => (wish) => withElement(wish, element),
    ),
};

async function elementOf(input: Form, services: Services): Promise<Outcome<WishedElement, Refusal>> {
  const frontal = await oneTakenIn(input.files['frontal'] ?? [], services, PICTURE);
  if (!frontal.ok) return frontal;
  const images = await takenIn(input.files['more'] ?? [], services, PICTURE);
  if (!images.ok) return images;
  const video = await oneTakenIn(input.files['clip'] ?? [], services, ['video']);
  return video.ok ? granted({ frontal: frontal.value, images: images.value, video: video.value }) : video;
}

const Part = z.enum(REFERENCE_PARTS);
/** A reference as the select names it: `images.3`. */
const Picked = z.array(
  z.templateLiteral([Part, '.', z.number().int().nonnegative()]).transform((value): ReferenceAt => {
    const [part, index] = value.split('.');
    return { part: Part.parse(part), index: Number(index) };
  }),
);
/** The number of the select follows: a card with many references has two. */
const RemovalSubject = z.tuple([...Subject.def.items, z.string()]);

export const removeReferences: Component = {
  action: 'reference.remove',
  ack: 'update',
  async press(press, services) {
    const [id, version] = read(RemovalSubject, press.subject);
    const picked = read(Picked, press.values);
    const revision: Revision = (wish) => withoutReferences(wish, picked);
    return revised(id, press, await services.drafting.revise(id, version, press, revision), services);
  },
};

export const chooseVoice: Component = {
  action: 'reference.voice',
  ack: 'view',
  press: (press, services) =>
    openForm(press.subject, press, services, ({ draft }, _, subject) =>
      form(t`Voice`, customId('reference.voiced', subject), [
        textField({
          id: 'voice',
          label: t`Venice's name of the voice`,
          description: t`Empty for the model's own. For a name it does not know, Venice lists those it knows, at no charge.`,
          value: wishOf(draft.request).voice ?? '',
          most: LONGEST_VOICE,
        }),
      ]),
    ),
};

export const voiceChosen: ModalForm = {
  action: 'reference.voiced',
  ack: 'update',
  async submit(input, services) {
    const [id, version] = read(Subject, input.subject);
    const voice = input.fields['voice']?.trim() || null;
    return revised(id, input, await services.drafting.revise(id, version, input, () => ({ voice })), services);
  },
};
