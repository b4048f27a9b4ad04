// The buttons on the card of a case, and the forms behind them. They carry the case's id and nothing else; who may decide,
// and whether there is still anything to decide, is looked at anew for each press.
import { z } from 'zod';
import { CaseId } from '../../domain/ids.ts';
import type { Services } from '../../services/index.ts';
import type { Decision } from '../../services/moderation.ts';
import type { Caller, Component, Form, ModalForm } from '../feature.ts';
import { read } from '../reading.ts';
import { viewer } from '../video/jobs.ts';
import { parseAmount } from '../video-admin/amounts.ts';
import type { Reply, View } from '../view.ts';
import {
  acceptForm,
  amountForm,
  casesView,
  caseView,
  decidedView,
  LONGEST_REASON,
  postedAfterAllView,
  promptView,
  refuseForm,
} from '../views/moderation.ts';
import { refusalView } from '../views/refusals.ts';
import { shownView } from '../views/shown.ts';

const Subject = z.tuple([CaseId]);
const Reason = z.string().trim().max(LONGEST_REASON);
/** Discord: an answer can be given for 15 minutes; some of them are for the upload. */
const FIT_WITHIN = 10 * 60_000;

const reasonIn = (form: Form): string | null => {
  const said = read(Reason, form.fields['reason'] ?? '');
  return said === '' ? null : said;
};

async function decide(id: CaseId, caller: Caller, decision: Decision, { moderation }: Services): Promise<Reply> {
  const decided = await moderation.decide(id, caller, decision);
  return decided.ok ? decidedView(decided.value) : refusalView(decided.refusal);
}

/** Two taps at most: what needs no words is done at once. Venice may be asked for a price first, which takes its time. */
export const accept: Component = {
  action: 'case.yes',
  ack: 'view',
  async press(press, services): Promise<View> {
    const [id] = read(Subject, press.subject);
    const found = await services.moderation.look(id, press);
    if (!found.ok) return refusalView(found.refusal);
    const { case: one } = found.value;
    const wordsFirst = one.state.is === 'open' && (one.kind === 'report' || one.kind === 'appeal');
    if (wordsFirst) return acceptForm(one);
    const decision = { verdict: 'accepted', reason: null } as const;
    return { is: 'slow', visibility: 'private', work: () => decide(id, press, decision, services) };
  },
};

export const accepted: ModalForm = {
  action: 'case.yes-said',
  ack: 'private',
  async submit(form, services) {
    const [id] = read(Subject, form.subject);
    return decide(id, form, { verdict: 'accepted', reason: reasonIn(form) }, services);
  },
};

/** Who reports a clip needs no reason why it stays. */
export const refuse: Component = {
  action: 'case.no',
  ack: 'view',
  async press(press, services) {
    const [id] = read(Subject, press.subject);
    const found = await services.moderation.look(id, press);
    if (!found.ok) return refusalView(found.refusal);
    const { case: one } = found.value;
    if (one.kind !== 'report' && one.state.is === 'open') return refuseForm(one);
    return decide(id, press, { verdict: 'refused', reason: null }, services);
  },
};

export const refusedSaid: ModalForm = {
  action: 'case.no-said',
  ack: 'private',
  async submit(form, services) {
    const [id] = read(Subject, form.subject);
    return decide(id, form, { verdict: 'refused', reason: reasonIn(form) }, services);
  },
};

export const otherAmount: Component = {
  action: 'case.amount',
  ack: 'view',
  async press(press, { moderation }) {
    const [id] = read(Subject, press.subject);
    const found = await moderation.look(id, press);
    return found.ok ? amountForm(found.value.case) : refusalView(found.refusal);
  },
};

export const otherAmountSaid: ModalForm = {
  action: 'case.amount-said',
  ack: 'private',
  async submit(form, services) {
    const [id] = read(Subject, form.subject);
    const asked = form.fields['amount'] ?? '';
    const amount = parseAmount(asked);
    if (amount === undefined || amount === null || amount === 0) return refusalView({ is: 'bad-amount', asked });
    return decide(id, form, { verdict: 'accepted', reason: reasonIn(form), amount }, services);
  },
};

export const postAfterAll: Component = {
  action: 'case.late',
  ack: 'private',
  async press(press, { moderation }) {
    const [id] = read(Subject, press.subject);
    const posted = await moderation.postAfterAll(id, press);
    return posted.ok ? postedAfterAllView(posted.value) : refusalView(posted.refusal);
  },
};

export const showClip: Component = {
  action: 'case.clip',
  ack: 'private',
  async press(press, services) {
    const [id] = read(Subject, press.subject);
    const found = await services.moderation.look(id, press);
    if (!found.ok) return refusalView(found.refusal);
    const { job } = found.value;
    if (job === null) return refusalView({ is: 'unknown-case' });
    const stored = await services.library.stored(job.id, await viewer(press, services));
    if (!stored.ok) return refusalView(stored.refusal);
    const file = await services.library.within(stored.value, press.uploadLimit, AbortSignal.timeout(FIT_WITHIN));
    return file.ok ? shownView(job, file.value, 'hidden') : refusalView(file.refusal);
  },
};

export const wholePrompt: Component = {
  action: 'case.prompt',
  ack: 'private',
  async press(press, { moderation }) {
    const [id] = read(Subject, press.subject);
    const found = await moderation.look(id, press);
    return found.ok ? promptView(found.value) : refusalView(found.refusal);
  },
};

export const openCase: Component = {
  action: 'case.open',
  ack: 'update',
  async press(press, { moderation }) {
    const found = await moderation.look(press.values[0] ?? '', press);
    return found.ok ? caseView(found.value) : refusalView(found.refusal);
  },
};

/** As many as a list to choose from holds. */
export const LISTED = 25;

export async function casesOf(caller: Caller, { moderation }: Services): Promise<Reply> {
  const waiting = await moderation.waiting(caller, LISTED);
  return waiting.ok ? casesView(waiting.value) : refusalView(waiting.refusal);
}
