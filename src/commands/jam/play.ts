// What the live card offers to those who take part: a prompt, a turn, letting it pass; and for its host the end.
import { z } from 'zod';
import type { Kind } from '../../domain/catalogue.ts';
import { JamId } from '../../domain/ids.ts';
import type { JamSight } from '../../domain/jam-sight.ts';
import { BLANK_WISH } from '../../domain/wish.ts';
import type { Services } from '../../services/index.ts';
import type { Caller, Component, Form, ModalForm } from '../feature.ts';
import { read } from '../reading.ts';
import type { Reply } from '../view.ts';
import { cardView } from '../views/card.ts';
import { endedView, endQuestion, inLineView, passedView, promptForm, purseNote } from '../views/jam-play.ts';
import { refusalView } from '../views/refusals.ts';

const Subject = z.tuple([JamId]);
const USUAL_PROMPT_LIMIT = 2_500;

export const addPrompt: Component = {
  action: 'jam.add',
  ack: 'view',
  async press(press, services) {
    const [id] = read(Subject, press.subject);
    const jam = await services.jams.playing.mayEnter(id, press, null);
    if (!jam.ok) return refusalView(jam.refusal);
    const { plan } = jam.value;
    const fixed = plan.model === null ? null : await services.models.find(plan.model);
    const sight = plan.kind === 'relay' ? await services.jams.hosting.show(id, press) : null;
    const begun = sight?.ok === true && sight.value.entries.length > 0;
    return promptForm(jam.value, {
      promptLimit: fixed?.ok === true ? fixed.value.promptLimit : USUAL_PROMPT_LIMIT,
      picture: !begun,
      model: plan.model === null,
    });
  },
};

export const promptAdded: ModalForm = {
  action: 'jam.added',
  ack: 'private',
  async submit(form, services) {
    const [id] = read(Subject, form.subject);
    const shown = await services.jams.hosting.show(id, form);
    return shown.ok ? entryCard(form, shown.value, services) : refusalView(shown.refusal);
  },
};

/** The price card of an entry: as everywhere, paid from the pot. */
async function entryCard(form: Form, { jam, entries }: JamSight, services: Services): Promise<Reply> {
  const [file] = form.files['picture'] ?? [];
  const start = file === undefined ? null : await services.desk.attached(file.url, ['image']);
  if (start !== null && !start.ok) return refusalView(start.refusal);
  const goesOn = jam.plan.kind === 'relay' && entries.length > 0;
  const kinds: readonly Kind[] = start === null && !goesOn ? ['text'] : ['image', 'first-last'];
  const card = await services.drafting.create({
    member: form,
    place: jam.thread ?? form.place,
    kinds,
    model: await likeliest(form.fields['model'] ?? '', kinds, form, services),
    wish: { ...BLANK_WISH, prompt: form.fields['prompt'] ?? '', start: start?.value ?? null },
    parent: null,
    jam: jam.id,
  });
  return card.ok ? cardView(card.value, purseNote(jam.plan)) : refusalView(card.refusal);
}

/** What was typed, as the first model that it finds; what finds none is refused in its own words. */
async function likeliest(typed: string, kinds: readonly Kind[], caller: Caller, { choosing }: Services) {
  if (typed.trim() === '') return null;
  const [found] = await choosing.search({ member: caller, place: caller.place, kinds }, typed);
  return found?.id ?? typed;
}

export const takeTurn: Component = {
  action: 'jam.turn',
  ack: 'private',
  async press(press, { jams }) {
    const [id] = read(Subject, press.subject);
    const joined = await jams.playing.join(id, press);
    return joined.ok ? inLineView(joined.value.place) : refusalView(joined.refusal);
  },
};

export const passTurn: Component = {
  action: 'jam.pass',
  ack: 'private',
  async press(press, { jams }) {
    const [id] = read(Subject, press.subject);
    const passed = await jams.playing.pass(id, press);
    return passed.ok ? passedView() : refusalView(passed.refusal);
  },
};

export const askEnd: Component = {
  action: 'jam.end',
  ack: 'private',
  async press(press, services) {
    const [id] = read(Subject, press.subject);
    return endAsked(id, press, services);
  },
};

/** Who may end it is asked before they are. */
export async function endAsked(id: string, caller: Caller, { jams, rights }: Services): Promise<Reply> {
  const shown = await jams.hosting.show(id, caller);
  if (!shown.ok) return refusalView(shown.refusal);
  const { jam } = shown.value;
  const may = jam.host === caller.user || (await rights.may(caller, 'moderate-jam')).ok;
  if (!may) return refusalView({ is: 'jam-not-yours', host: jam.host });
  const { state } = jam;
  return state.at === 'open' || state.at === 'planned'
    ? endQuestion(jam)
    : refusalView({ is: 'jam-not-open', state: state.at, startsAt: null });
}

export const endConfirmed: Component = {
  action: 'jam.end-yes',
  ack: 'update',
  async press(press, { jams }) {
    const [id] = read(Subject, press.subject);
    const ended = await jams.hosting.end(id, press, null);
    return ended.ok ? endedView(ended.value) : refusalView(ended.refusal);
  },
};
