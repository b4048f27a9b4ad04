// The controls of the host's card. Each names the jam and the version that was on the screen; what is changed, and by
// whom, is read back from the store.
import { z } from 'zod';
import { JamId, ModelId, RoleId, UserId } from '../../domain/ids.ts';
import { JamKind, type JamPlan, type Judging } from '../../domain/jam.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Services } from '../../services/index.ts';
import type { JamDraft } from '../../services/jams/jams.ts';
import type { Caller, Component, Form, ModalForm } from '../feature.ts';
import { read } from '../reading.ts';
import { parseAmount, parseCount } from '../video-admin/amounts.ts';
import type { View } from '../view.ts';
import { badAmount, badCount, discardedView, type HostPage, hostCard, startedView } from '../views/jam-host.ts';
import { type Asked, hostForm } from '../views/jam-host-forms.ts';
import { oneLine, shortened } from '../views/parts.ts';
import { refusalText, refusalView } from '../views/refusals.ts';

const Version = z.coerce.number().int().positive();
const Shown = z.tuple([JamId, Version]);
const Page = z.tuple([JamId, z.enum(['game', 'people'])]);
const FIELDS = ['kind', 'reveal', 'judging', 'own', 'sponsor', 'roles', 'judges'] as const;
const ASKED = ['theme', 'model', 'times', 'minutes', 'pot', 'caps'] as const satisfies readonly Asked[];
const SetSubject = z.tuple([JamId, Version, z.enum(FIELDS)]);
const AskSubject = z.tuple([JamId, Version, z.enum(ASKED)]);

type Field = (typeof FIELDS)[number];
type Change = Partial<JamPlan> & { readonly starts?: string; readonly ends?: string };

const OF_PEOPLE: ReadonlySet<Field | Asked> = new Set(['own', 'sponsor', 'roles', 'judges', 'pot', 'caps'] as const);
const pageOf = (changed: Field | Asked): HostPage => (OF_PEOPLE.has(changed) ? 'people' : 'game');

/** The changed card, or the present one with the reason why nothing changed. */
async function cardOf(
  id: JamId,
  host: Caller,
  page: HostPage,
  draft: Outcome<JamDraft, Refusal>,
  { jams }: Services,
): Promise<View> {
  return draft.ok
    ? hostCard(draft.value, page)
    : again(id, host, page, refusalText(draft.refusal), jams, draft.refusal);
}

async function again(
  id: JamId,
  host: Caller,
  page: HostPage,
  note: string,
  jams: Services['jams'],
  refusal?: Refusal,
): Promise<View> {
  const card = await jams.hosting.draft(id, host);
  return card.ok ? hostCard(card.value, page, note) : refusalView(refusal ?? card.refusal);
}

const Judged = z.enum(['vote-1', 'vote-3', 'judges', 'none']);

function judgingOf(chosen: z.infer<typeof Judged>, host: Caller): Judging {
  switch (chosen) {
    case 'vote-1':
      return { is: 'vote', votes: 1 };
    case 'vote-3':
      return { is: 'vote', votes: 3 };
    case 'judges':
      return { is: 'judges', judges: [host.user] };
    case 'none':
      return { is: 'none' };
  }
}

function chosen(field: Field, values: readonly string[], host: Caller): Change {
  const [value] = values;
  switch (field) {
    case 'kind':
      return { kind: read(JamKind, value) };
    case 'reveal':
      return { reveal: read(z.enum(['at-once', 'at-end']), value) };
    case 'judging':
      return { judging: judgingOf(read(Judged, value), host) };
    case 'own':
      return { ownToo: read(z.enum(['on', 'off']), value) === 'on' };
    case 'sponsor':
      return { sponsor: value === undefined ? null : read(RoleId, value) };
    case 'roles':
      return { roles: values.length === 0 ? null : read(z.array(RoleId).max(25), values) };
    case 'judges':
      return values.length === 0
        ? { judging: { is: 'vote', votes: 1 } }
        : { judging: { is: 'judges', judges: read(z.array(UserId).max(10), values) } };
  }
}

export const setJam: Component = {
  action: 'jam.set',
  ack: 'update',
  async press(press, services) {
    const [id, version, field] = read(SetSubject, press.subject);
    const draft = await services.jams.hosting.revise(id, version, press, chosen(field, press.values, press));
    return cardOf(id, press, pageOf(field), draft, services);
  },
};

export const turnHostPage: Component = {
  action: 'jam.page',
  ack: 'update',
  async press(press, { jams }) {
    const [id, page] = read(Page, press.subject);
    const draft = await jams.hosting.draft(id, press);
    return draft.ok ? hostCard(draft.value, page) : refusalView(draft.refusal);
  },
};

export const askHost: Component = {
  action: 'jam.ask',
  ack: 'view',
  async press(press, { jams }) {
    const [id, , asked] = read(AskSubject, press.subject);
    const draft = await jams.hosting.draft(id, press);
    return draft.ok ? hostForm(draft.value.jam, asked) : refusalView(draft.refusal);
  },
};

/** A change, or why what was typed is none. */
type Typed = Change | { readonly no: string };

const shown = (typed: string) => shortened(oneLine(typed), 40);
const orNull = (typed: string | undefined) => (typed === undefined || typed.trim() === '' ? null : oneLine(typed));

async function typedIn({ fields }: Form, asked: Asked, host: Caller, services: Services): Promise<Typed> {
  switch (asked) {
    case 'theme':
      return { theme: oneLine(fields['theme'] ?? '') };
    case 'model':
      return {
        model: await modelNamed(orNull(fields['model']), host, services),
        fixed: {
          duration: orNull(fields['duration']),
          aspectRatio: orNull(fields['aspectRatio']),
          resolution: orNull(fields['resolution']),
        },
      };
    case 'times': {
      const starts = orNull(fields['starts']);
      const ends = orNull(fields['ends']);
      return { ...(starts === null ? {} : { starts }), ...(ends === null ? {} : { ends }) };
    }
    case 'minutes':
      return minutes(fields);
    case 'pot': {
      const pot = parseAmount(fields['pot'] ?? '');
      return pot === undefined || pot === null ? { no: badAmount(shown(fields['pot'] ?? '')) } : { pot };
    }
    case 'caps':
      return caps(fields);
  }
}

/** The likeliest model that the server allows; what is no model is refused with its own words. */
async function modelNamed(typed: string | null, host: Caller, { choosing }: Services): Promise<ModelId | null> {
  if (typed === null) return null;
  const kinds = ['text', 'image', 'first-last'] as const;
  const [found] = await choosing.search({ member: host, place: host.place, kinds }, typed);
  return found?.id ?? read(ModelId, typed);
}

const BOUNDS = { turnMinutes: [1, 240], judgingMinutes: [0, 10_080], graceMinutes: [1, 240] } as const;

function minutes(fields: Form['fields']): Typed {
  let change: Change = {};
  for (const name of ['turnMinutes', 'judgingMinutes', 'graceMinutes'] as const) {
    const typed = fields[name];
    if (typed === undefined || typed.trim() === '') continue;
    const [least, most] = BOUNDS[name];
    const count = parseCount(typed, least, most);
    if (count === undefined || count === null) return { no: badCount(shown(typed), least, most) };
    change = { ...change, [name]: count };
  }
  return change;
}

function caps(fields: Form['fields']): Typed {
  const clips = orNull(fields['memberClips']);
  const memberClips = clips === null ? null : parseCount(clips, 1, 100);
  if (memberClips === undefined) return { no: badCount(shown(clips ?? ''), 1, 100) };
  const dollars = orNull(fields['memberUsd']);
  const memberUsd = dollars === null ? null : parseAmount(dollars);
  return memberUsd === undefined ? { no: badAmount(shown(dollars ?? '')) } : { memberClips, memberUsd };
}

export const hostAsked: ModalForm = {
  action: 'jam.asked',
  ack: 'update',
  async submit(form, services) {
    const [id, version, asked] = read(AskSubject, form.subject);
    const change = await typedIn(form, asked, form, services);
    if ('no' in change) return again(id, form, pageOf(asked), change.no, services.jams);
    return cardOf(id, form, pageOf(asked), await services.jams.hosting.revise(id, version, form, change), services);
  },
};

export const startJam: Component = {
  action: 'jam.start',
  ack: 'update',
  async press(press, services) {
    const [id, version] = read(Shown, press.subject);
    const started = await services.jams.hosting.start(id, version, press);
    if (started.ok) return startedView(started.value);
    return again(id, press, 'game', refusalText(started.refusal), services.jams, started.refusal);
  },
};

export const discardJam: Component = {
  action: 'jam.discard',
  ack: 'update',
  async press(press, { jams }) {
    const [id] = read(z.tuple([JamId]), press.subject);
    const dropped = await jams.hosting.discard(id, press);
    return dropped.ok ? discardedView() : refusalView(dropped.refusal);
  },
};
