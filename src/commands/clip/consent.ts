// The terms that Venice wants a yes to before it looks at faces: read in a form, agreed to box by box, and then an
// ordinary price card. Nothing is sent to Venice by reading or by agreeing.
import { z } from 'zod';
import { JobId } from '../../domain/ids.ts';
import type { Component, ModalForm } from '../feature.ts';
import { jamHere } from '../jam/here.ts';
import { read } from '../reading.ts';
import { cardView } from '../views/card.ts';
import { purseNote } from '../views/jam-play.ts';
import { refusalView } from '../views/refusals.ts';
import { termsModal, YES, YES_BOXES } from '../views/terms.ts';

const Subject = z.tuple([JobId]);

export const readTerms: Component = {
  action: 'clip.terms',
  ack: 'view',
  async press(press, { consents }) {
    const [id] = read(Subject, press.subject);
    const found = await consents.terms(id, press.user, press.guild);
    return found.ok ? termsModal(found.value.job, found.value.terms) : refusalView(found.refusal);
  },
};

export const agreed: ModalForm = {
  action: 'clip.agreed',
  ack: 'private',
  async submit(form, services) {
    const [id] = read(Subject, form.subject);
    const said = (box: string) => form.choices[box]?.includes(YES) === true;
    if (!YES_BOXES.every(said)) return refusalView({ is: 'consent-incomplete' });
    const job = await services.consents.agree(id, form.user, form.guild);
    if (!job.ok) return refusalView(job.refusal);
    const jam = await jamHere(form, services);
    const card = await services.drafting.again(job.value, form, form.place, { consent: true, jam: jam?.id ?? null });
    return card.ok ? cardView(card.value, jam === null ? null : purseNote(jam.plan)) : refusalView(card.refusal);
  },
};
