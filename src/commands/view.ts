// What a command answers with: a message, a modal, or a message that takes its time.
import type { APIMessageTopLevelComponent, APIModalInteractionResponseCallbackData } from 'discord.js';
import type { JobId } from '../domain/ids.ts';
import type { ClipFile } from '../domain/ports.ts';

/** A message without its files. */
export interface MessageBody {
  readonly content?: string;
  readonly components?: APIMessageTopLevelComponent[];
  readonly flags?: number;
}

export type Visibility = 'private' | 'public';

export interface Reply {
  readonly is: 'reply';
  readonly body: MessageBody;
  readonly visibility: Visibility;
  readonly file: { readonly clip: ClipFile; readonly alt: string } | null;
  /** The clip that everybody sees in this answer: where it stands is noted, so that it can be taken down. */
  readonly shows?: JobId;
  /** A PNG, which a gallery of the body refers to. */
  readonly picture?: { readonly name: string; readonly bytes: Uint8Array; readonly alt: string };
  /** A text file, which a component of the body refers to. */
  readonly document?: { readonly name: string; readonly text: string };
}

export type View =
  | Reply
  | { readonly is: 'modal'; readonly modal: APIModalInteractionResponseCallbackData }
  /** More work than fits into Discord's three seconds: answered with "thinking" first. */
  | { readonly is: 'slow'; readonly visibility: Visibility; readonly work: () => Promise<Reply> };
