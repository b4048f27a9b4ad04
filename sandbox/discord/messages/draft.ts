// Reading a message body that has passed validation: what it says, and the files that come with it.

import { refuse } from '../errors.ts';
import { type Json, number, record, records, text } from '../json.ts';
import { numbered, readComponents } from '../world/components.ts';
import type { Attachment, Component, Message } from '../world/model.ts';
import type { World } from '../world/world.ts';

/** One `files[n]` part of a request. */
export interface UploadedFile {
  readonly index: number;
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

export interface Draft {
  readonly content: string | undefined;
  readonly embeds: readonly Json[] | undefined;
  readonly components: readonly Component[] | undefined;
  readonly flags: number | undefined;
  readonly allowedMentions: Json | undefined;
  readonly hasPoll: boolean;
}

const given = (value: unknown): boolean => value !== undefined && value !== null;

/** The fields of a body; undefined where the body says nothing, which in an edit means "leave it". */
export function readDraft(body: Json): Draft {
  return {
    content: body['content'] === null ? '' : text(body['content']),
    embeds: body['embeds'] === undefined ? undefined : records(body['embeds']),
    components: body['components'] === undefined ? undefined : numbered(readComponents(body['components'])),
    flags: number(body['flags']),
    allowedMentions: given(body['allowed_mentions']) ? record(body['allowed_mentions']) : undefined,
    hasPoll: given(body['poll']),
  };
}

export const fileNames = (files: readonly UploadedFile[]): ReadonlyMap<number, string> =>
  new Map(files.map((file) => [file.index, file.filename]));

export interface FileOptions {
  readonly world: World;
  readonly channelId: string;
  /** Largest size of one file in bytes. */
  readonly limit: number;
  readonly ephemeral: boolean;
}

/** Stores the uploaded files. Throws 40005 when one is over the limit. */
export function storeFiles(body: Json, files: readonly UploadedFile[], options: FileOptions): readonly Attachment[] {
  if (files.some((file) => file.bytes.byteLength > options.limit)) throw refuse('tooLarge');
  const described = new Map(records(body['attachments']).map((entry) => [String(entry['id']), entry]));
  return files.map((file) => storeFile(file, described.get(String(file.index)) ?? {}, options));
}

function storeFile(file: UploadedFile, entry: Json, { world, channelId, ephemeral }: FileOptions): Attachment {
  const filename = text(entry['filename']) ?? file.filename;
  const attachment: Attachment = {
    id: world.nextId(),
    channelId,
    filename,
    contentType: contentTypeOf(filename) ?? file.contentType,
    bytes: file.bytes,
    description: text(entry['description']),
    spoiler: entry['is_spoiler'] === true || filename.startsWith('SPOILER_'),
    ephemeral,
    width: undefined,
    height: undefined,
    durationSeconds: undefined,
  };
  world.attachments.set(attachment.id, attachment);
  return attachment;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  mp4: 'video/mp4',
  webm: 'video/webm',
  mov: 'video/quicktime',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  txt: 'text/plain; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/** The type Discord states for a file, by its extension alone. */
export const contentTypeOf = (filename: string): string | undefined =>
  CONTENT_TYPES[filename.split('.').at(-1)?.toLowerCase() ?? ''];

/** Which attachments a message has after an edit. Discord: those listed stay, new files are added, the rest is removed. */
export function keptAttachments(body: Json, before: Message): readonly Attachment[] {
  if (body['attachments'] === undefined) return before.attachments;
  const listed = new Set(records(body['attachments']).map((entry) => String(entry['id'])));
  return before.attachments.filter((attachment) => listed.has(attachment.id));
}

/** Throws 50006 for a message in which there would be nothing to see; in an edit, what it leaves alone counts too. */
export function requireSomething(change: Draft, fileCount: number, before?: Message): void {
  const draft = {
    content: change.content ?? before?.content,
    embeds: change.embeds ?? before?.embeds,
    components: change.components ?? before?.components,
    hasPoll: change.hasPoll,
  };
  const empty = !draft.content?.trim() && !draft.embeds?.length && !draft.components?.length;
  if (empty && fileCount === 0 && !draft.hasPoll) throw refuse('emptyMessage');
}
