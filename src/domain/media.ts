// A picture, clip or sound that a member gave: where it came from, what it was found to be, and our own copy of it.
import { z } from 'zod';
import { ChannelId, JobId, MessageId } from './ids.ts';
import { Instant } from './time.ts';

export const MediaType = z.enum(['image', 'video', 'audio']);
export type MediaType = z.infer<typeof MediaType>;

/** Where a file came from decides how Venice can be given it. Signed URLs grant access: secrets, never logged. */
export const Origin = z.discriminatedUnion('from', [
  /** A command's option or a form's upload: Discord keeps it for a while and has no message to ask again. */
  z.object({ from: z.literal('attachment'), url: z.string(), expiresAt: Instant.nullable() }),
  /** An attachment of a message: a fresh URL can be had for as long as the message stands. */
  z.object({
    from: z.literal('message'),
    channel: ChannelId,
    message: MessageId,
    attachment: z.string(),
    url: z.string(),
    expiresAt: Instant.nullable(),
  }),
  /** An https address that the member typed. */
  z.object({ from: z.literal('link'), url: z.string() }),
  /** Made here from a delivered clip: its last frame, or the clip itself. Only our copy exists. */
  z.object({ from: z.literal('clip'), job: JobId }),
]);
export type Origin = z.infer<typeof Origin>;

/** Checked by content, never by name. What a type does not have is null. */
export const Media = z.object({
  type: MediaType,
  /** Name of our copy in the media folder. */
  file: z.string().min(1),
  mime: z.string(),
  bytes: z.number().int().positive(),
  width: z.number().int().positive().nullable(),
  height: z.number().int().positive().nullable(),
  durationMs: z.number().int().positive().nullable(),
  fps: z.number().positive().nullable(),
  origin: Origin,
  /** Always send the file itself: the model's provider could not read its address, or the member asked for it. */
  inline: z.boolean().default(false),
});

export type Media = z.infer<typeof Media>;

/** Why a file was not taken. Nothing is ever charged by this. */
export type MediaTrouble =
  | { readonly is: 'media-not-https' }
  /** A private, loopback, link-local or metadata address, or a name that leads to one. */
  | { readonly is: 'media-not-public' }
  | {
      readonly is: 'media-unreachable';
      readonly why: 'no-answer' | 'not-found' | 'refused' | 'too-slow' | 'too-many-redirects';
    }
  | { readonly is: 'media-too-large'; readonly limit: number }
  | { readonly is: 'media-unknown'; readonly wanted: readonly MediaType[] }
  | { readonly is: 'media-broken'; readonly type: MediaType }
  /** Our copy is gone, and so is the address. */
  | { readonly is: 'media-gone' }
  /** Together the files are more than one request to Venice may carry. */
  | { readonly is: 'media-too-large-together'; readonly bytes: number; readonly limit: number };
