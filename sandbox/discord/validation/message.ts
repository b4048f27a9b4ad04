// Rules for messages that Discord's schema does not express: lengths, embeds, mentions, flags, attachments, Components V2.

import type { ZodMiniType } from 'zod/mini';
import { type Json, list, number, record, records, text, texts } from '../json.ts';
import { MessageFlag } from '../protocol.ts';
import { embedTexts, mediaUrls, readComponents } from '../world/components.ts';
import type { Component } from '../world/model.ts';
import { componentProblems } from './components.ts';
import { type Problem, problem } from './problems.ts';
import { schemaProblems } from './schema.ts';

const LONGEST_CONTENT = 2000;
const MOST_EMBED_TEXT = 6000;
const MOST_FILES = 10;

/** What discord.js always sends along and Discord lets pass where it has no meaning. */
const HARMLESS: Readonly<Record<string, unknown>> = { tts: false, enforce_nonce: false };

const ON_CREATE =
  MessageFlag.SuppressEmbeds | MessageFlag.SuppressNotifications | MessageFlag.VoiceMessage | MessageFlag.ComponentsV2;

/** Which flags may be set: on a channel message, on an interaction's answer, or by an edit. */
const SETTABLE = {
  channel: ON_CREATE,
  interaction: ON_CREATE | MessageFlag.Ephemeral,
  edit: MessageFlag.SuppressEmbeds | MessageFlag.ComponentsV2 | MessageFlag.Ephemeral,
} as const;

export interface MessageContext {
  readonly schema: ZodMiniType;
  readonly purpose: keyof typeof SETTABLE;
  readonly fileNames: ReadonlyMap<number, string>;
  /** The message that is edited, as far as the rules ask about it. */
  readonly before?: { readonly flags: number; readonly attachments: readonly { id: string; filename: string }[] };
  /** Where the message stands in the body, for the paths in the error tree. */
  readonly at?: readonly string[];
}

/** Every problem of a message body, by schema and by rule. */
export function messageProblems(body: Json, context: MessageContext): readonly Problem[] {
  const schema = schemaProblems(context.schema, withPlainAttachments(withoutNoise(body), context));
  if (schema.length > 0) return placed(schema, context);
  const components = readComponents(body['components']);
  const flags = (number(body['flags']) ?? 0) | ((context.before?.flags ?? 0) & MessageFlag.ComponentsV2);
  const v2 = (flags & MessageFlag.ComponentsV2) !== 0;
  const givesComponents = body['components'] !== undefined && body['components'] !== null;
  return placed(
    [
      ...contentProblems(body),
      ...embedProblems(records(body['embeds'])),
      ...mentionProblems(record(body['allowed_mentions'])),
      ...flagProblems(body, context),
      ...(v2 ? v2BodyProblems(body) : []),
      ...(givesComponents || (v2 && !context.before) ? componentProblems(components, v2) : []),
      ...attachmentProblems(body, components, context),
    ],
    context,
  );
}

const placed = (problems: readonly Problem[], { at = [] }: MessageContext): readonly Problem[] =>
  problems.map((found) => ({ ...found, path: [...at, ...found.path] }));

/** The body without the fields that discord.js sends on every message although they say nothing. */
export const withoutNoise = (body: Json): Json =>
  Object.fromEntries(Object.entries(body).filter(([key, value]) => !(key in HARMLESS && HARMLESS[key] === value)));

/** Discord reads only the id of an attachment that stays; discord.js hands back all it knows of it. */
function withPlainAttachments(body: Json, { before }: MessageContext): Json {
  if (!before || !Array.isArray(body['attachments'])) return body;
  const known = new Set(before.attachments.map(({ id }) => id));
  const plain = (entry: unknown): unknown => {
    const id = text(record(entry)['id']);
    return id !== undefined && known.has(id) ? { id } : entry;
  };
  return { ...body, attachments: body['attachments'].map(plain) };
}

function contentProblems(body: Json): readonly Problem[] {
  const length = text(body['content'])?.length ?? 0;
  if (length <= LONGEST_CONTENT) return [];
  return [problem(['content'], 'BASE_TYPE_MAX_LENGTH', `Must be ${LONGEST_CONTENT} or fewer in length.`)];
}

function embedProblems(embeds: readonly Json[]): readonly Problem[] {
  const length = embeds.flatMap(embedTexts).reduce((sum, words) => sum + words.length, 0);
  const found: Problem[] = [];
  if (length > MOST_EMBED_TEXT)
    found.push(problem(['embeds'], 'MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${MOST_EMBED_TEXT}`));
  for (const [index, embed] of embeds.entries())
    if (embed['video'] !== undefined || embed['provider'] !== undefined)
      found.push(problem(['embeds', index], 'EMBED_READ_ONLY', 'video and provider cannot be set by a bot.'));
  return found;
}

function mentionProblems(allowed: Json): readonly Problem[] {
  const parse = texts(allowed['parse']);
  return ['users', 'roles']
    .filter((kind) => parse.includes(kind) && list(allowed[kind]).length > 0)
    .map((kind) =>
      problem(
        ['allowed_mentions'],
        'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
        `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
      ),
    );
}

function flagProblems(body: Json, { purpose, before }: MessageContext): readonly Problem[] {
  const flags = number(body['flags']);
  if (flags === undefined) return [];
  const found: Problem[] = [];
  const unknown = flags & ~(SETTABLE[purpose] | (before?.flags ?? 0));
  if (unknown) found.push(problem(['flags'], 'MESSAGE_FLAGS_INVALID', `Flags ${unknown} cannot be set here.`));
  if (before && before.flags & MessageFlag.ComponentsV2 && !(flags & MessageFlag.ComponentsV2))
    found.push(problem(['flags'], 'MESSAGE_FLAGS_V2', 'IS_COMPONENTS_V2 cannot be removed.'));
  return found;
}

/** Discord: with IS_COMPONENTS_V2 these fields must be left out (or emptied, in an edit). */
function v2BodyProblems(body: Json): readonly Problem[] {
  const filled = (key: string): boolean => {
    const value = body[key];
    return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== '';
  };
  return ['content', 'embeds', 'sticker_ids', 'poll']
    .filter(filled)
    .map((key) =>
      problem([key], 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', `No ${key} with components V2.`),
    );
}

function attachmentProblems(body: Json, components: readonly Component[], context: MessageContext): readonly Problem[] {
  const listed = records(body['attachments']);
  const kept = body['attachments'] === undefined ? (context.before?.attachments ?? []) : [];
  const known = new Map((context.before?.attachments ?? []).map(({ id, filename }) => [id, filename]));
  const found: Problem[] = [];
  for (const [index, { id }] of listed.entries())
    if (!context.fileNames.has(Number(id)) && !known.has(String(id)))
      found.push(
        problem(['attachments', index, 'id'], 'ATTACHMENT_NOT_FOUND', `There is no file or attachment ${String(id)}.`),
      );
  const names = new Set([
    ...context.fileNames.values(),
    ...listed.flatMap(({ id, filename }) => text(filename) ?? known.get(String(id)) ?? []),
    ...kept.map(({ filename }) => filename),
  ]);
  if (context.fileNames.size > MOST_FILES)
    found.push(problem(['attachments'], 'BASE_TYPE_MAX_LENGTH', 'At most 10 files in a message.'));
  return [...found, ...referenceProblems(body, components, names)];
}

const EMBEDDABLE = /\.(png|jpe?g|webp|gif)$/i;

function referenceProblems(
  body: Json,
  components: readonly Component[],
  names: ReadonlySet<string>,
): readonly Problem[] {
  const shown = records(body['embeds']).flatMap((embed) =>
    ['image', 'thumbnail'].flatMap((part) => text(record(embed[part])['url']) ?? []),
  );
  const missing = [...mediaUrls(components), ...shown].filter(
    (url) => url.startsWith('attachment://') && !names.has(url.slice('attachment://'.length)),
  );
  const notPictures = shown.filter((url) => url.startsWith('attachment://') && !EMBEDDABLE.test(url));
  return [
    ...missing.map((url) =>
      problem(['components'], 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND', `No file for ${url}.`),
    ),
    ...notPictures.map((url) => problem(['embeds'], 'EMBED_NOT_A_PICTURE', `${url} cannot be shown in an embed.`)),
  ];
}
