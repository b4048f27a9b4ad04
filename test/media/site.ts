// A web of one server on loopback: every public address leads to it over plain sockets, while names, addresses and the
// checks on them stay the bot's own. And a media store in a folder that goes away with the test.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildConnector } from 'undici';
import type { Origin } from '../../src/domain/media.ts';
import type { MediaStore } from '../../src/domain/ports.ts';
import type { Network } from '../../src/services/media/network.ts';
import { createMediaStore, type MediaStoreOptions } from '../../src/services/media/store.ts';
import { NOON } from '../support/clock.ts';

export type Answering = (response: ServerResponse, request: IncomingMessage) => void;

/** An address of the public internet, as far as any list of special ranges goes. */
export const PUBLIC = '93.184.216.34';
export const HOST = 'https://pictures.example';

export interface Site extends AsyncDisposable {
  readonly store: MediaStore;
  readonly folder: string;
  /** The server itself, for those who trust it. */
  readonly origin: string;
  readonly network: Network;
  readonly asked: readonly IncomingMessage[];
  /** The addresses of each connection that was allowed to open. */
  readonly dialled: readonly (readonly string[])[];
  readonly logged: readonly unknown[];
  /** Answers by path; what has none answers 404. */
  on(path: string, answer: Answering): void;
  /** Answers of the resolver for a name, one list per question; the last one stays. Names without any are public. */
  resolves(name: string, ...answers: readonly (readonly string[])[]): void;
  files(): Promise<string[]>;
}

export async function openSite(options: Partial<MediaStoreOptions> = {}): Promise<Site> {
  const routes = new Map<string, Answering>();
  const names = new Map<string, (readonly string[])[]>();
  const [asked, dialled, logged]: [IncomingMessage[], (readonly string[])[], unknown[]] = [[], [], []];
  const server = createServer((request, response) => {
    asked.push(request);
    const answer = routes.get(request.url ?? '');
    if (answer === undefined) response.writeHead(404).end();
    else answer(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const network: Network = {
    async resolve(name) {
      const answers = names.get(name) ?? [[PUBLIC]];
      return (answers.length > 1 ? answers.shift() : answers[0]) ?? [];
    },
    connectTo(addresses) {
      dialled.push(addresses);
      const dial = buildConnector({ timeout: 5_000, allowH2: false });
      return (_options, callback) => dial({ protocol: 'http:', hostname: '127.0.0.1', port: String(port) }, callback);
    },
  };
  const folder = await mkdtemp(join(tmpdir(), 'gondolier-media-'));
  const log = { info: (event: string, fields?: unknown) => void logged.push({ event, fields }) };
  const store = await createMediaStore({ folder, now: () => NOON, log, network, ...options });
  return {
    store,
    folder,
    origin: `http://127.0.0.1:${port}`,
    network,
    asked,
    dialled,
    logged,
    on: (path, answer) => void routes.set(path, answer),
    resolves: (name, ...answers) => void names.set(name, [...answers]),
    files: () => readdir(folder),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Made with ffmpeg from its own test pictures and tones: 40 × 30 stills, clips of a second at 12 frames, tones. */
export const samplePath = (name: string) => join(import.meta.dirname, 'samples', name);
export const sample = (name: string) => readFile(samplePath(name));

export const link = (url: string): Origin => ({ from: 'link', url });
export const patient = () => new AbortController().signal;
export const ALL = ['image', 'video', 'audio'] as const;

export function sends(body: Uint8Array, headers: Record<string, string> = {}): Answering {
  return (response) => void response.writeHead(200, headers).end(body);
}

export function redirects(to: string, status = 302): Answering {
  return (response) => void response.writeHead(status, { location: to }).end();
}
