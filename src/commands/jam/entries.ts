// Taking a clip out of its jam: its author by a question, a moderator with a reason.
import { z } from 'zod';
import { JobId } from '../../domain/ids.ts';
import type { Component, ModalForm } from '../feature.ts';
import { read } from '../reading.ts';
import { removalForm, withdrawnView, withdrawQuestion } from '../views/jam-play.ts';
import { refusalView } from '../views/refusals.ts';

const Subject = z.tuple([JobId]);

export const withdraw: Component = {
  action: 'jam.withdraw',
  ack: 'view',
  async press(press, { library, jams, rights }) {
    const [id] = read(Subject, press.subject);
    const job = await library.look(id, press.guild);
    if (!job.ok) return refusalView(job.refusal);
    if (job.value.jam === null) return refusalView({ is: 'not-in-jam' });
    const sight = await jams.hosting.show(job.value.jam, press);
    const entry = sight.ok ? sight.value.entries.find((one) => one.entry.job === id)?.entry : undefined;
    if (entry === undefined) return refusalView({ is: 'no-such-entry', job: id });
    if (entry.author === press.user) return withdrawQuestion(entry);
    const may = await rights.may(press, 'moderate-jam');
    return may.ok ? removalForm(id) : refusalView(may.refusal);
  },
};

export const withdrawConfirmed: Component = {
  action: 'jam.withdraw-yes',
  ack: 'update',
  async press(press, { jams }) {
    const [id] = read(Subject, press.subject);
    const gone = await jams.playing.withdraw(id, press, null);
    return gone.ok ? withdrawnView(gone.value) : refusalView(gone.refusal);
  },
};

export const entryRemoved: ModalForm = {
  action: 'jam.removed',
  ack: 'private',
  async submit(form, { jams }) {
    const [id] = read(Subject, form.subject);
    const reason = read(z.string().trim().min(1).max(500), form.fields['reason']);
    const gone = await jams.playing.withdraw(id, form, reason);
    return gone.ok ? withdrawnView(gone.value) : refusalView(gone.refusal);
  },
};
