// The pictures, clips and sounds that a request points at: which addresses are admissible, and how long a clip is.
// Nothing is ever fetched from the internet. A clip is measured when it comes inside the request or from a trusted
// origin; any other public address stands for the clip described for it, or for an ordinary five-second one.

import { BlockList, isIP } from 'node:net';
import { ALL_FORMATS, BufferSource, Input } from 'mediabunny';

export interface VideoFacts {
  readonly seconds: number;
  /** Lines. */
  readonly height: number;
  /** Frames per second. */
  readonly fps: number;
}

export type MediaType = 'image' | 'video' | 'audio' | 'document';

export interface Media {
  /** Lets clips be read from a loopback origin such as `http://127.0.0.1:4711`, which Venice would refuse. */
  readonly trust: (origin: string) => void;
  /** Says what a public address holds. `unreadable`: Venice cannot download it. */
  readonly describe: (url: string, facts: VideoFacts | 'unreadable') => void;
  /** Why an address is refused, or undefined when it is fine. */
  readonly objection: (url: string, type: MediaType) => string | undefined;
  /** Undefined when the clip cannot be read. */
  readonly measure: (url: string) => Promise<VideoFacts | undefined>;
}

/** What an address that nobody described stands for. */
export const ORDINARY_CLIP: VideoFacts = { seconds: 5, height: 720, fps: 24 };

/** Venice: source clips are at most 200 MB. */
const MAX_SOURCE_BYTES = 200_000_000;
const FETCH_TIMEOUT_MS = 20_000;

const DATA_PREFIX: Readonly<Record<MediaType, RegExp>> = {
  image: /^data:image\/[a-z0-9.+-]+(;[^,]*)?,/i,
  video: /^data:video\/[a-z0-9.+-]+(;[^,]*)?,/i,
  audio: /^data:audio\/[a-z0-9.+-]+(;[^,]*)?,/i,
  document: /^data:(application|text)\/[a-z0-9.+-]+(;[^,]*)?,/i,
};

/** Venice: private, loopback, link-local and metadata addresses are refused. */
function privateAddresses(): BlockList {
  const list = new BlockList();
  for (const [net, bits] of [
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.168.0.0', 16],
  ] as const)
    list.addSubnet(net, bits, 'ipv4');
  for (const [net, bits] of [
    ['::', 127],
    ['fc00::', 7],
    ['fe80::', 10],
  ] as const)
    list.addSubnet(net, bits, 'ipv6');
  return list;
}

function isPrivateHost(hostname: string, blocked: BlockList): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const family = isIP(host);
  if (family !== 0) return blocked.check(host, family === 6 ? 'ipv6' : 'ipv4');
  return host === 'localhost' || !host.includes('.') || /\.(localhost|local|internal)$/.test(host);
}

export function createMedia(): Media {
  const trusted = new Set<string>();
  const described = new Map<string, VideoFacts | 'unreadable'>();
  const blocked = privateAddresses();

  return {
    trust: (origin) => {
      trusted.add(new URL(origin).origin);
    },
    describe: (url, facts) => {
      described.set(url, facts);
    },
    objection: (url, type) => {
      if (url.startsWith('data:'))
        return DATA_PREFIX[type].test(url) ? undefined : `Invalid data URL: expected ${type} content`;
      const parsed = URL.parse(url);
      if (!parsed || !['http:', 'https:'].includes(parsed.protocol)) return 'Invalid url';
      if (trusted.has(parsed.origin)) return undefined;
      return isPrivateHost(parsed.hostname, blocked) ? 'URL must point to a public host' : undefined;
    },
    measure: async (url) => {
      const known = described.get(url);
      if (known !== undefined) return known === 'unreadable' ? undefined : known;
      if (url.startsWith('data:')) return probe(fromDataUrl(url));
      const origin = URL.parse(url)?.origin;
      if (origin === undefined || !trusted.has(origin)) return ORDINARY_CLIP;
      const bytes = await download(url);
      return bytes && probe(bytes);
    },
  };
}

function fromDataUrl(url: string): Uint8Array {
  const comma = url.indexOf(',');
  const payload = url.slice(comma + 1);
  return url.slice(0, comma).endsWith(';base64')
    ? Buffer.from(payload, 'base64')
    : Buffer.from(decodeURIComponent(payload), 'latin1');
}

/** Undefined when the origin does not hand the clip over, which is for Venice one and the same as an unreadable one. */
async function download(url: string): Promise<Uint8Array | undefined> {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) }).catch(
    (reason: unknown) => (reason instanceof Error ? reason : new Error(String(reason))),
  );
  if (response instanceof Error || !response.ok || response.body === null) return undefined;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body) {
    length += chunk.byteLength;
    if (length > MAX_SOURCE_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function probe(bytes: Uint8Array): Promise<VideoFacts | undefined> {
  using input = new Input({ source: new BufferSource(bytes), formats: ALL_FORMATS });
  if (!(await input.canRead())) return undefined;
  const track = await input.getPrimaryVideoTrack();
  if (!track) return undefined;
  const { averagePacketRate } = await track.computePacketStats(120);
  return { seconds: await input.computeDuration(), height: await track.getDisplayHeight(), fps: averagePacketRate };
}
