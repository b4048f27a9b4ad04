// The price card: what will be made, exactly what it costs, what remains of the limits, how long it may take.

import type { APIComponentInContainer } from 'discord.js';
import { acceptsOf } from '../../domain/families.ts';
import { MATCHING } from '../../domain/fit-settings.ts';
import type { ModelSetting } from '../../domain/misfit.ts';
import { formatUsd } from '../../domain/money.ts';
import { promptOf, UpscaleFactor, type VideoRequest } from '../../domain/request.ts';
import { missingFor } from '../../domain/spending.ts';
import type { Card } from '../../services/drafting.ts';
import type { Reply } from '../view.ts';
import { t } from './language.ts';
import { button, buttons, duration, GOLD, line, moment, panel, quoted, RED, reply, select, text } from './parts.ts';
import { limitLines } from './purse.ts';
import { filesText, referenceRows } from './references.ts';
import { settingsLine } from './settings-line.ts';

/** Discord: a select holds 25 options. */
const MOST_OPTIONS = 25;

/** `note` stands above the card: what changed, or why the last press did not go through. */
export function cardView(card: Card, note: string | null = null): Reply {
  const { draft, broken } = card;
  const subject = [draft.id, draft.version];
  const price = formatUsd(draft.quote.price);
  return reply(
    panel(broken === null ? GOLD : RED, [
      ...(note === null ? [] : [text(note), line()]),
      ...promptRows(card),
      text(
        [`**${quoted(card.model.name, 80)}**`, settingsLine(draft.request)].filter((part) => part !== '').join(' · ') +
          `\n-# ${card.model.id}${modelNotes(card)}`,
      ),
      ...filesRows(card),
      line(),
      text(
        [
          t`**${price}** for this clip. The price holds until ${moment(draft.quote.expiresAt, 't')}.`,
          ...limitLines(card),
        ].join('\n'),
      ),
      text([waitLine(card), ...reviewLines(card)].map((one) => `-# ${one}`).join('\n')),
      ...settingRows(card),
      ...referenceRows(card),
      buttons(
        button(t`Generate ${price}`, 'draft.pay', subject, { style: 'go', disabled: broken !== null }),
        ...(draft.request.kind === 'upscale' ? [] : [button(t`Edit prompt`, 'draft.edit', subject)]),
        ...(canAsk(card) ? [button(t`Ask a moderator`, 'draft.ask', subject)] : []),
        button(t`Cancel`, 'draft.cancel', subject),
      ),
    ]),
  );
}

/** Where more of the member's own limits would do, a moderator can give it. */
const canAsk = ({ broken, standings, draft }: Card) =>
  broken !== null && missingFor(standings, draft.quote.price) !== null;

function reviewLines({ reviews }: Card): string[] {
  return [
    ...(reviews.prompt === null ? [] : [t`A moderator looks at it first; until then nothing is charged.`]),
    ...(reviews.result === null ? [] : [t`A moderator looks at the finished clip before it is posted.`]),
  ];
}

/** An upscale takes no words, and a motion-control job may go without. */
function promptRows(card: Card): APIComponentInContainer[] {
  const prompt = promptOf(card.draft.request);
  return prompt === '' ? [] : [text(`> ${quoted(prompt)}${negativeLine(card)}`)];
}

function filesRows(card: Card): APIComponentInContainer[] {
  const files = filesText(card);
  return files === '' ? [] : [text(files)];
}

function negativeLine({ draft }: Card): string {
  return draft.request.kind === 'upscale' || draft.request.negativePrompt === null
    ? ''
    : `\n> -# ${t`without: ${quoted(draft.request.negativePrompt, 150)}`}`;
}

function modelNotes({ model }: Card): string {
  const notes = [
    model.private
      ? t`private: Venice keeps no record of the prompt`
      : t`anonymised: what you send goes to an outside provider without your name`,
    ...(model.audio === 'always' ? [t`always with sound`] : []),
    ...(model.audio === 'silent' && model.kind !== 'upscale' ? [t`silent`] : []),
    ...(model.removedAt === null
      ? []
      : [
          model.replacement === null
            ? t`Venice removes this model ${moment(model.removedAt)}`
            : t`Venice removes this model ${moment(model.removedAt)}; use ${model.replacement} after that`,
        ]),
  ];
  return ` · ${notes.join(' · ')}`;
}

function waitLine({ wait }: Card): string {
  return wait === null
    ? t`How long this model takes is not known here yet; most clips take one to six minutes.`
    : t`Usually ready in about ${duration(wait.typicalMs)}; four in five within ${duration(wait.likelyMs)}.`;
}

/** Numbers, and Venice's own names, are the same in every language. */
function optionName(value: string): string {
  switch (value) {
    case 'on':
      return t`on`;
    case 'off':
      return t`off`;
    case 'standard':
      return t`standard`;
    case 'high':
      return t`high`;
    default:
      return value;
  }
}

interface SettingRow {
  readonly setting: ModelSetting | 'factor' | 'bitrate';
  readonly label: string;
  readonly options: readonly string[];
  readonly now: string | null;
}

function settingRows(card: Card): APIComponentInContainer[] {
  const { draft } = card;
  return rowsOf(card)
    .filter(({ options }) => options.length > 1)
    .map(({ setting, label, options, now }) =>
      select(
        'draft.set',
        [draft.id, draft.version, setting],
        label,
        thinned(options, now).map((value) => ({
          label: `${label}: ${optionName(value)}`,
          value,
          chosen: value === now,
        })),
      ),
    );
}

function rowsOf({ model, draft: { request } }: Card): readonly SettingRow[] {
  const accepts = acceptsOf(model);
  const hasClip = request.kind === 'reference' && request.videos.length > 0;
  const lengths = accepts.matchLength && hasClip ? [...model.durations, MATCHING] : model.durations;
  const shapes = accepts.matchSource && hasClip ? [...model.aspectRatios, 'adaptive'] : model.aspectRatios;
  return [
    { setting: 'factor', label: t`Times larger`, ...factorsOf(request) },
    { setting: 'duration', label: t`Length`, options: lengths, now: request.duration },
    {
      setting: 'resolution',
      label: t`Resolution`,
      options: request.kind === 'upscale' ? [] : model.resolutions,
      now: request.resolution,
    },
    { setting: 'aspectRatio', label: t`Shape`, options: shapes, now: request.aspectRatio },
    {
      setting: 'audio',
      label: t`Sound`,
      options: model.audio === 'toggle' ? ['on', 'off'] : [],
      now: request.audio === false ? 'off' : 'on',
    },
    {
      setting: 'bitrate',
      label: t`File quality`,
      options: accepts.bitrate ? ['standard', 'high'] : [],
      now: request.bitrate ?? 'standard',
    },
  ];
}

const factorsOf = (request: VideoRequest): Pick<SettingRow, 'options' | 'now'> =>
  request.kind === 'upscale'
    ? { options: UpscaleFactor.options.map(({ value }) => String(value)), now: String(request.factor) }
    : { options: [], now: null };

/** At most 25 of the options, evenly spread, the chosen one among them. All stay reachable by typing. */
export function thinned(options: readonly string[], chosen: string | null): readonly string[] {
  if (options.length <= MOST_OPTIONS) return options;
  const step = (options.length - 1) / (MOST_OPTIONS - 1);
  const spread = Array.from({ length: MOST_OPTIONS }, (_, n) => Math.round(n * step));
  const wanted = chosen === null ? -1 : options.indexOf(chosen);
  const nearest = spread.reduce((best, one) => (Math.abs(one - wanted) < Math.abs(best - wanted) ? one : best));
  const kept = wanted === -1 ? spread : spread.map((one) => (one === nearest ? wanted : one));
  return options.filter((_, index) => kept.includes(index));
}
