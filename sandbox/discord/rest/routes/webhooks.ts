// What an interaction's token can do after the first answer: follow-ups, and reading, editing, deleting its messages.
// Discord: for 15 minutes; 10015 for an unknown token, 50027 for one that has run out.

import { IncomingWebhookRequestPartialSchema, IncomingWebhookUpdateRequestPartialSchema } from 'discord-api-spec/zod';
import { refuse } from '../../errors.ts';
import type { Interaction } from '../../interactions/log.ts';
import { answerNamed, deleteAnswer, editAnswer, followUp } from '../../interactions/messages.ts';
import { record } from '../../json.ts';
import { messageJson } from '../../messages/wire.ts';
import { problem, refuseProblems } from '../../validation/problems.ts';
import { type Answer, type Call, NO_CONTENT, ok, param, type Route } from '../call.ts';

function interactionIn(call: Call): Interaction {
  if (param(call, 'application') !== call.scene.world.applicationId) throw refuse('unknownWebhook');
  return call.scene.interactions.byToken(param(call, 'token'));
}

/** Discord: an interaction's webhook takes no name, picture or thread of its own. */
function send(call: Call): Answer {
  const interaction = interactionIn(call);
  const body = record(call.body);
  const foreign = ['username', 'avatar_url', 'thread_name', 'applied_tags'].filter((key) => body[key] !== undefined);
  refuseProblems(foreign.map((key) => problem([key], 'UNKNOWN_KEY', 'Not for the webhook of an interaction.')));
  const upload = { body, files: call.files, schema: IncomingWebhookRequestPartialSchema };
  const message = followUp(call.scene, interaction, upload);
  return ok(messageJson(call.scene, message), message);
}

function read(call: Call): Answer {
  const message = answerNamed(call.scene, interactionIn(call), param(call, 'message'));
  return ok(messageJson(call.scene, message), message);
}

function edit(call: Call): Answer {
  const interaction = interactionIn(call);
  const message = answerNamed(call.scene, interaction, param(call, 'message'));
  const upload = { body: record(call.body), files: call.files, schema: IncomingWebhookUpdateRequestPartialSchema };
  editAnswer(call.scene, interaction, message, upload);
  call.scene.pulse.beat();
  return ok(messageJson(call.scene, message), message);
}

function remove(call: Call): Answer {
  const interaction = interactionIn(call);
  const message = answerNamed(call.scene, interaction, param(call, 'message'));
  deleteAnswer(call.scene, interaction, message);
  return { ...NO_CONTENT, message };
}

const MESSAGE = '/webhooks/:application/:token/messages/:message';

export const webhookRoutes: readonly Route[] = [
  { method: 'POST', path: '/webhooks/:application/:token', auth: 'interaction', handle: send },
  { method: 'GET', path: MESSAGE, auth: 'interaction', handle: read },
  { method: 'PATCH', path: MESSAGE, auth: 'interaction', handle: edit },
  { method: 'DELETE', path: MESSAGE, auth: 'interaction', handle: remove },
];
