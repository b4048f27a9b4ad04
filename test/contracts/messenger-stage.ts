// The small world in which a Messenger is tried, and the notices it is given there.
import type { ChannelId, GuildId, MessageId, UserId } from '../../src/domain/ids.ts';
import { DraftId, JobId, ModelId } from '../../src/domain/ids.ts';
import type { Job } from '../../src/domain/job.ts';
import { usd } from '../../src/domain/money.ts';
import type { Notice } from '../../src/domain/notice.ts';
import type { Messenger } from '../../src/domain/ports.ts';
import type { Instant } from '../../src/domain/time.ts';

/** A message as it stands. `text` is `wording` of its notice. */
export interface Shown {
  readonly id: MessageId;
  readonly text: string;
  /** Bytes of its file; null without one. */
  readonly fileBytes: number | null;
  /** Who was really notified. */
  readonly pinged: readonly string[];
}

/** A messenger in a small world with which a test may meddle. */
export interface MessengerStage {
  readonly messenger: Messenger;
  readonly guild: GuildId;
  readonly owner: UserId;
  /** Is called Ana. */
  readonly member: UserId;
  readonly channel: ChannelId;
  readonly otherChannel: ChannelId;
  /** A thread in `channel`. */
  readonly thread: ChannelId;
  /** An empty folder for files. */
  readonly folder: string;
  now(): Instant;
  /** Time passes, for Discord and for the bot. */
  advance(ms: number): void;
  shown(channel: ChannelId): Promise<readonly Shown[]>;
  /** A member posts a message with one file. */
  attach(channel: ChannelId): { readonly message: MessageId; readonly attachment: string };
  shownTo(user: UserId): Promise<readonly Shown[]>;
  put(place: ChannelId, state: 'archived' | 'locked' | 'forbidden' | 'gone'): Promise<void>;
  closeDirectMessages(user: UserId): void;
  capUploads(bytes: number): void;
  /** The next post is refused for a while, or done and never answered. */
  disturbNextPost(how: 'overloaded' | 'answer-lost'): void;
  close(): Promise<void>;
}

/** How this suite words a notice: the same in every implementation. */
export function wording(notice: Notice): string {
  const { id, author } = clipOf(notice);
  return `${notice.is} of ${id} for <@${author}>, @everyone`;
}

/** What a notice of this suite is about: always a clip. */
export function clipOf(notice: Notice): Job {
  if (notice.is === 'memo') throw new TypeError('this suite sends no memos');
  return notice.job;
}

/** A queued job of the stage's member, asked for in its channel. */
export function jobIn(stage: Pick<MessengerStage, 'member' | 'guild' | 'channel' | 'now'>, id = 'k7m2xq'): Job {
  return {
    id: JobId.parse(id),
    draft: DraftId.parse('0123456789'),
    author: stage.member,
    guild: stage.guild,
    place: stage.channel,
    thread: null,
    statusMessage: null,
    request: {
      kind: 'text',
      model: ModelId.parse('wan-2.6-text-to-video'),
      prompt: 'a gondola at dawn',
      negativePrompt: null,
      duration: '5s',
      aspectRatio: null,
      resolution: null,
      audio: null,
      bitrate: null,
      consent: false,
      soundtrack: null,
    },
    price: usd(0.5),
    createdAt: stage.now(),
    state: { at: 'queued' },
    dueAt: stage.now(),
    attempts: 0,
    postTriedAt: null,
    parent: null,
    jam: null,
    purse: 'own',
    language: 'en',
    lineAt: stage.now(),
    approvedUntil: null,
    resultReview: null,
    progress: null,
  };
}
