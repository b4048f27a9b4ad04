// The controls of the price card. Each press names a draft and its version; price, prompt and the right to pay are read
// back from the store, so that an edited custom id can reach nothing.

import { ComponentType, TextInputStyle } from 'discord.js';
import { z } from 'zod';
import { DraftId } from '../../domain/ids.ts';
import type { StateName } from '../../domain/job.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { Bitrate, promptOf, ReferenceTask, UpscaleFactor } from '../../domain/request.ts';
import type { Wish } from '../../domain/wish.ts';
import type { Card, Revision } from '../../services/drafting.ts';
import type { Services } from '../../services/index.ts';
import type { Caller, Component, ModalForm } from '../feature.ts';
import { read } from '../reading.ts';
import type { View } from '../view.ts';
import { cardView } from '../views/card.ts';
import { t } from '../views/language.ts';
import { customId } from '../views/parts.ts';
import { draftCancelledView, receiptView } from '../views/receipt.ts';
import { refusalText, refusalView } from '../views/refusals.ts';

/** Discord: a text input holds at most 4000 characters. */
const LONGEST_INPUT = 4_000;

/** While a job is in one of these, a second press on its card gets the receipt of the first. */
const UNDER_WAY: ReadonlySet<StateName> = new Set([
  'awaiting',
  'queued',
  'submitting',
  'rendering',
  'rendered',
  'withheld',
] as const);

/** A draft and the version that was on the screen. */
export const Subject = z.tuple([DraftId, z.coerce.number().int().positive()]);
const SettingSubject = z.tuple([
  DraftId,
  z.coerce.number().int().positive(),
  z.enum(['duration', 'aspectRatio', 'resolution', 'audio', 'factor', 'bitrate', 'task']),
]);

type Setting = z.infer<typeof SettingSubject>[2];
const OnOff = z.enum(['on', 'off']);

function change(setting: Setting, value: string): Partial<Wish> {
  switch (setting) {
    case 'duration':
    case 'aspectRatio':
    case 'resolution':
      return { [setting]: value };
    case 'audio':
      return { audio: read(OnOff, value) === 'on' };
    case 'factor':
      return { factor: read(UpscaleFactor, Number(value)) };
    case 'bitrate':
      return { bitrate: read(Bitrate, value) };
    case 'task':
      return { task: read(ReferenceTask, value) };
  }
}

/** A refused press leaves the member with a card that works: the present one, with the reason above it. */
export async function cardAgain(id: DraftId, caller: Caller, refusal: Refusal, { drafting }: Services): Promise<View> {
  const card = await drafting.card(id, caller);
  if (!card.ok) return refusalView(card.refusal);
  // A card whose limit is broken says so itself.
  const said = refusal.is === 'over-limit' && card.value.broken !== null;
  return cardView(card.value, said ? null : refusalText(refusal));
}

/** The changed card, or the present one with the reason why nothing changed. */
export async function revised(
  id: DraftId,
  caller: Caller,
  card: Outcome<Card, Refusal>,
  services: Services,
): Promise<View> {
  return card.ok ? cardView(card.value) : cardAgain(id, caller, card.refusal, services);
}

export const pay: Component = {
  action: 'draft.pay',
  ack: 'update',
  async press(press, services) {
    const [id, version] = read(Subject, press.subject);
    const placed = await services.checkout.confirm(id, version, press);
    if (placed.ok) return receiptView(placed.value.job, placed.value.postedIn, placed.value.pause);
    if (placed.refusal.is !== 'draft-spent') return cardAgain(id, press, placed.refusal, services);
    const job = await services.library.find(placed.refusal.job, {
      member: press.user,
      guild: press.guild,
      moderator: false,
    });
    return job.ok && UNDER_WAY.has(job.value.state.at) ? receiptView(job.value, null) : refusalView(placed.refusal);
  },
};

export const set: Component = {
  action: 'draft.set',
  ack: 'update',
  async press(press, services) {
    const [id, version, field] = read(SettingSubject, press.subject);
    const value = press.values[0] ?? '';
    const revision: Revision = () => change(field, value);
    return revised(id, press, await services.drafting.revise(id, version, press, revision), services);
  },
};

export const edit: Component = {
  action: 'draft.edit',
  ack: 'view',
  async press(press, { drafting }) {
    const [id] = read(Subject, press.subject);
    const card = await drafting.card(id, press);
    if (!card.ok) return refusalView(card.refusal);
    const { draft, model } = card.value;
    return promptModal(
      t`Edit the prompt`,
      customId('draft.prompt', [id, draft.version]),
      promptOf(draft.request),
      model.promptLimit,
    );
  },
};

export const prompt: ModalForm = {
  action: 'draft.prompt',
  ack: 'update',
  async submit(form, services) {
    const [id, version] = read(Subject, form.subject);
    const revision: Revision = () => ({ prompt: form.fields['prompt'] ?? '' });
    return revised(id, form, await services.drafting.revise(id, version, form, revision), services);
  },
};

export const cancelDraft: Component = {
  action: 'draft.cancel',
  ack: 'update',
  async press(press, { drafting }) {
    const [id] = read(Subject, press.subject);
    const cancelled = await drafting.cancel(id, press.user);
    return cancelled.ok || cancelled.refusal.is === 'draft-cancelled'
      ? draftCancelledView()
      : refusalView(cancelled.refusal);
  },
};

/** A form with the prompt in it; refused when the prompt would not fit, since cutting it silently would change the clip. */
export function promptModal(title: string, id: string, value: string, promptLimit: number): View {
  if (value.length > LONGEST_INPUT) {
    return refusalView({ is: 'too-long-to-edit', length: value.length, limit: LONGEST_INPUT });
  }
  const most = Math.max(value.length, Math.min(promptLimit, LONGEST_INPUT));
  return {
    is: 'modal',
    modal: {
      title,
      custom_id: id,
      components: [
        {
          type: ComponentType.Label,
          label: t`What happens in the clip`,
          component: {
            type: ComponentType.TextInput,
            custom_id: 'prompt',
            style: TextInputStyle.Paragraph,
            min_length: 1,
            max_length: most,
            value,
            required: true,
          },
        },
      ],
    },
  };
}
