// The cache: what was set comes back until its moment, namespaces stay apart, and damage is a miss.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { type OpenCache, openCache } from '../../src/db/cache.ts';
import { Fault } from '../../src/domain/fault.ts';
import { type Instant, later, MINUTE } from '../../src/domain/time.ts';
import { T0 } from '../contracts/store/samples.ts';

const Options = z.object({ model: z.string(), duration: z.string().nullable() });
type Options = z.infer<typeof Options>;
const LAST: Options = { model: 'wan', duration: '5s' };

let folder: string;
let path: string;
let now: Instant;
let cache: OpenCache<Options>;
const open = (namespace: string) => openCache({ path, namespace, schema: Options, now: () => now });
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gondolier-cache-'));
  path = join(folder, 'cache.sqlite');
  now = T0;
  cache = await open('options');
});
afterEach(async () => {
  await cache.close();
  await rm(folder, { recursive: true });
});

const until = later(T0, MINUTE);

/** Looks at the file from outside, as another program would. */
function outside<T>(work: (raw: DatabaseSync) => T): T {
  const raw = new DatabaseSync(path);
  try {
    return work(raw);
  } finally {
    raw.close();
  }
}
const rows = () => outside((raw) => raw.prepare('SELECT key FROM keyv').all().length);
const damage = (value: string) => outside((raw) => raw.prepare('UPDATE keyv SET value = ?').run(value));

it('gives a value back until its moment, by the clock it was given', async () => {
  expect(await cache.get('anna')).toBeUndefined();
  await cache.set('anna', LAST, until);
  expect(await cache.get('anna')).toEqual(LAST);
  now = later(until, -1);
  expect(await cache.get('anna')).toEqual(LAST);
  now = until;
  expect(await cache.get('anna')).toBeUndefined();
  expect(rows()).toBe(0);
});

it('keeps the latest value, and keeps it over a restart', async () => {
  await cache.set('anna', LAST, until);
  await cache.set('anna', { model: 'kling', duration: null }, until);
  await cache.close();
  cache = await open('options');
  expect(await cache.get('anna')).toEqual({ model: 'kling', duration: null });
});

it('keeps namespaces of one file apart', async () => {
  const other = await open('drafts');
  await cache.set('anna', LAST, until);
  expect(await other.get('anna')).toBeUndefined();
  await other.set('anna', { model: 'veo', duration: null }, T0);
  expect(await other.sweep()).toBe(1);
  expect(await cache.get('anna')).toEqual(LAST);
  await other.close();
});

it.each(['no JSON at all', '{}', '{"value":{"until":1}}', '{"value":{"until":9e15,"value":{"model":5}}}'])(
  'takes a damaged value for a miss and deletes it: %s',
  async (text) => {
    await cache.set('anna', LAST, until);
    damage(text);
    expect(await cache.get('anna')).toBeUndefined();
    await cache.sweep();
    expect(rows()).toBe(0);
  },
);

it('sweeps what has expired and leaves the rest', async () => {
  for (let n = 0; n < 25; n += 1) await cache.set(`old-${n}`, LAST, until);
  await cache.set('anna', LAST, later(until, MINUTE));
  now = until;
  expect(await cache.sweep()).toBe(25);
  expect(await cache.sweep()).toBe(0);
  expect(await cache.get('anna')).toEqual(LAST);
});

it('throws a passing Fault while another program holds the file', async () => {
  const raw = new DatabaseSync(path);
  raw.exec('BEGIN IMMEDIATE');
  await expect(cache.set('anna', LAST, until)).rejects.toMatchObject({ name: 'Fault', retryable: true });
  raw.close();
  await cache.set('anna', LAST, until);
  expect(await cache.get('anna')).toEqual(LAST);
});

it('throws when the file cannot be opened', async () => {
  const nowhere = join(folder, 'missing', 'cache.sqlite');
  await expect(openCache({ path: nowhere, namespace: 'n', schema: Options, now: () => now })).rejects.toThrow(Fault);
});

it('works in memory alone', async () => {
  const passing = await openCache({ path: ':memory:', namespace: 'n', schema: Options, now: () => now });
  await passing.set('anna', LAST, until);
  expect(await passing.get('anna')).toEqual(LAST);
  await passing.close();
});
