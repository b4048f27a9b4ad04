// The sandbox as its users hold it: addresses and credentials, guilds to set up, ways to watch, disturb and forge.

import { CONTROL_PREFIX } from './control.ts';
import { type ActOptions, outcome, useComponent } from './driver/act.ts';
import { createGuild, type GuildHandle, type GuildOptions } from './driver/guild.ts';
import { refuseClient } from './driver/refusal.ts';
import { type Reply, replyOf } from './driver/reply.ts';
import type { FaultHandle, FaultKind, FaultRule, Faults, Match, SandboxRequest } from './faults.ts';
import type { GatewayControls } from './gateway/gateway.ts';
import type { Choice } from './interactions/log.ts';
import { deliver, startInteraction } from './interactions/start.ts';
import type { Json } from './json.ts';
import { ComponentType, InteractionType } from './protocol.ts';
import type { UntilOptions } from './pulse.ts';
import type { Scene } from './scene.ts';
import type { Violation } from './violations.ts';
import type { Message } from './world/model.ts';
import { currentChannel } from './world/threads.ts';
import { findMessage, messagesIn } from './world/world.ts';

/** A press that no button was there for: what a modified client could send. */
export interface ForgedUse extends ActOptions {
  readonly as: { readonly id: string };
  readonly message: Pick<Reply, 'id' | 'channelId'>;
  readonly customId: string;
  /** A button when left out. */
  readonly componentType?: number;
  readonly values?: readonly string[];
}

/** A command, a typing or a form with data of one's own: what a modified client could send. */
export interface ForgedSending extends ActOptions {
  readonly as: { readonly id: string };
  readonly place: { readonly id: string };
  readonly kind: 'command' | 'autocomplete' | 'modal';
  readonly data: Json;
  /** The message from whose component the form came. */
  readonly message?: Pick<Reply, 'id' | 'channelId'>;
}

export interface DiscordSandbox extends AsyncDisposable {
  /** The REST base for discord.js: `new Client({ rest: { api: sandbox.url } })`. */
  readonly url: string;
  readonly gatewayUrl: string;
  /** The driver over HTTP, ending in `/sandbox`. */
  readonly controlUrl: string;
  readonly token: string;
  readonly applicationId: string;
  readonly gateway: GatewayControls;
  /** Every REST request so far, oldest first. */
  readonly requests: readonly SandboxRequest[];
  readonly violations: readonly Violation[];
  addGuild(options?: GuildOptions): GuildHandle;
  /** All messages in a place, oldest first, whoever may see them. */
  messages(place: { readonly id: string }): readonly Message[];
  /** Uses a component that may not exist, as a member. */
  craft(use: ForgedUse): Promise<Reply>;
  /** Sends a command or a form that no client would send. */
  craftSending(sending: ForgedSending): Promise<Reply>;
  /** Sends a typing that no client would send. */
  craftTyping(sending: Omit<ForgedSending, 'kind'>): Promise<readonly Choice[]>;
  /** Delivers an interaction's event once more. */
  replay(interactionId: string): void;
  /** Makes matching requests go wrong. */
  fault(fault: FaultKind, rule: FaultRule): FaultHandle;
  /** The next matching request, after its effect; `act` runs before its answer is sent. */
  next(match: Match, act?: (request: SandboxRequest) => void | Promise<void>): Promise<SandboxRequest>;
  /** Waits for a condition, which is looked at after everything that happens here. */
  until<T>(condition: () => T | undefined | false, options?: UntilOptions): Promise<T>;
  /** Throws when the bot sent anything that Discord would have refused as malformed. */
  assertClean(): void;
  close(): Promise<void>;
}

export function createSandbox(scene: Scene, faults: Faults, close: () => Promise<void>): DiscordSandbox {
  const { world, settings, gateway, violations, pulse } = scene;
  return {
    url: `${scene.origin}/api`,
    gatewayUrl: gateway.url,
    controlUrl: `${scene.origin}${CONTROL_PREFIX}`,
    token: settings.token,
    applicationId: world.applicationId,
    gateway,
    requests: faults.requests,
    violations: violations.all,
    addGuild: (options = {}) => createGuild(scene, options),
    messages: ({ id }) => messagesIn(world, id),
    craft: (use) => forge(scene, use),
    craftSending: async (sending) => {
      const { viewer, interaction, what } = forgeSending(scene, sending);
      return replyOf(viewer, await outcome(scene, interaction, what, sending));
    },
    craftTyping: async (typing) => {
      const { interaction, what } = forgeSending(scene, { ...typing, kind: 'autocomplete' });
      const { shown } = await outcome(scene, interaction, what, typing);
      return shown?.kind === 'choices'
        ? shown.choices
        : refuseClient('The bot answered with something else than choices.');
    },
    replay(interactionId) {
      const interaction = scene.interactions.find(interactionId);
      if (!interaction) throw new Error(`There was no interaction ${interactionId}.`);
      deliver(scene, interaction);
    },
    fault: faults.add,
    next: faults.next,
    until: pulse.until,
    assertClean: violations.assertClean,
    close,
    [Symbol.asyncDispose]: close,
  };
}

const TYPES = {
  command: InteractionType.Command,
  autocomplete: InteractionType.Autocomplete,
  modal: InteractionType.ModalSubmit,
} as const;

function forgeSending(scene: Scene, { as, place, kind, data, message }: ForgedSending) {
  const user = scene.world.users.get(as.id) ?? refuseClient(`There is no user ${as.id}.`);
  const source = message === undefined ? undefined : findMessage(scene.world, message.channelId, message.id);
  const channel = currentChannel(scene, place.id);
  const interaction = startInteraction(scene, { kind, type: TYPES[kind], user, channel, data, message: source });
  return { viewer: { scene, user }, interaction, what: `${user.name} forges a ${kind}` };
}

async function forge(scene: Scene, use: ForgedUse): Promise<Reply> {
  const user = scene.world.users.get(use.as.id) ?? refuseClient(`There is no user ${use.as.id}.`);
  const { channelId, id } = use.message;
  const message = findMessage(scene.world, channelId, id) ?? refuseClient('The message was deleted.');
  const viewer = { scene, user };
  const { customId, componentType: type = ComponentType.Button, values } = use;
  const what = `${user.name} forges a use of "${customId}"`;
  return replyOf(viewer, await useComponent(viewer, { message, customId, type, values, what }, use));
}
