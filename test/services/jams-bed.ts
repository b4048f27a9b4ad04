// A jam on the whole app without its wires: hosts, members, money and time, with words only where one is needed.

import type { JamId, JobId } from '../../src/domain/ids.ts';
import type { Jam, JamPlan } from '../../src/domain/jam.ts';
import type { Member } from '../../src/domain/member.ts';
import { type Usd, usd } from '../../src/domain/money.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { Refusal } from '../../src/domain/refusal.ts';
import { BLANK_WISH } from '../../src/domain/wish.ts';
import type { Card } from '../../src/services/drafting.ts';
import { TEST_MODEL } from '../support/scripted-provider.ts';
import { asMember, member, OWNER, PLACE, type Workshop } from '../support/workshop.ts';

export const HOST: Member = asMember(OWNER, { moderator: true });
export const person = (n: number): Member => asMember(member(n));

export function got<T>(outcome: Outcome<T, Refusal>): T {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome.value;
}

export const refusalOf = (outcome: Outcome<unknown, Refusal>): Refusal['is'] | null =>
  outcome.ok ? null : outcome.refusal.is;

type Change = Partial<JamPlan> & { readonly starts?: string; readonly ends?: string };

/** A card, revised as asked. */
export async function drafted({ app }: Workshop, change: Change = {}): Promise<Jam> {
  const { hosting } = app.services.jams;
  const { jam } = got(await hosting.begin(HOST, PLACE));
  return got(await hosting.revise(jam.id, 1, HOST, { theme: 'the tide', pot: usd(2), ...change })).jam;
}

export const started = async (shop: Workshop, change: Change = {}): Promise<Jam> =>
  got(await shop.app.services.jams.hosting.start((await drafted(shop, change)).id, 2, HOST));

let prompts = 0;

/** A card for a clip of the jam. */
export function cardFor(
  { app }: Workshop,
  jam: JamId,
  by: Member,
  parent: JobId | null = null,
): Promise<Outcome<Card, Refusal>> {
  prompts += 1;
  return app.services.drafting.create({
    member: by,
    place: PLACE,
    kinds: ['text'],
    model: TEST_MODEL.id,
    wish: { ...BLANK_WISH, prompt: `a tide, number ${prompts}` },
    parent,
    jam,
  });
}

export async function press({ app }: Workshop, { draft }: Card, by: Member): Promise<Outcome<JobId, Refusal>> {
  const placed = await app.services.checkout.confirm(draft.id, draft.version, by);
  return placed.ok ? { ok: true, value: placed.value.job.id } : placed;
}

export async function entered(shop: Workshop, jam: JamId, by: Member, parent: JobId | null = null): Promise<JobId> {
  return got(await press(shop, got(await cardFor(shop, jam, by, parent)), by));
}

export async function jamNow({ store }: Workshop, id: JamId): Promise<Jam> {
  const jam = await store.read.jams.get(id);
  if (jam === undefined) throw new Error(`no jam ${id}`);
  return jam;
}

export interface PotBooks {
  readonly funded: number;
  readonly released: number;
  readonly left: Usd;
  readonly held: Usd;
  readonly spent: Usd;
}

/** Every movement of a pot; what went in is somewhere. */
export async function booksOf({ store }: Workshop, id: JamId): Promise<PotBooks> {
  const entries = await store.read.ledger.ofPot(id);
  const total = (kind: string) =>
    entries.filter((one) => one.kind === kind).reduce((sum, { amount }) => sum + amount, 0);
  const used = await store.read.ledger.used({ of: 'jam', jam: id }, null);
  return { funded: total('fund'), released: total('release'), left: await store.read.ledger.pot(id), ...used };
}

const KEEPERS = ['jam-rounds', 'jam-keeper'];

/** Only the keepers of jams work, until they have nothing more to do now: what they say is not yet posted by others. */
export async function keep({ app }: Workshop): Promise<number> {
  let steps = 0;
  for (const keeper of app.workers.filter(({ name }) => KEEPERS.includes(name))) {
    while ((await keeper.next(new AbortController().signal)).is === 'worked') steps += 1;
  }
  return steps;
}

/** A long time in which nothing but the keepers has anything to do. */
export async function keepFor(shop: Workshop, ms: number): Promise<void> {
  const end = shop.clock.now() + ms;
  while (shop.clock.now() < end) {
    const due = [await shop.store.read.jams.nextDue(), await shop.store.read.jamSchedules.nextDue()];
    const next = Math.min(end, ...due.map((one) => one ?? end));
    shop.clock.advance(Math.max(1, next - shop.clock.now()));
    await keep(shop);
  }
}

/** What jams have to say that nobody has posted yet. */
export async function sayings({ store, clock }: Workshop): Promise<readonly string[]> {
  const memos = await store.read.memos.due(clock.now(), 100);
  return memos.flatMap(({ memo }) => (memo.is === 'jam' ? [`${memo.what} ${memo.member ?? 'all'}`] : []));
}

const MAKERS = ['dispatcher', 'watcher', 'crier', 'courier', ...KEEPERS];

/** Moves time on, then what makes and posts clips and what keeps jams works; what keeps messages fresh does not. */
export async function makeFor({ app, clock }: Workshop, ms: number): Promise<void> {
  clock.advance(ms);
  const makers = app.workers.filter(({ name }) => MAKERS.includes(name));
  for (let worked = true; worked; ) {
    worked = false;
    for (const maker of makers) worked = (await maker.next(new AbortController().signal)).is === 'worked' || worked;
  }
}
