// Every interaction that members started: its token, whether it was answered, and what the member got to see.
// Discord: first answer within 3 s, token good for 15 min, one first answer only.

import { refuse } from '../errors.ts';
import type { Json } from '../json.ts';
import { MINUTE, SECOND } from '../protocol.ts';
import type { Component, Message } from '../world/model.ts';

const FIRST_ANSWER_MS = 3 * SECOND;
const TOKEN_MS = 15 * MINUTE;

export type InteractionKind = 'command' | 'component' | 'autocomplete' | 'modal';

export interface Modal {
  readonly customId: string;
  readonly title: string;
  readonly components: readonly Component[];
}

export interface Choice {
  readonly name: string;
  readonly value: string | number;
}

/** Something that appeared on the member's screen because of an interaction. */
export type Shown =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'modal'; readonly modal: Modal }
  | { readonly kind: 'choices'; readonly choices: readonly Choice[] }
  | { readonly kind: 'deleted'; readonly message: Message };

export interface NewInteraction {
  readonly kind: InteractionKind;
  readonly type: number;
  readonly userId: string;
  readonly channelId: string;
  readonly guildId: string | undefined;
  readonly commandName: string | undefined;
  /** The message whose component was used; also for a modal that was opened from one. */
  readonly sourceMessageId: string | undefined;
  readonly uploadLimit: number;
}

export interface Interaction extends NewInteraction {
  readonly id: string;
  readonly token: string;
  readonly createdAt: number;
  readonly followUps: string[];
  readonly shown: Shown[];
  /** `thinking`: a deferred answer that nobody has filled in yet. */
  state: 'waiting' | 'thinking' | 'answered';
  /** The message that `@original` means. */
  originalId: string | undefined;
  payload: Json;
}

export interface InteractionLog {
  open(input: NewInteraction): Interaction;
  find(id: string): Interaction | undefined;
  /** The interaction that may be answered now. Throws 10062 when late or foreign, 40060 when it was answered. */
  answerable(id: string, token: string): Interaction;
  /** The answered interaction whose token still works. Throws 10015 or 50027. */
  byToken(token: string): Interaction;
  readonly all: readonly Interaction[];
}

export interface InteractionLogOptions {
  readonly now: () => number;
  readonly nextId: () => string;
}

/** A token as long as Discord's, which no path or log pattern should take for something else. */
const tokenFor = (id: string): string => Buffer.from(`interaction:${id}:${'sandbox'.repeat(12)}`).toString('base64url');

export function createInteractionLog({ now, nextId }: InteractionLogOptions): InteractionLog {
  const byId = new Map<string, Interaction>();
  const byTokens = new Map<string, Interaction>();

  return {
    open(input) {
      const id = nextId();
      const interaction: Interaction = {
        ...input,
        id,
        token: tokenFor(id),
        createdAt: now(),
        followUps: [],
        shown: [],
        state: 'waiting',
        originalId: undefined,
        payload: {},
      };
      byId.set(id, interaction);
      byTokens.set(interaction.token, interaction);
      return interaction;
    },
    find: (id) => byId.get(id),
    answerable(id, token) {
      const interaction = byId.get(id);
      if (!interaction || interaction.token !== token) throw refuse('unknownInteraction');
      if (interaction.state !== 'waiting') throw refuse('alreadyAcknowledged');
      if (now() - interaction.createdAt > FIRST_ANSWER_MS) throw refuse('unknownInteraction');
      return interaction;
    },
    byToken(token) {
      const interaction = byTokens.get(token);
      if (!interaction || interaction.state === 'waiting') throw refuse('unknownWebhook');
      if (now() - interaction.createdAt > TOKEN_MS) throw refuse('badWebhookToken');
      return interaction;
    },
    get all() {
      return [...byId.values()];
    },
  };
}
