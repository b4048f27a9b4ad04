// Report, appeal and ask: what any member can bring before the moderators, from the buttons under clips, refusals and
// cards. Each opens a form; nothing is charged and nothing is shown to other members.
import { z } from 'zod';
import { JobId } from '../../domain/ids.ts';
import type { Component, Form, ModalForm } from '../feature.ts';
import { read } from '../reading.ts';
import { Subject as DraftSubject } from '../video/card.ts';
import {
  appealedView,
  appealForm,
  askedView,
  askForm,
  LONGEST_WORDS,
  reportedView,
  reportForm,
  ruleAppealForm,
} from '../views/petitions.ts';
import { refusalView } from '../views/refusals.ts';

const Subject = z.tuple([JobId]);
const Words = z.string().trim().min(1).max(LONGEST_WORDS);
const wordsIn = (form: Form): string => read(Words, form.fields['words']);

export const report: Component = {
  action: 'clip.report',
  ack: 'view',
  async press(press, { library }) {
    const [id] = read(Subject, press.subject);
    const job = await library.look(id, press.guild);
    return job.ok ? reportForm(job.value.id) : refusalView(job.refusal);
  },
};

export const reported: ModalForm = {
  action: 'clip.reported',
  ack: 'private',
  async submit(form, { petitions }) {
    const [id] = read(Subject, form.subject);
    const opened = await petitions.report(id, form, wordsIn(form));
    return opened.ok ? reportedView(id) : refusalView(opened.refusal);
  },
};

export const appeal: Component = {
  action: 'appeal.clip',
  ack: 'view',
  async press(press) {
    const [id] = read(Subject, press.subject);
    return appealForm(id);
  },
};

export const appealed: ModalForm = {
  action: 'appeal.clip-said',
  ack: 'private',
  async submit(form, { petitions }) {
    const [id] = read(Subject, form.subject);
    const opened = await petitions.appealClip(id, form, wordsIn(form));
    return opened.ok ? appealedView(opened.value) : refusalView(opened.refusal);
  },
};

export const appealRule: Component = {
  action: 'appeal.rule',
  ack: 'view',
  press: async () => ruleAppealForm(),
};

export const ruleAppealed: ModalForm = {
  action: 'appeal.rule-said',
  ack: 'private',
  async submit(form, { petitions }) {
    const opened = await petitions.appealRule(form, wordsIn(form));
    return opened.ok ? appealedView(opened.value) : refusalView(opened.refusal);
  },
};

export const ask: Component = {
  action: 'draft.ask',
  ack: 'view',
  async press(press) {
    const [id, version] = read(DraftSubject, press.subject);
    return askForm(id, version);
  },
};

export const asked: ModalForm = {
  action: 'draft.asked',
  ack: 'private',
  async submit(form, { petitions }) {
    const [id] = read(DraftSubject, form.subject);
    const words = (form.fields['words'] ?? '').trim().slice(0, LONGEST_WORDS);
    const opened = await petitions.ask(id, form, words === '' ? null : words);
    return opened.ok ? askedView(opened.value) : refusalView(opened.refusal);
  },
};
