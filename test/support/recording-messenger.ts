// A Messenger in memory for tests of services: keeps every message, enforces nonces like Discord, and does as it is told
// when a test wants trouble. Channels that nobody mentioned are open text channels.
import { ChannelId, type GuildId, MessageId, type UserId } from '../../src/domain/ids.ts';
import type { Notice } from '../../src/domain/notice.ts';
import type { PlaceReport } from '../../src/domain/place.ts';
import type { ClipFile, Messenger, Opened, Posted, PostOptions, Target } from '../../src/domain/ports.ts';
import { HOUR, type Instant, MINUTE, SECOND } from '../../src/domain/time.ts';

/** Discord says "a few minutes". */
const NONCE_LIFE = 5 * MINUTE;

/** `forbidden`: the bot may see the place, but not write there. */
export type PlaceState = 'open' | 'archived' | 'locked' | 'forbidden' | 'gone';

/** One message that the messenger made. */
export interface Said {
  readonly id: MessageId;
  readonly channel: ChannelId;
  readonly key: string;
  readonly file: ClipFile | null;
  readonly at: Instant;
  /** As it reads now; `edits` counts the changes. */
  readonly notice: Notice;
  readonly edits: number;
  readonly removed: boolean;
}

/** What the next call does instead of its work. `answer-lost`: it does its work, and the caller never hears of it. */
export type Disturbance = 'answer-lost' | Exclude<Posted, { is: 'posted' }>;

export interface RecordingMessenger {
  readonly messenger: Messenger;
  /** Every message ever made, in order. */
  readonly all: readonly Said[];
  /** What stands in a channel now, oldest first. */
  said(channel: ChannelId): readonly Said[];
  /** What stands in the direct channel of a person. */
  saidTo(user: UserId): readonly Said[];
  /** How often `post` was called, whatever came of it. */
  readonly calls: number;
  addThread(parent: ChannelId): ChannelId;
  /** A member posts a message with one file. */
  attach(channel: ChannelId): { readonly message: MessageId; readonly attachment: string };
  put(place: ChannelId, state: PlaceState): void;
  closeDirectMessages(user: UserId): void;
  capUploads(bytes: number): void;
  setOwner(guild: GuildId, owner: UserId): void;
  /** What a member is called; nobody else is there. */
  setName(user: UserId, name: string): void;
  pinned(message: MessageId): boolean;
  /** Queues trouble for the coming calls of `post`, in order. */
  disturbPosts(...disturbances: readonly Disturbance[]): void;
  /** Queues answers for the coming calls of `edit`. */
  disturbEdits(...answers: readonly ('gone' | 'later')[]): void;
}

interface Place {
  readonly is: 'channel' | 'thread' | 'direct';
  readonly parent: ChannelId | null;
  readonly state: PlaceState;
}

/** Discord: a signed address lives for about a day. */
const ADDRESS_LIFE = 24 * HOUR;

const STRANGER: Place = { is: 'channel', parent: null, state: 'open' };

export function createRecordingMessenger({ now }: { readonly now: () => Instant }): RecordingMessenger {
  const all: Said[] = [];
  const places = new Map<ChannelId, Place>();
  const directs = new Map<UserId, ChannelId>();
  const owners = new Map<GuildId, UserId>();
  const names = new Map<UserId, string>();
  const pinned = new Set<MessageId>();
  const attached = new Map<string, ChannelId>();
  const closed = new Set<UserId>();
  const postTrouble: Disturbance[] = [];
  const editTrouble: ('gone' | 'later')[] = [];
  let cap = 10 * 1024 * 1024;
  let calls = 0;
  let lastId = 900_000_000_000_000_000n;

  const freshId = () => String(++lastId);
  const placeOf = (channel: ChannelId) => places.get(channel) ?? STRANGER;
  const said = (channel: ChannelId) =>
    placeOf(channel).state === 'gone' ? [] : all.filter((one) => one.channel === channel && !one.removed);

  function add(place: Place): ChannelId {
    const id = ChannelId.parse(freshId());
    places.set(id, place);
    return id;
  }

  function directOf(user: UserId): ChannelId {
    const channel = directs.get(user) ?? add({ is: 'direct', parent: null, state: 'open' });
    directs.set(user, channel);
    return channel;
  }

  function refusal(target: Target): Posted | null {
    if ('user' in target) return closed.has(target.user) ? { is: 'refused', why: 'closed' } : null;
    const { state } = placeOf(target.channel);
    if (state === 'gone') return { is: 'refused', why: 'gone' };
    return state === 'locked' || state === 'forbidden' ? { is: 'refused', why: 'forbidden' } : null;
  }

  function earlier(channel: ChannelId, { key, seek }: PostOptions): Said | undefined {
    const nonces = all.filter((one) => one.at > now() - NONCE_LIFE);
    const found = seek === null ? [] : said(channel).filter((one) => one.at >= seek - NONCE_LIFE);
    return [...found, ...nonces].find((one) => one.channel === channel && one.key === key);
  }

  /** Posts as Discord would, trouble aside. */
  function write(target: Target, notice: Notice, options: PostOptions): Posted {
    const channel = 'user' in target ? directOf(target.user) : target.channel;
    const known = placeOf(channel).state === 'gone' ? undefined : earlier(channel, options);
    if (known !== undefined) return { is: 'posted', channel, message: known.id };
    const no = refusal(target);
    if (no !== null) return no;
    const { key, file } = options;
    if (file !== null && file.bytes > cap) return { is: 'too-large', limit: cap };
    const message = MessageId.parse(freshId());
    all.push({ id: message, channel, key, file, at: now(), notice, edits: 0, removed: false });
    const place = placeOf(channel);
    if (place.state === 'archived') places.set(channel, { ...place, state: 'open' });
    return { is: 'posted', channel, message };
  }

  async function post(target: Target, notice: Notice, options: PostOptions): Promise<Posted> {
    calls += 1;
    const trouble = postTrouble.shift();
    if (trouble === undefined) return write(target, notice, options);
    if (trouble !== 'answer-lost') return trouble;
    write(target, notice, options);
    return { is: 'later', afterMs: null };
  }

  function openThread(channel: ChannelId, starter: Posted): Opened {
    if (starter.is === 'later') return starter;
    if (starter.is === 'too-large') throw new Error('a starter has no file');
    if (starter.is === 'refused') return { is: 'refused', why: starter.why === 'gone' ? 'gone' : 'forbidden' };
    const thread = ChannelId.parse(starter.message);
    if (!places.has(thread)) places.set(thread, { is: 'thread', parent: channel, state: 'open' });
    return { is: 'open', thread };
  }

  /** Swaps a message for a changed one; `gone` when there is none or its place does not allow it. */
  function change(channel: ChannelId, message: MessageId, change: (one: Said) => Said): 'done' | 'gone' {
    const at = all.findIndex((one) => one.channel === channel && one.id === message && !one.removed);
    const one = all[at];
    if (one === undefined || placeOf(channel).state === 'gone') return 'gone';
    all[at] = change(one);
    return 'done';
  }

  const messenger: Messenger = {
    survey: async (place) => report(place, placeOf(place)),
    openThread: async (channel, job, seek) =>
      openThread(channel, write({ channel }, { is: 'starter', job }, { key: `starter ${job.id}`, seek, file: null })),
    openRoom: async (place, notice, options) =>
      openThread(place, write({ channel: place }, notice, { ...options, file: null })),
    async pin(channel, message) {
      if (placeOf(channel).state === 'forbidden') return 'forbidden';
      const there = said(channel).some(({ id }) => id === message);
      if (there) pinned.add(message);
      return there ? 'done' : 'gone';
    },
    nameOf: async (_guild, user) => names.get(user) ?? null,
    post,
    async edit(channel, message, notice) {
      const trouble = editTrouble.shift();
      if (trouble !== undefined) return trouble;
      if (placeOf(channel).state !== 'open') return 'gone';
      return change(channel, message, (one) => ({ ...one, notice, edits: one.edits + 1 }));
    },
    remove: async (channel, message) => change(channel, message, (one) => ({ ...one, removed: true })),
    async removeAbout(channel, job, { start, end }) {
      for (const { id, at, notice } of said(channel)) {
        const about = notice.is !== 'memo' && notice.job.id === job && at >= start && at < end;
        if (about) change(channel, id, (one) => ({ ...one, removed: true }));
      }
      return placeOf(channel).state === 'gone' ? 'gone' : 'done';
    },
    retitle: async (thread) => (placeOf(thread).state === 'gone' ? 'gone' : 'done'),
    uploadLimit: () => cap,
    parentOf: async (thread) => (placeOf(thread).state === 'gone' ? null : placeOf(thread).parent),
    async attachmentUrl(channel, message, attachment) {
      const there = attached.get(`${message}/${attachment}`) === channel && placeOf(channel).state !== 'gone';
      const ex = Math.floor((now() + ADDRESS_LIFE) / SECOND).toString(16);
      return there ? `https://cdn.example/attachments/${channel}/${attachment}/file?ex=${ex}` : null;
    },
    ownerOf: async (guild) => owners.get(guild) ?? null,
  };

  return {
    messenger,
    all,
    said,
    saidTo: (user) => said(directOf(user)),
    get calls() {
      return calls;
    },
    addThread: (parent) => add({ is: 'thread', parent, state: 'open' }),
    attach(channel) {
      const posted = { message: MessageId.parse(freshId()), attachment: freshId() };
      attached.set(`${posted.message}/${posted.attachment}`, channel);
      return posted;
    },
    put: (place, state) => void places.set(place, { ...placeOf(place), state }),
    closeDirectMessages: (user) => void closed.add(user),
    capUploads(bytes) {
      cap = bytes;
    },
    pinned: (message) => pinned.has(message),
    setName: (user, name) => void names.set(user, name),
    setOwner: (guild, owner) => void owners.set(guild, owner),
    disturbPosts: (...disturbances) => void postTrouble.push(...disturbances),
    disturbEdits: (...answers) => void editTrouble.push(...answers),
  };
}

/** Everything here lies in age-restricted channels. */
function report(channel: ChannelId, { is, parent, state }: Place): PlaceReport {
  const spot = { channel: parent ?? channel, ageRestricted: true };
  switch (state) {
    case 'gone':
      return { is: 'unusable', why: 'gone', spot: null };
    case 'locked':
      return { is: 'unusable', why: 'locked', spot };
    case 'forbidden':
      return {
        is: 'missing-permissions',
        missing: is === 'thread' ? ['Send Messages in Threads'] : ['Send Messages', 'Send Messages in Threads'],
        spot,
      };
    case 'open':
    case 'archived':
      if (is === 'direct') return { is: 'unusable', why: 'not-a-text-place', spot: null };
      return { is: 'usable', as: is, spot };
  }
}
