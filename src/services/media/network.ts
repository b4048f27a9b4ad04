// The way out to public hosts. A name is resolved once per connection, every one of its addresses is judged, and the
// socket may open to exactly those: between check and use nobody can answer differently.
import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { isPublic } from './addresses.ts';

export interface Network {
  /** Every address of a name. Rejects when there is none. */
  resolve(name: string): Promise<readonly string[]>;
  /** A way to open a connection that ends at one of these addresses and nowhere else. */
  connectTo(addresses: readonly string[]): buildConnector.connector;
}

/** A name that leads, or an address that is, where only insiders may go. */
export class NotPublicError extends Error {
  override readonly name = 'NotPublicError';
}

/** The system's resolver and real sockets. `connectMs`: for TCP and TLS together. */
export function openNetwork(connectMs: number): Network {
  return {
    async resolve(name) {
      const answers = await lookup(name, { all: true, order: 'verbatim' });
      return answers.map(({ address }) => address);
    },
    connectTo: (addresses) =>
      buildConnector({
        timeout: connectMs,
        allowH2: false,
        maxCachedSessions: 0,
        autoSelectFamily: true,
        lookup: pinned(addresses),
      }),
  };
}

/**
 * A connector that refuses with a NotPublicError unless all that a host's name stands for is public. It ends with
 * `signal`: undici itself would wait for a resolver or a handshake however long they take.
 */
export function publicOnly(network: Network, signal: AbortSignal): buildConnector.connector {
  return (options, callback) => {
    let waiting = true;
    const settle: buildConnector.Callback = (...result) => {
      if (waiting) callback(...result);
      else result[1]?.destroy();
      waiting = false;
    };
    signal.addEventListener('abort', () => settle(new Error('given up'), null), { once: true });
    void connect(network, options, settle);
  };
}

async function connect(
  network: Network,
  options: buildConnector.Options,
  callback: buildConnector.Callback,
): Promise<void> {
  try {
    const addresses = await publicAddresses(network, options.hostname);
    network.connectTo(addresses)(options, callback);
  } catch (error) {
    callback(error instanceof Error ? error : new Error('unknown', { cause: error }), null);
  }
}

/** One private answer among public ones is how rebinding begins, so one is enough to refuse. */
async function publicAddresses(network: Network, host: string): Promise<readonly string[]> {
  const addresses = isIP(host) === 0 ? await network.resolve(host) : [host];
  if (addresses.length === 0 || !addresses.every(isPublic)) throw new NotPublicError('not a public address');
  return addresses;
}

function pinned(addresses: readonly string[]): LookupFunction {
  const answers = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_name, options, callback) => {
    const [first] = answers;
    if (first === undefined) callback(new Error('no address'), []);
    else if (options.all === true) callback(null, answers);
    else callback(null, first.address, first.family);
  };
}
