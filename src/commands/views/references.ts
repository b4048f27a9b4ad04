// The files of a request in words, and for a reference job the controls that add and remove them.
import { type APIComponentInContainer, ComponentType } from 'discord.js';
import { type Accepts, acceptsOf } from '../../domain/families.ts';
import type { Media } from '../../domain/media.ts';
import { danglingTags, type Reference, type ReferencePart, referencesOf } from '../../domain/references.ts';
import { ReferenceTask, type RequestOf, type VideoRequest } from '../../domain/request.ts';
import type { Card } from '../../services/drafting.ts';
import { t } from './language.ts';
import { button, buttons, customId, listed, select } from './parts.ts';

/** Discord: a select holds 25 options. */
const MOST_OPTIONS = 25;

/** `1280×720`, `5.0 s`: what can be told of a file without looking at it. */
export function measureOf({ width, height, durationMs }: Media): string {
  const size = width === null || height === null ? [] : [`${width}×${height}`];
  const length = durationMs === null ? [] : [`${(durationMs / 1_000).toFixed(1)} s`];
  return [...length, ...size].join(' ');
}

/** The files of a request, a line or several; empty when it has none. */
export function filesText(card: Card): string {
  const { request } = card.draft;
  if (request.kind === 'reference') return referencesText(request, acceptsOf(card.model));
  const files = namedFiles(request).map(([name, file]) => `${name} ${measureOf(file)}`.trim());
  return files.length === 0 ? '' : `-# ${files.join(' · ')}`;
}

function namedFiles(request: Exclude<VideoRequest, { kind: 'reference' }>): readonly (readonly [string, Media])[] {
  const optional = (name: string, file: Media | null) => (file === null ? [] : [[name, file] as const]);
  switch (request.kind) {
    case 'text':
      return optional(t`soundtrack`, request.soundtrack);
    case 'image':
      return [
        [t`start picture`, request.start],
        ...optional(t`end picture`, request.end),
        ...optional(t`soundtrack`, request.soundtrack),
      ];
    case 'first-last':
      return [
        [t`start picture`, request.start],
        [t`end picture`, request.end],
      ];
    case 'video':
    case 'upscale':
      return [[t`source clip`, request.source]];
    case 'motion':
      return [
        [t`picture`, request.start],
        [t`source clip`, request.source],
      ];
  }
}

function partTitle(part: ReferencePart): string {
  return {
    start: t`Start picture`,
    end: t`End picture`,
    images: t`Pictures`,
    videos: t`Clips`,
    audios: t`Sounds`,
    elements: t`Elements`,
    scenes: t`Scenes`,
  }[part];
}

function referencesText(request: RequestOf<'reference'>, accepts: Accepts): string {
  const references = referencesOf(request, accepts.tag);
  const parts = [...new Set(references.map(({ part }) => part))];
  const first = references.find(({ tag }) => tag !== null)?.tag ?? null;
  return [
    first === null ? t`**References**` : t`**References**, named in the prompt by their tags, such as \`${first}\``,
    ...parts.map((part) => partLine(part, references)),
    ...(request.voice === null ? [] : [t`Voice: ${inBackticks(request.voice.replaceAll('`', "'"))}`]),
    ...danglingLine(danglingTags(request, accepts.tag)),
    `-# ${t`This model takes ${roomText(accepts)}.`}`,
  ].join('\n');
}

const danglingLine = (tags: readonly string[]): readonly string[] =>
  tags.length === 0
    ? []
    : [t`⚠️ The prompt names ${listed(tags.slice(0, 10).map(inBackticks), 'and')}, and no reference has that tag.`];

const inBackticks = (words: string) => `\`${words}\``;

function partLine(part: ReferencePart, references: readonly Reference[]): string {
  const own = references.filter((one) => one.part === part);
  return `${partTitle(part)}: ${own.map(referenceWords).join(' · ')}`;
}

function referenceWords({ tag, files }: Reference): string {
  const what = files.map(measureOf).join(', ');
  return tag === null ? what : `${inBackticks(tag)} ${what}`.trim();
}

const oneOrMore = (count: number, one: string, more: string) => (count === 0 ? [] : [count === 1 ? one : more]);

/** What a model takes of each, in words; empty where it takes none. */
export const counted = {
  pictures: (count: number) => oneOrMore(count, t`1 picture`, t`${count} pictures`),
  clips: (count: number) => oneOrMore(count, t`1 clip`, t`${count} clips`),
  sounds: (count: number) => oneOrMore(count, t`1 sound`, t`${count} sounds`),
  elements: (count: number) => oneOrMore(count, t`1 element`, t`${count} elements`),
  scenes: (count: number) => oneOrMore(count, t`1 scene picture`, t`${count} scene pictures`),
} as const;

/** `up to 9 pictures, 3 clips and 3 sounds`. */
export function roomText(accepts: Accepts): string {
  const rooms = [
    ...counted.pictures(accepts.images),
    ...counted.clips(accepts.videos.count),
    ...counted.sounds(accepts.audios.count),
    ...counted.elements(accepts.elements),
    ...counted.scenes(accepts.scenes),
  ];
  const frames = [
    ...(accepts.start === 'never'
      ? []
      : [accepts.start === 'required' ? t`a start picture (needed)` : t`a start picture`]),
    ...(accepts.end === 'never' ? [] : [t`an end picture`]),
  ];
  return listed([...(rooms.length === 0 ? [] : [t`up to ${rooms[0] ?? ''}`, ...rooms.slice(1)]), ...frames], 'and');
}

/** Add and remove, voice and task; empty for every other kind of request. */
export function referenceRows(card: Card): readonly APIComponentInContainer[] {
  const { draft, model } = card;
  if (draft.request.kind !== 'reference') return [];
  const accepts = acceptsOf(model);
  const subject = [draft.id, draft.version];
  return [
    ...taskRow(draft.request, accepts, subject),
    ...removeRows(referencesOf(draft.request, accepts.tag), subject),
    buttons(
      button(t`Add files`, 'reference.add', subject),
      ...(accepts.elements > 0 ? [button(t`Add element`, 'reference.element', subject)] : []),
      ...(accepts.voice ? [button(t`Voice`, 'reference.voice', subject)] : []),
    ),
  ];
}

function taskName(task: ReferenceTask): string {
  return {
    auto: t`what the prompt says`,
    reference: t`a new clip like the references`,
    edit: t`change the reference clip`,
    extend: t`continue the reference clip`,
  }[task];
}

function taskRow(request: RequestOf<'reference'>, accepts: Accepts, subject: readonly (string | number)[]) {
  if (!accepts.task) return [];
  const options = ReferenceTask.options.map((value) => ({
    label: t`Task: ${taskName(value)}`,
    value,
    chosen: value === (request.task ?? 'auto'),
  }));
  return [select('draft.set', [...subject, 'task'], t`Task`, options)];
}

/** As many selects as it takes for every reference to be removable. */
function removeRows(
  references: readonly Reference[],
  subject: readonly (string | number)[],
): APIComponentInContainer[] {
  const pages = Array.from({ length: Math.ceil(references.length / MOST_OPTIONS) }, (_, page) =>
    references.slice(page * MOST_OPTIONS, (page + 1) * MOST_OPTIONS),
  );
  return pages.map((page, number) => ({
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: customId('reference.remove', [...subject, number]),
        placeholder: pages.length === 1 ? t`Remove a reference` : t`Remove a reference (list ${number + 1})`,
        min_values: 1,
        max_values: page.length,
        options: page.map((one) => ({ label: removalLabel(one), value: `${one.part}.${one.index}` })),
      },
    ],
  }));
}

/** Discord: a label has at most 100 characters. */
function removalLabel({ part, tag, files }: Reference): string {
  const name = tag ?? partTitle(part);
  return `${name}: ${files.map(measureOf).join(', ')}`.slice(0, 100);
}
