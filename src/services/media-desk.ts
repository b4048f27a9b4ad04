// The media desk: takes members' files in, and hands each to Venice in the way that will work: by its address while that
// lives long enough, by a fresh one where Discord can give it, else by its bytes.
import type { ChannelId, MessageId } from '../domain/ids.ts';
import type { Clip, Job } from '../domain/job.ts';
import type { Media, MediaTrouble, MediaType } from '../domain/media.ts';
import { granted, type Outcome, refused } from '../domain/outcome.ts';
import type { Clock, MediaStore, Messenger, Spool } from '../domain/ports.ts';
import { mediaOf, type Order, orderOf, type VideoRequest } from '../domain/request.ts';
import { HOUR, type Instant, later, MINUTE } from '../domain/time.ts';

/** The provider behind a model may fetch a file long after Venice took the job, so an address must live this long. */
const LIVES_LONG_ENOUGH = 3 * HOUR;
/** Venice: a request body has at most 35 MB; base64 makes four bytes of three, and words need room too. */
const MOST_INLINE_BYTES = 25_000_000;
const FETCH_WITHIN = 3 * MINUTE;

/** Where an attachment stands. */
export interface PostedFile {
  readonly channel: ChannelId;
  readonly message: MessageId;
  readonly attachment: string;
}

export interface MediaDesk {
  /** A command's option or a form's upload. */
  attached(url: string, wanted: readonly MediaType[]): Promise<Outcome<Media, MediaTrouble>>;
  /** An attachment of a message, which can be asked for a fresh address later. */
  ofMessage(file: PostedFile, wanted: readonly MediaType[]): Promise<Outcome<Media, MediaTrouble>>;
  /** An address that a member typed. */
  linked(url: string, wanted: readonly MediaType[]): Promise<Outcome<Media, MediaTrouble>>;
  /** The last frame of a finished clip; `no-ffmpeg` where it cannot be taken. */
  lastFrame(job: Job, clip: Clip): Promise<Outcome<Media, MediaTrouble | { readonly is: 'no-ffmpeg' }>>;
  /** A finished clip itself, as a source for another one. */
  clip(job: Job, clip: Clip): Promise<Outcome<Media, MediaTrouble>>;
  /** The request with addresses (or bytes) in place of files. */
  order(request: VideoRequest): Promise<Outcome<Order, MediaTrouble>>;
}

export function createMediaDesk(deps: {
  readonly media: MediaStore;
  readonly spool: Pick<Spool, 'find' | 'lastFrame'>;
  readonly messenger: Pick<Messenger, 'attachmentUrl'>;
  readonly clock: Clock;
  /** When a signed address ends; null when it does not say. */
  readonly signedUntil: (url: string) => Instant | null;
}): MediaDesk {
  const { media, spool, messenger, clock, signedUntil } = deps;
  const within = () => AbortSignal.timeout(FETCH_WITHIN);

  async function addressOf(file: Media): Promise<Outcome<string, MediaTrouble>> {
    const live = file.inline ? null : await liveAddress(file);
    if (live !== null) return granted(live);
    const data = await media.dataUrl(file);
    return data === null ? refused({ is: 'media-gone' }) : granted(data);
  }

  async function liveAddress({ origin }: Media): Promise<string | null> {
    const lasting = (until: Instant | null) => until === null || until >= later(clock.now(), LIVES_LONG_ENOUGH);
    switch (origin.from) {
      case 'link':
        return origin.url;
      case 'attachment':
        return lasting(origin.expiresAt) ? origin.url : null;
      case 'message': {
        if (lasting(origin.expiresAt)) return origin.url;
        const fresh = await messenger.attachmentUrl(origin.channel, origin.message, origin.attachment);
        return fresh !== null && lasting(signedUntil(fresh)) ? fresh : null;
      }
      case 'clip':
        return null;
    }
  }

  return {
    attached: (url, wanted) => media.take({ from: 'attachment', url, expiresAt: signedUntil(url) }, wanted, within()),
    async ofMessage(file, wanted) {
      const url = await messenger.attachmentUrl(file.channel, file.message, file.attachment);
      if (url === null) return refused({ is: 'media-gone' });
      return media.take({ from: 'message', ...file, url, expiresAt: signedUntil(url) }, wanted, within());
    },
    linked: (url, wanted) => media.take({ from: 'link', url: url.trim() }, wanted, within()),
    async lastFrame(job, clip) {
      const frame = await spool.lastFrame(clip);
      if (frame.is === 'no-ffmpeg') return refused({ is: 'no-ffmpeg' });
      if (frame.is === 'failed') return refused({ is: 'media-gone' });
      return media.adopt(frame.path, { from: 'clip', job: job.id }, ['image']);
    },
    async clip(job, clip) {
      const file = await spool.find(clip.file);
      if (file === null) return refused({ is: 'media-gone' });
      return media.adopt(file.path, { from: 'clip', job: job.id }, ['video']);
    },
    async order(request) {
      const addresses = new Map<Media, string>();
      let inline = 0;
      for (const file of mediaOf(request)) {
        const address = await addressOf(file);
        if (!address.ok) return address;
        if (address.value.startsWith('data:')) inline += file.bytes;
        addresses.set(file, address.value);
      }
      if (inline > MOST_INLINE_BYTES) {
        return refused({ is: 'media-too-large-together', bytes: inline, limit: MOST_INLINE_BYTES });
      }
      return granted(orderOf(request, (file) => addresses.get(file) ?? ''));
    },
  };
}
