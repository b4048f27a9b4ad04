// The driver over HTTP, for when the sandbox runs as a process of its own: be a member with `curl`. It is bound to
// loopback and asks for a JSON content type, so that no web page can reach it by accident.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { createMember, type MemberHandle } from './driver/member.ts';
import type { Reply } from './driver/reply.ts';
import { DiscordError, refuse } from './errors.ts';
import type { Json } from './json.ts';
import { readBody } from './rest/body.ts';
import type { Scene } from './scene.ts';
import type { User } from './world/model.ts';

export const CONTROL_PREFIX = '/sandbox';

const As = z.strictObject({ as: z.string(), channel: z.string() });
const Values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
const Command = As.extend({ command: z.string(), options: Values.default({}) });
const Autocomplete = Command.extend({ focused: z.string() });
const Press = As.extend({ message: z.string(), button: z.string() });
const Choose = As.extend({ message: z.string(), menu: z.string(), values: z.array(z.string()) });
const Submit = z.strictObject({ modal: z.string(), fields: z.record(z.string(), z.string()) });
const Say = As.extend({ text: z.string() });

type Action = (body: unknown) => Promise<unknown>;

export type Control = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;

export function createControl(scene: Scene): Control {
  const actions = actionsOf(scene);
  return async (request, response, url) => {
    const path = url.pathname.slice(CONTROL_PREFIX.length);
    try {
      const action = request.method === 'POST' ? actions[path] : undefined;
      if (action) send(response, 200, await action(await jsonBody(request, scene)));
      else send(response, 200, look(scene, request.method, path, url.searchParams));
    } catch (error) {
      const status = error instanceof DiscordError ? error.status : 400;
      send(response, status, { error: error instanceof Error ? error.message : 'Something went wrong.' });
    }
  };
}

async function jsonBody(request: IncomingMessage, { settings }: Scene): Promise<unknown> {
  if (!request.headers['content-type']?.startsWith('application/json')) throw new Error('Send JSON, and say so.');
  return (await readBody(request, settings.requestLimit)).body;
}

function memberNamed(scene: Scene, name: string): MemberHandle {
  const user = people(scene).find((person) => person.id === name || person.name === name);
  if (!user) throw new Error(`There is no member "${name}".`);
  return createMember(scene, user);
}

const people = ({ world }: Scene): readonly User[] => [...world.users.values()].filter(({ bot }) => !bot);

function actionsOf(scene: Scene): Readonly<Record<string, Action>> {
  const modals = new Map<string, Reply>();

  function shown(reply: Reply): Json {
    if (reply.kind === 'modal' && reply.interactionId) modals.set(reply.interactionId, reply);
    return replyJson(scene, reply);
  }

  function messageIn({ as, channel, message }: z.infer<typeof Press> | z.infer<typeof Choose>): Reply {
    const found = memberNamed(scene, as)
      .sees(channel)
      .find(({ id }) => id === message);
    if (!found) throw new Error(`${as} sees no message ${message} there.`);
    return found;
  }

  return {
    async '/command'(body) {
      const { as, channel, command, options } = Command.parse(body);
      return shown(await memberNamed(scene, as).command(channel, command, options));
    },
    async '/autocomplete'(body) {
      const { as, channel, command, options, focused } = Autocomplete.parse(body);
      return memberNamed(scene, as).autocomplete(channel, command, options, focused);
    },
    async '/press'(body) {
      const use = Press.parse(body);
      return shown(await messageIn(use).press(use.button));
    },
    async '/choose'(body) {
      const use = Choose.parse(body);
      return shown(await messageIn(use).choose(use.menu, use.values));
    },
    async '/submit'(body) {
      const { modal, fields } = Submit.parse(body);
      const open = modals.get(modal);
      if (!open) throw new Error(`There is no open modal ${modal}.`);
      return shown(await open.submit(fields));
    },
    async '/say'(body) {
      const { as, channel, text } = Say.parse(body);
      return shown(memberNamed(scene, as).say(channel, text));
    },
  };
}

const MESSAGES = /^\/channels\/(\d+)\/messages$/;

/** `/`: guilds, channels and members. `/channels/{id}/messages?as=Ana`: what she sees. `/violations`: what was malformed. */
function look(scene: Scene, method: string | undefined, path: string, query: URLSearchParams): unknown {
  const channel = MESSAGES.exec(path)?.[1];
  if (method !== 'GET') throw refuse('notFound');
  if (channel !== undefined) {
    const viewer = memberNamed(scene, query.get('as') ?? '');
    return viewer.sees(channel).map((reply) => replyJson(scene, reply));
  }
  if (path === '/violations') return scene.violations.all;
  if (path !== '' && path !== '/') throw refuse('notFound');
  return {
    guilds: [...scene.world.guilds.values()].map(({ id, name }) => ({ id, name })),
    channels: [...scene.world.channels.values()].flatMap((place) =>
      place.kind === 'dm' ? [] : [{ id: place.id, kind: place.kind, name: place.name, guild: place.guildId }],
    ),
    members: people(scene).map(({ id, name }) => ({ id, name })),
  };
}

function replyJson({ world, cdn }: Scene, reply: Reply): Json {
  if (reply.kind === 'modal')
    return { kind: reply.kind, modal: reply.interactionId, text: reply.text, fields: reply.fields };
  const { kind, id, channelId: channel, text, buttons, selects, ephemeral, deleted } = reply;
  const attachments = reply.attachments.map((view) => {
    const file = world.attachments.get(view.id);
    return { ...view, ...(file ? { url: cdn.url(file) } : {}) };
  });
  const author = world.users.get(reply.authorId)?.name;
  return { kind, id, channel, author, text, buttons, selects, attachments, ephemeral, deleted };
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
