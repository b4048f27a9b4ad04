// The buttons that make a new clip from a delivered one: Extend starts from its last frame, Upscale makes it larger,
// Animate again starts from the same picture. Each leads to an ordinary price card on the presser's own limit.
import { z } from 'zod';
import { JobId } from '../../domain/ids.ts';
import type { Clip, Job } from '../../domain/job.ts';
import type { Media } from '../../domain/media.ts';
import { type Outcome, refused } from '../../domain/outcome.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { promptOf } from '../../domain/request.ts';
import { isHidden } from '../../domain/review.ts';
import { BLANK_WISH, wishOf } from '../../domain/wish.ts';
import type { Services } from '../../services/index.ts';
import type { Component, ModalForm, Press } from '../feature.ts';
import { read } from '../reading.ts';
import { promptModal } from '../video/card.ts';
import { cardFor } from '../video/generation.ts';
import { t } from '../views/language.ts';
import { customId } from '../views/parts.ts';
import { refusalView } from '../views/refusals.ts';

const Subject = z.tuple([JobId]);
/** Until a model is chosen the form cannot know its limit; the card says when the words are too many. */
const USUAL_PROMPT_LIMIT = 2_500;

/** A job of this server whose clip is on our disk. */
async function finished(
  id: JobId,
  guild: Job['guild'],
  { library }: Services,
): Promise<Outcome<{ job: Job; clip: Clip }, Refusal>> {
  const found = await library.look(id, guild);
  if (!found.ok) return found;
  const { state } = found.value;
  if (state.at !== 'delivered' && state.at !== 'kept' && state.at !== 'rendered')
    return refused({ is: 'no-clip', job: id, state: state.at });
  if (isHidden(state)) return refused({ is: 'clip-hidden', job: id });
  return { ok: true, value: { job: found.value, clip: state.clip } };
}

export const extend: Component = {
  action: 'clip.extend',
  ack: 'view',
  async press(press, services) {
    const [id] = read(Subject, press.subject);
    const found = await finished(id, press.guild, services);
    if (!found.ok) return refusalView(found.refusal);
    return promptModal(
      t`What happens next`,
      customId('clip.extended', [id]),
      promptOf(found.value.job.request),
      USUAL_PROMPT_LIMIT,
    );
  },
};

export const extended: ModalForm = {
  action: 'clip.extended',
  ack: 'private',
  async submit(form, services) {
    const [id] = read(Subject, form.subject);
    const found = await finished(id, form.guild, services);
    if (!found.ok) return refusalView(found.refusal);
    const { job, clip } = found.value;
    const frame = await services.desk.lastFrame(job, clip);
    if (!frame.ok) return refusalView(frame.refusal);
    const wish = { ...BLANK_WISH, prompt: form.fields['prompt'] ?? '', start: frame.value };
    return cardFor(form, services, { kinds: ['image'], model: await siblingOf(job, services), wish, parent: id });
  },
};

/** The model of the same family that starts from a picture, where there is one. */
async function siblingOf(job: Job, { models }: Services): Promise<string | null> {
  const name = job.request.model.replace(/(?:text|reference|video)-to-video/, 'image-to-video');
  const sibling = await models.find(name);
  return sibling.ok && sibling.value.kind === 'image' && !sibling.value.offline ? sibling.value.id : null;
}

export const upscaleClip: Component = {
  action: 'clip.upscale',
  ack: 'private',
  async press(press, services) {
    const [id] = read(Subject, press.subject);
    const found = await finished(id, press.guild, services);
    if (!found.ok) return refusalView(found.refusal);
    const source = await sourceOf(press, found.value, services);
    if (!source.ok) return refusalView(source.refusal);
    return cardFor(press, services, {
      kinds: ['upscale'],
      model: null,
      wish: { ...BLANK_WISH, source: source.value },
      parent: id,
    });
  },
};

/** The posted file, which Discord can always give a fresh address for; else our own copy, sent by its bytes. */
async function sourceOf(
  press: Press,
  { job, clip }: { job: Job; clip: Clip },
  { desk }: Services,
): Promise<Outcome<Media, Refusal>> {
  const [posted] = press.files;
  if (posted !== undefined) {
    const file = { channel: press.place, message: press.message, attachment: posted.attachment };
    const taken = await desk.ofMessage(file, ['video']);
    if (taken.ok) return taken;
  }
  return desk.clip(job, clip);
}

export const animateAgain: Component = {
  action: 'clip.animate',
  ack: 'view',
  async press(press, { library }) {
    const [id] = read(Subject, press.subject);
    const job = await library.look(id, press.guild);
    if (!job.ok) return refusalView(job.refusal);
    return promptModal(
      t`Animate the picture again`,
      customId('clip.animated', [id]),
      promptOf(job.value.request),
      USUAL_PROMPT_LIMIT,
    );
  },
};

export const animatedAgain: ModalForm = {
  action: 'clip.animated',
  ack: 'private',
  async submit(form, services) {
    const [id] = read(Subject, form.subject);
    const job = await services.library.look(id, form.guild);
    if (!job.ok) return refusalView(job.refusal);
    const { request } = job.value;
    const { start } = wishOf(request);
    const wish = { ...BLANK_WISH, prompt: form.fields['prompt'] ?? '', start };
    const model = request.kind === 'image' ? request.model : null;
    return cardFor(form, services, { kinds: ['image'], model, wish, parent: id });
  },
};
