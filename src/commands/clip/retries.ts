// The buttons under the word that a clip was not made. Like those of a delivered clip they carry its id and nothing
// else; what they offer is read from the job, and paid for on the presser's own limit.
import { z } from 'zod';
import { JobId } from '../../domain/ids.ts';
import type { Job } from '../../domain/job.ts';
import type { Again } from '../../services/drafting.ts';
import type { Services } from '../../services/index.ts';
import type { Component, Press } from '../feature.ts';
import { jamHere } from '../jam/here.ts';
import { read } from '../reading.ts';
import type { View } from '../view.ts';
import { cardView } from '../views/card.ts';
import { purseNote } from '../views/jam-play.ts';
import { refusalView } from '../views/refusals.ts';

const Subject = z.tuple([JobId]);

async function anew(press: Press, services: Services, changeOf: (job: Job) => Again): Promise<View> {
  const [id] = read(Subject, press.subject);
  const job = await services.library.look(id, press.guild);
  if (!job.ok) return refusalView(job.refusal);
  const jam = await jamHere(press, services);
  const card = await services.drafting.again(job.value, press, press.place, {
    ...changeOf(job.value),
    jam: jam?.id ?? null,
  });
  return card.ok ? cardView(card.value, jam === null ? null : purseNote(jam.plan)) : refusalView(card.refusal);
}

/** With the model that Venice recommended. */
export const instead: Component = {
  action: 'clip.instead',
  ack: 'private',
  press: (press, services) =>
    anew(press, services, ({ state }) => {
      const model = state.at === 'failed' ? state.failure.suggestedModel : null;
      return model === null ? {} : { model };
    }),
};

/** With every file sent by its bytes, for a provider that cannot read addresses. */
export const carry: Component = {
  action: 'clip.carry',
  ack: 'private',
  press: (press, services) => anew(press, services, () => ({ inline: true })),
};
