// The whole way: clips paid at the sandbox, its books read by an admin key or by the wallet, and held against a ledger that
// has every kind of ending. One slip of Venice's at a time is found; a lost answer is resolved by what was really charged.
import { describe, expect, test } from 'vitest';
import { startVeniceSandbox, type VeniceSandbox } from '../../sandbox/venice/server.ts';
import type { StatementIds } from '../../sandbox/venice/statement.ts';
import type { BookedJob } from '../../src/domain/bills.ts';
import type { Billing } from '../../src/domain/charges.ts';
import { reconcile } from '../../src/domain/reconciliation.ts';
import { DAY, HOUR, Instant, later, MINUTE } from '../../src/domain/time.ts';
import { createBilling } from '../../src/services/venice/billing.ts';
import { createVeniceClient, type VeniceClient } from '../../src/services/venice/client.ts';
import { job, proposalFor, summary } from '../domain/reconciliation-cases.ts';
import { openWalletBed, WAN } from './wallet-bed.ts';

const START = Instant.parse(Date.UTC(2026, 9, 5, 12));
const PATIENT = { sleep: async () => undefined };
const MODEL = WAN.model;

interface Bed extends AsyncDisposable {
  readonly sandbox: VeniceSandbox;
  readonly client: VeniceClient;
  readonly billing: Billing;
  readonly advance: (ms: number) => void;
}

async function openKeyBed(statementIds: StatementIds): Promise<Bed> {
  let at = START - HOUR;
  const now = () => Instant.parse(at);
  const sandbox = await startVeniceSandbox({ now, chance: () => 0.5, renderer: 'builtin', switches: { statementIds } });
  const clientOf = (apiKey: string) => createVeniceClient({ baseUrl: sandbox.url, auth: { kind: 'key', apiKey }, now });
  const [client, admin] = [clientOf(sandbox.apiKey), clientOf(sandbox.adminKey)];
  return {
    sandbox,
    client,
    billing: createBilling(admin, PATIENT),
    advance: (ms) => {
      at += ms;
    },
    async [Symbol.asyncDispose]() {
      await client.close();
      await admin.close();
      await sandbox.close();
    },
  };
}

async function openBedOfWallet(statementIds: StatementIds): Promise<Bed> {
  const bed = await openWalletBed({ switches: { statementIds } });
  return {
    ...bed,
    billing: createBilling(bed.client, PATIENT),
    [Symbol.asyncDispose]: () => bed[Symbol.asyncDispose](),
  };
}

/** Half an hour apart: a delivered clip, one that failed with its refund, one whose answer was lost after the charge. */
async function history({ sandbox, client, advance }: Bed): Promise<readonly BookedJob[]> {
  const books: BookedJob[] = [];
  const submit = async (id: string, given: Parameters<typeof job>[1]) => {
    const submittedAt = sandbox.requests.at(-1)?.at ?? START;
    const reply = await client.queue(WAN);
    const queueId = reply.is === 'ok' ? reply.value.queueId : null;
    const at = sandbox.requests.at(-1)?.at ?? submittedAt;
    books.push(job(id, { model: MODEL, submittedAt: at, queueId, ...given }));
    advance(30 * MINUTE);
  };
  await submit('a00000', {});
  sandbox.plan({ outcome: { kind: 'provider-failure' } });
  await submit('b00000', { state: 'failed', charged: 'returned' });
  sandbox.script({ on: 'queue', do: { kind: 'cut', when: 'after-work' } });
  await submit('c00000', { state: 'unconfirmed', charged: 'held' });
  sandbox.script({ on: 'queue', do: { kind: 'cut', when: 'before-work' } });
  await submit('d00000', { state: 'unconfirmed', charged: 'held' });
  return books;
}

async function reconciled(bed: Bed, ours: readonly BookedJob[]) {
  const [since, until] = [later(START, -DAY), later(START, DAY)];
  const read = await bed.billing.statement(since, until);
  if (!read.ok) throw new Error(`the books stayed closed: ${read.refusal.why}`);
  return reconcile(ours, read.value.charges, { since, until, readAt: until, unread: read.value.unread });
}

const AGREED = ['matched a00000', 'matched b00000', 'open c00000', 'open d00000'];

describe.each([
  ['an account', 'queue-id', openKeyBed],
  ['an account', 'own', openKeyBed],
  ['an account', 'none', openKeyBed],
  ['a wallet', 'queue-id', openBedOfWallet],
  ['a wallet', 'own', openBedOfWallet],
] as const)('%s, with ids of the kind %s', (_name, ids, open) => {
  test('agrees, and lost answers are resolved', async () => {
    await using bed = await open(ids);
    const found = await reconciled(bed, await history(bed));
    expect(summary(found)).toEqual(AGREED);
    expect(proposalFor(found, 'c00000')).toBe('charged, only-fit');
    expect(proposalFor(found, 'd00000')).toBe('not-charged, no-charge');
  });

  test('every slip is found', async () => {
    await using bed = await open(ids);
    const ours = await history(bed);
    const [first] = bed.sandbox.jobs();
    const queueId = first?.queueId ?? '';
    const slip = async (kind: 'missing' | 'doubled' | 'garbled') => {
      const undo = bed.sandbox.slip({ queueId, do: { kind } });
      const found = await reconciled(bed, ours);
      undo();
      return found;
    };
    const but = (...instead: readonly string[]) => [...AGREED.slice(1), ...instead].toSorted();
    expect(summary(await slip('missing'))).toEqual(but('missing a00000'));
    const doubled = ids === 'none' ? ['extra 550000', 'matched a00000'] : ['priceDiffers a00000'];
    expect(summary(await slip('doubled'))).toEqual(but(...doubled));
    const garbled = await slip('garbled');
    expect(summary(garbled)).toEqual(but('missing a00000'));
    expect([garbled.unread, proposalFor(garbled, 'd00000')]).toEqual([1, 'cannot-tell, unread-rows']);

    const undo = bed.sandbox.slip({ queueId, do: { kind: 'priced', factor: 1.5 } });
    expect(summary(await reconciled(bed, ours))).toEqual(but('priceDiffers a00000'));
    undo();
    bed.sandbox.slip({ entry: 'refund', do: { kind: 'missing' } });
    expect(summary(await reconciled(bed, ours))).toEqual(
      ['keptThere b00000', ...AGREED.filter((one) => !one.endsWith('b00000'))].toSorted(),
    );
  });
});
