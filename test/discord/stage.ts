// A bot that is logged in to the sandbox, and a guild to try things in: the stage of the tests with the real client.
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Events } from 'discord.js';
import { type DiscordSandbox, startDiscordSandbox } from '../../sandbox/discord/server.ts';
import { ChannelId, GuildId, MessageId, UserId } from '../../src/domain/ids.ts';
import { Instant, later } from '../../src/domain/time.ts';
import { createGateway, type Gateway } from '../../src/services/discord/gateway.ts';
import { createMessenger } from '../../src/services/discord/messenger.ts';
import type { MessengerStage, Shown } from '../contracts/messenger-stage.ts';
import { silentLog } from './logs.ts';
import { render } from './render.ts';

/** discord.js tries a call that is answered with 5xx four times before it gives up. */
const TRIES = 4;

export interface SandboxStage extends MessengerStage {
  readonly sandbox: DiscordSandbox;
  readonly gateway: Gateway;
  readonly home: ReturnType<DiscordSandbox['addGuild']>;
  /** Makes a change and waits until the bot has heard of it. */
  readonly heard: (event: Events, change: () => void) => Promise<void>;
}

/** Logs a bot in. Closing it fails when the bot sent anything that Discord would have refused as malformed. */
export async function openStage(): Promise<SandboxStage> {
  let now = Instant.parse(1_790_000_000_000);
  const sandbox = await startDiscordSandbox({ now: () => now });
  const home = sandbox.addGuild({
    name: 'Home',
    botPermissions: [
      'ViewChannel',
      'SendMessages',
      'EmbedLinks',
      'AttachFiles',
      'ReadMessageHistory',
      'CreatePublicThreads',
      'SendMessagesInThreads',
      'PinMessages',
    ],
  });
  const member = home.addMember({ name: 'Ana' });
  const channel = home.addTextChannel({ name: 'clips' });
  const other = home.addTextChannel({ name: 'other' });
  const thread = channel.addThread({ name: 'a thread', owner: member });
  const folder = await mkdtemp(join(tmpdir(), 'gondolier-'));
  const gateway = createGateway({
    token: sandbox.token,
    apiUrl: sandbox.url,
    log: silentLog,
    onInteraction: () => undefined,
  });
  await gateway.start();

  const heard = async (event: Events, change: () => void) => {
    const told = once(gateway.client, event);
    change();
    await told;
  };
  const places = new Map([channel, other].map((one) => [one.id, one]));

  return {
    sandbox,
    gateway,
    home,
    heard,
    messenger: createMessenger({ client: gateway.client, render, now: () => now, log: silentLog }),
    guild: GuildId.parse(home.id),
    owner: UserId.parse(home.owner.id),
    member: UserId.parse(member.id),
    channel: ChannelId.parse(channel.id),
    otherChannel: ChannelId.parse(other.id),
    thread: ChannelId.parse(thread.id),
    folder,
    now: () => now,
    advance(ms) {
      now = later(now, ms);
    },
    shown: async (id) => shownIn(sandbox, id),
    attach(id) {
      const file = { name: 'picture.png', bytes: Buffer.from('not looked at') };
      const said = member.say(id, 'look', { files: [file] });
      const [kept] = sandbox.messages({ id }).find((message) => message.id === said.id)?.attachments ?? [];
      if (kept === undefined) throw new Error('the sandbox kept no file');
      return { message: MessageId.parse(said.id), attachment: kept.id };
    },
    shownTo: async () => shownIn(sandbox, member.dm.id),
    async put(id, state) {
      const place = places.get(id);
      if (id === thread.id) {
        if (state === 'archived') return heard(Events.ThreadUpdate, () => thread.archive());
        if (state === 'locked') return heard(Events.ThreadUpdate, () => thread.lock());
        if (state === 'gone') return heard(Events.ThreadDelete, () => thread.delete());
      }
      if (place !== undefined && state === 'gone') return heard(Events.ChannelDelete, () => place.delete());
      if (place !== undefined && state === 'forbidden') {
        const deny = ['SendMessages', 'SendMessagesInThreads'] as const;
        return heard(Events.ChannelUpdate, () => place.setOverwrite({ for: 'bot', deny }));
      }
      throw new Error(`the stage does not know how to make ${id} ${state}`);
    },
    closeDirectMessages: () => member.setDms(false),
    capUploads: (bytes) => home.setUploadLimit(bytes),
    disturbNextPost(how) {
      const match = { match: isPost, times: how === 'overloaded' ? TRIES : 1 };
      if (how === 'answer-lost') sandbox.fault({ kind: 'cut', when: 'after' }, match);
      else sandbox.fault({ kind: 'answer', status: 503, body: { message: 'overloaded' } }, match);
    },
    async close() {
      await gateway.stop();
      await sandbox.close();
      await rm(folder, { recursive: true });
      sandbox.assertClean();
    },
  };
}

const isPost = ({ method, path }: { readonly method: string; readonly path: string }) =>
  method === 'POST' && path.endsWith('/messages');

/** The bot's own messages in a channel, oldest first. */
function shownIn(sandbox: DiscordSandbox, id: string): readonly Shown[] {
  return sandbox
    .messages({ id })
    .filter((message) => message.authorId === sandbox.applicationId && message.type === 0)
    .map((message) => ({
      id: MessageId.parse(message.id),
      text: message.content,
      fileBytes: message.attachments[0]?.bytes.byteLength ?? null,
      pinged: message.pings.users,
    }));
}
