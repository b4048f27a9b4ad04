// Small things that may be lost without harm, in their own file beside the database: Keyv over node:sqlite.
// Expiry is a value compared with the clock that is passed in; what cannot be read is a miss and is deleted.
import { KeyvSqlite } from '@keyv/sqlite';
import Keyv from 'keyv';
import { z } from 'zod';
import { Fault } from '../domain/fault.ts';
import type { Cache } from '../domain/ports.ts';
import { Instant } from '../domain/time.ts';

export interface OpenCache<T> extends Cache<T> {
  /** Deletes what has expired or cannot be read, of this namespace. Returns how many. */
  sweep(): Promise<number>;
  close(): Promise<void>;
}

export interface CacheOptions<T> {
  /** The file, which namespaces share; `:memory:` for a cache of its own that ends with the process. */
  readonly path: string;
  readonly namespace: string;
  /** What a value must look like on its way out. Values are kept as JSON. */
  readonly schema: z.ZodType<T>;
  readonly now: () => Instant;
}

/** Milliseconds. The wait for another writer blocks this process, so it is short: a miss costs less. */
const BUSY_TIMEOUT_MS = 250;

/** Opens one namespace. Its calls throw a retryable Fault when the file is locked or broken; opening throws as well. */
export async function openCache<T>({ path, namespace, schema, now }: CacheOptions<T>): Promise<OpenCache<T>> {
  const Kept = z.object({ until: Instant, value: schema });
  const keyv = await openKeyv(path, namespace);

  const fresh = (found: unknown) => {
    const kept = Kept.safeParse(found);
    return kept.success && kept.data.until > now() ? kept.data : undefined;
  };
  return {
    get: (key) =>
      faultless('reading', async () => {
        const found = await keyv.get(key);
        if (found === undefined) return undefined;
        const kept = fresh(found);
        if (kept === undefined) await keyv.delete(key);
        return kept?.value;
      }),
    set: (key, value, until) =>
      faultless('writing', async () => {
        if (!(await keyv.set(key, { until, value }))) throw new Fault(`the cache did not take ${namespace}`);
      }),
    sweep: () => faultless('sweeping', () => removeAll(keyv, (found) => fresh(found) === undefined)),
    async close() {
      await keyv.disconnect();
    },
  };
}

/** Keyv without an `error` listener throws what goes wrong; with one a failed write would only look like success. */
async function openKeyv(path: string, namespace: string): Promise<Keyv> {
  return faultless('opening', async () => {
    // One store object per namespace: Keyv writes the namespace onto the store. And no timer of its own: one locked
    // moment inside it would be an unhandled rejection.
    const store = new KeyvSqlite({
      uri: `sqlite://${path}`,
      driver: 'node:sqlite',
      wal: path !== ':memory:',
      busyTimeout: BUSY_TIMEOUT_MS,
    });
    await store.ready;
    return new Keyv({ store, namespace, serialization: { stringify: JSON.stringify, parse: parseOrEmpty } });
  });
}

/** Text that is no JSON reads as an empty envelope, which no value fits: a miss, not an error. */
function parseOrEmpty(text: string) {
  try {
    return JSON.parse(text);
  } catch {
    return { value: null };
  }
}

async function removeAll(keyv: Keyv, stale: (found: unknown) => boolean): Promise<number> {
  let removed = 0;
  for await (const [key, found] of keyv.iterator()) {
    if (stale(found) && (await keyv.delete(key))) removed += 1;
  }
  return removed;
}

async function faultless<T>(doing: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new Fault(`${doing} the cache failed`, { retryable: true, cause });
  }
}
