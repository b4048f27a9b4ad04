// The world stops in front of every single step that leaves a trace: each write (also inside a transaction), each call
// to Venice, to Discord, to the disk. Then a new process takes over the same data, and the story must still end well.
import { describe, expect, it } from 'vitest';
import type { DraftId } from '../../src/domain/ids.ts';
import type { StateName } from '../../src/domain/job.ts';
import { MINUTE, SECOND } from '../../src/domain/time.ts';
import { Dead } from '../support/mortal.ts';
import type { ScriptedProvider } from '../support/scripted-provider.ts';
import { GUILD, member, OWNER, openWorkshop, type Workshop } from '../support/workshop.ts';

const ANA = member(1);
/** Within what Discord remembers of a nonce, and beyond it; both within the life of a quote. */
const [SHORT, LONG] = [20 * SECOND, 7 * MINUTE];

/** A story, told until it is over or the process dies; telling it again goes on where it stopped. */
type Story = (workshop: Workshop, draft: DraftId) => Promise<void>;

const confirmed: Story = async (workshop, draft) => {
  await workshop.confirm(draft, ANA);
  await workshop.finish();
};

const calledOff: Story = async (workshop, draft) => {
  await workshop.confirm(draft, ANA);
  const job = (await workshop.jobs()).find((one) => one.draft === draft);
  if (job === undefined) return;
  await workshop.app.services.library.cancel(job.id, { member: ANA, guild: GUILD, moderator: false });
  await workshop.finish();
};

interface Tale {
  readonly name: string;
  readonly story: Story;
  readonly script: (provider: ScriptedProvider) => unknown;
  /** How it ends when nobody dies. */
  readonly ends: StateName;
}

const soon = { afterMs: 5 * SECOND };

const TALES: readonly Tale[] = [
  { name: 'a clip', story: confirmed, script: (venice) => venice.renders(soon), ends: 'delivered' },
  {
    name: 'a clip that is sent back once',
    story: confirmed,
    script: (venice) => venice.isBusy(5 * SECOND).renders(soon),
    ends: 'delivered',
  },
  {
    name: 'a clip that fails',
    story: confirmed,
    script: (venice) => venice.failsToRender({}, soon.afterMs),
    ends: 'failed',
  },
  { name: 'a clip that Venice declines', story: confirmed, script: (venice) => venice.declines(), ends: 'failed' },
  {
    name: 'a clip whose answer is lost',
    story: confirmed,
    script: (venice) => venice.losesTheAnswer({ charged: true }),
    ends: 'failed',
  },
  { name: 'a clip that is called off', story: calledOff, script: () => undefined, ends: 'cancelled' },
];

/** Tells it as far as the process lives. */
async function untilDeath(telling: Promise<void>): Promise<void> {
  try {
    await telling;
  } catch (error) {
    if (!(error instanceof Dead)) throw error;
  }
}

/** A moderator says of a lost submission what really happened. */
async function settleTruthfully(workshop: Workshop, spent: number): Promise<void> {
  const { bookkeeper } = workshop.app.services;
  for (const { id: job } of await bookkeeper.unconfirmed(GUILD)) {
    const charged = workshop.provider.spent > spent;
    await bookkeeper.settle({ job, guild: GUILD, moderator: OWNER, charged, reason: 'seen on the usage page' });
  }
  await workshop.finish();
}

/** The books of Venice and of Discord as they stand. */
const tally = ({ provider, discord }: Workshop) => ({
  spent: provider.spent,
  charges: provider.books.filter(({ kind }) => kind === 'charge').length,
  said: discord.all.length,
});

/** Since `before` one job came to its end: paid once at most, said once what there was to say, and the books agree. */
async function expectGoodEnd(workshop: Workshop, draft: DraftId, before: ReturnType<typeof tally>): Promise<StateName> {
  const { provider, discord, store } = workshop;
  const [job, ...others] = (await workshop.jobs()).filter((one) => one.draft === draft);
  if (job === undefined) throw new Error('the job is gone');
  expect(others).toEqual([]);
  expect(tally(workshop).charges - before.charges).toBeLessThanOrEqual(1);
  expect(await store.read.ledger.totals()).toMatchObject({ held: 0, spent: provider.spent, given: provider.spent });
  const kinds = (await store.read.ledger.ofJob(job.id)).map(({ kind }) => kind);
  expect(kinds).toEqual(['hold', provider.spent > before.spent ? 'spend' : 'return']);
  const said = discord.all.slice(before.said);
  const keys = said.map(({ key }) => key);
  expect(keys).toEqual([...new Set(keys)]);
  expect(said.filter(({ file }) => file !== null)).toHaveLength(job.state.at === 'delivered' ? 1 : 0);
  return job.state.at;
}

describe.each(TALES)('$name', ({ story, script, ends }) => {
  it('ends well, wherever the world stops', { timeout: 60_000 }, async () => {
    await using workshop = await openWorkshop();
    const endings: StateName[] = [];
    let told = false;
    while (!told) {
      const before = tally(workshop);
      script(workshop.provider);
      const draft = await workshop.draft(ANA);
      workshop.life.end(endings.length);
      await untilDeath(story(workshop, draft));
      told = !workshop.life.dead;
      workshop.clock.advance(endings.length % 2 === 0 ? SHORT : LONG);
      await workshop.reboot();
      await story(workshop, draft);
      await settleTruthfully(workshop, before.spent);
      endings.push(await expectGoodEnd(workshop, draft, before));
    }
    expect(endings.length).toBeGreaterThan(15);
    // A person was asked only where the process died between the intent to pay and the word of the answer.
    expect(endings.filter((end) => end !== ends && end !== 'failed')).toEqual([]);
    expect(endings.filter((end) => end !== ends).length).toBeLessThanOrEqual(5);
  });
});
