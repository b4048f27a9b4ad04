// The first answer to an interaction: message, "thinking", update, silent acknowledgement, choices or modal.
// Discord: one within 3 s (10062 afterwards, 40060 for a second), 204 unless `with_response` asks for more.

import {
  ApplicationCommandAutocompleteCallbackRequestSchema,
  IncomingWebhookInteractionRequestSchema,
  IncomingWebhookUpdateForInteractionCallbackRequestPartialSchema,
  ModalInteractionCallbackRequestSchema,
} from 'discord-api-spec/zod';
import type { Interaction } from '../../interactions/log.ts';
import { answerWithMessage, editAnswer, think, wrongKind } from '../../interactions/messages.ts';
import { type Json, number, record, records, text } from '../../json.ts';
import { messageJson } from '../../messages/wire.ts';
import { MessageFlag } from '../../protocol.ts';
import { modalProblems } from '../../validation/modal.ts';
import { problem, refuseProblems } from '../../validation/problems.ts';
import { schemaProblems } from '../../validation/schema.ts';
import { readComponents } from '../../world/components.ts';
import type { Message } from '../../world/model.ts';
import { findMessage } from '../../world/world.ts';
import { type Answer, type Call, NO_CONTENT, param, type Route } from '../call.ts';

const Callback = { Message: 4, Thinking: 5, DeferUpdate: 6, Update: 7, Choices: 8, Modal: 9 } as const;

/** What a kind of interaction may be answered with. A modal's submit can update only when a component opened the modal. */
function allowedFor({ kind, sourceMessageId }: Interaction): readonly number[] {
  const message = [Callback.Message, Callback.Thinking];
  const update = sourceMessageId === undefined ? [] : [Callback.DeferUpdate, Callback.Update];
  switch (kind) {
    case 'autocomplete':
      return [Callback.Choices];
    case 'command':
      return [...message, Callback.Modal];
    case 'component':
      return [...message, ...update, Callback.Modal];
    case 'modal':
      return [...message, ...update];
  }
}

function answer(call: Call): Answer {
  const { scene } = call;
  const interaction = scene.interactions.answerable(param(call, 'interaction'), param(call, 'token'));
  const body = record(call.body);
  const type = number(body['type']) ?? 0;
  const strange = Object.keys(body).filter((key) => key !== 'type' && key !== 'data');
  refuseProblems(strange.map((key) => problem([key], 'UNKNOWN_KEY', `Discord does not know the field "${key}" here.`)));
  if (!allowedFor(interaction).includes(type)) throw wrongKind();
  const message = takeEffect(call, interaction, type, body);
  scene.pulse.beat();
  const seen = message ? { message } : {};
  if (call.query.get('with_response') !== 'true') return { ...NO_CONTENT, ...seen };
  return { status: 200, body: responseJson(call, interaction, type, message), ...seen };
}

function takeEffect(call: Call, interaction: Interaction, type: number, body: Json): Message | undefined {
  const data = record(body['data']);
  if (type === Callback.Message) return firstMessage(call, interaction, data);
  if (type === Callback.Thinking) return firstThinking(call, interaction, data);
  if (type === Callback.DeferUpdate) return acknowledge(call, interaction);
  if (type === Callback.Update) return update(call, interaction, data);
  if (type === Callback.Choices) offer(interaction, body);
  if (type === Callback.Modal) openModal(interaction, body);
  return undefined;
}

function firstMessage({ scene, files }: Call, interaction: Interaction, data: Json): Message {
  const upload = { body: data, files, schema: IncomingWebhookInteractionRequestSchema, at: ['data'] };
  const message = answerWithMessage(scene, interaction, upload);
  interaction.state = 'answered';
  interaction.originalId = message.id;
  interaction.shown.push({ kind: 'message', message });
  return message;
}

/** Discord: EPHEMERAL is the only flag that a deferred answer takes. */
function firstThinking({ scene }: Call, interaction: Interaction, data: Json): Message {
  const flags = number(data['flags']) ?? 0;
  if (flags & ~MessageFlag.Ephemeral)
    refuseProblems([problem(['data', 'flags'], 'MESSAGE_FLAGS_INVALID', 'A deferred answer takes EPHEMERAL only.')]);
  const message = think(scene, interaction, flags);
  interaction.state = 'thinking';
  interaction.originalId = message.id;
  return message;
}

function acknowledge({ scene }: Call, interaction: Interaction): Message | undefined {
  interaction.state = 'answered';
  interaction.originalId = interaction.sourceMessageId;
  return findMessage(scene.world, interaction.channelId, interaction.sourceMessageId ?? '');
}

function update({ scene, files }: Call, interaction: Interaction, data: Json): Message {
  const message = findMessage(scene.world, interaction.channelId, interaction.sourceMessageId ?? '');
  if (!message) throw wrongKind();
  const schema = IncomingWebhookUpdateForInteractionCallbackRequestPartialSchema;
  editAnswer(scene, interaction, message, { body: data, files, schema, at: ['data'] });
  interaction.originalId = message.id;
  return message;
}

function offer(interaction: Interaction, body: Json): void {
  refuseProblems(schemaProblems(ApplicationCommandAutocompleteCallbackRequestSchema, body));
  const choices = records(record(body['data'])['choices']).map(({ name, value }) => ({
    name: text(name) ?? '',
    value: text(value) ?? number(value) ?? '',
  }));
  const long = choices.findIndex(({ value }) => String(value).length > 100);
  if (long >= 0)
    refuseProblems([
      problem(['data', 'choices', long, 'value'], 'BASE_TYPE_MAX_LENGTH', 'Must be 100 or fewer in length.'),
    ]);
  interaction.state = 'answered';
  interaction.shown.push({ kind: 'choices', choices });
}

function openModal(interaction: Interaction, body: Json): void {
  const data = record(body['data']);
  const components = readComponents(data['components']);
  const wrong = schemaProblems(ModalInteractionCallbackRequestSchema, body);
  refuseProblems(wrong.length > 0 ? wrong : modalProblems(components));
  interaction.state = 'answered';
  const modal = { customId: text(data['custom_id']) ?? '', title: text(data['title']) ?? '', components };
  interaction.shown.push({ kind: 'modal', modal });
}

function responseJson({ scene }: Call, interaction: Interaction, type: number, message: Message | undefined): Json {
  const about = message
    ? {
        response_message_id: message.id,
        response_message_loading: (message.flags & MessageFlag.Loading) !== 0,
        response_message_ephemeral: message.ephemeralFor !== undefined,
      }
    : {};
  return {
    interaction: { id: interaction.id, type: interaction.type, channel_id: interaction.channelId, ...about },
    resource: { type, ...(message ? { message: messageJson(scene, message) } : {}) },
  };
}

export const interactionRoutes: readonly Route[] = [
  { method: 'POST', path: '/interactions/:interaction/:token/callback', auth: 'interaction', handle: answer },
];
