// The buttons under a delivered clip. They carry the clip's id and nothing else, so they never expire.

import { z } from 'zod';
import { JobId } from '../../domain/ids.ts';
import { promptOf } from '../../domain/request.ts';
import type { Component, ModalForm } from '../feature.ts';
import { jamHere } from '../jam/here.ts';
import { read } from '../reading.ts';
import { promptModal } from '../video/card.ts';
import { viewer } from '../video/jobs.ts';
import { cardView } from '../views/card.ts';
import { purseNote } from '../views/jam-play.ts';
import { t } from '../views/language.ts';
import { takeDownForm } from '../views/moderation.ts';
import { customId } from '../views/parts.ts';
import { deletedView, deleteQuestion, notDeletedView } from '../views/receipt.ts';
import { refusalView } from '../views/refusals.ts';

const Subject = z.tuple([JobId]);

export const again: Component = {
  action: 'clip.again',
  ack: 'private',
  async press(press, services) {
    const [id] = read(Subject, press.subject);
    const job = await services.library.look(id, press.guild);
    if (!job.ok) return refusalView(job.refusal);
    const jam = await jamHere(press, services);
    const card = await services.drafting.again(job.value, press, press.place, { jam: jam?.id ?? null });
    return card.ok ? cardView(card.value, jam === null ? null : purseNote(jam.plan)) : refusalView(card.refusal);
  },
};

export const remix: Component = {
  action: 'clip.remix',
  ack: 'view',
  async press(press, { library, models }) {
    const [id] = read(Subject, press.subject);
    const job = await library.look(id, press.guild);
    if (!job.ok) return refusalView(job.refusal);
    const model = await models.find(job.value.request.model);
    const limit = model.ok ? model.value.promptLimit : promptOf(job.value.request).length;
    return promptModal(t`Remix this clip`, customId('clip.remixed', [id]), promptOf(job.value.request), limit);
  },
};

export const remixed: ModalForm = {
  action: 'clip.remixed',
  ack: 'private',
  async submit(form, services) {
    const [id] = read(Subject, form.subject);
    const job = await services.library.look(id, form.guild);
    if (!job.ok) return refusalView(job.refusal);
    const jam = await jamHere(form, services);
    const change = { prompt: form.fields['prompt'] ?? '', jam: jam?.id ?? null };
    const card = await services.drafting.again(job.value, form, form.place, change);
    return card.ok ? cardView(card.value, jam === null ? null : purseNote(jam.plan)) : refusalView(card.refusal);
  },
};

export const askDelete: Component = {
  action: 'clip.delete',
  ack: 'view',
  async press(press, services) {
    const [id] = read(Subject, press.subject);
    const job = await services.library.find(id, await viewer(press, services));
    if (!job.ok) return refusalView(job.refusal);
    // A moderator says why, and the author is told.
    return job.value.author === press.user ? deleteQuestion(job.value) : takeDownForm(id);
  },
};

export const confirmDelete: Component = {
  action: 'clip.delete-yes',
  ack: 'update',
  async press(press, services) {
    const [id] = read(Subject, press.subject);
    const removed = await services.library.remove(id, await viewer(press, services));
    return removed.ok ? deletedView(removed.value) : refusalView(removed.refusal);
  },
};

export const keepClip: Component = {
  action: 'clip.delete-no',
  ack: 'update',
  press: async () => notDeletedView(),
};
