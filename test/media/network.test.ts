// The connector over real sockets: it goes where it was told after the check, not where a name leads by now.
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import type { buildConnector } from 'undici';
import { expect, it } from 'vitest';
import { type Network, NotPublicError, openNetwork, publicOnly } from '../../src/services/media/network.ts';

type Opened = { readonly error: Error | null; readonly socket: Socket | null };

const patient = () => new AbortController().signal;

const open = (connector: buildConnector.connector, options: buildConnector.Options) =>
  new Promise<Opened>((resolve) => {
    connector(options, (...[error, socket]) => resolve({ error, socket }));
  });

async function listening(): Promise<{ server: Server; port: string }> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, port: String((server.address() as AddressInfo).port) };
}

it('opens to the addresses that were checked and asks no resolver again', async () => {
  const { server, port } = await listening();
  const connector = openNetwork(5_000).connectTo(['127.0.0.1']);
  const { error, socket } = await open(connector, { protocol: 'http:', hostname: 'no-such-name.invalid', port });
  expect(error).toBeNull();
  expect(socket?.remoteAddress).toBe('127.0.0.1');
  socket?.destroy();
  server.close();
});

it('tells a TLS server the name, and takes nothing that does not prove to be it', async () => {
  const { server, port } = await listening();
  const hello = once(server, 'connection').then(async ([socket]: Socket[]) => {
    const [first]: Buffer[] = socket === undefined ? [] : await once(socket, 'data');
    socket?.end('HTTP/1.1 200 OK\r\n\r\n');
    return first?.toString('latin1');
  });
  const connector = openNetwork(5_000).connectTo(['127.0.0.1']);
  const opened = open(connector, { protocol: 'https:', hostname: 'pictures.example', host: 'pictures.example', port });
  expect(await hello).toContain('pictures.example');
  expect((await opened).error).toMatchObject({ code: expect.stringMatching(/^E/) });
  server.close();
});

it('refuses what the system resolves to this machine', async () => {
  const connector = publicOnly(openNetwork(5_000), patient());
  const { error } = await open(connector, { protocol: 'https:', hostname: 'localhost', port: '443' });
  expect(error).toBeInstanceOf(NotPublicError);
});

it('passes on that a name does not exist', async () => {
  const network = { ...openNetwork(5_000), resolve: () => Promise.reject(new Error('ENOTFOUND')) };
  const { error } = await open(publicOnly(network, patient()), {
    protocol: 'https:',
    hostname: 'nowhere.example',
    port: '443',
  });
  expect(error).toMatchObject({ message: 'ENOTFOUND' });
});

it('has nowhere to go without an address', async () => {
  const { error } = await open(openNetwork(5_000).connectTo([]), {
    protocol: 'http:',
    hostname: 'a.example',
    port: '80',
  });
  expect(error).toMatchObject({ message: 'no address' });
});

it('closes a connection that comes after whoever asked gave up', async () => {
  const { server, port } = await listening();
  const given = new AbortController();
  const late = Promise.withResolvers<() => void>();
  const network: Network = {
    resolve: async () => ['1.1.1.1'],
    connectTo: () => (options, callback) => {
      const dial = openNetwork(5_000).connectTo(['127.0.0.1']);
      late.resolve(() => dial({ ...options, protocol: 'http:' }, callback));
    },
  };
  const opened = open(publicOnly(network, given.signal), { protocol: 'https:', hostname: 'a.example', port });
  const arrive = await late.promise;
  given.abort();
  expect((await opened).error).toMatchObject({ message: 'given up' });
  arrive();
  const [socket]: Socket[] = await once(server, 'connection');
  if (socket !== undefined) await once(socket.resume(), 'close');
  expect(socket?.destroyed).toBe(true);
  server.close();
});
