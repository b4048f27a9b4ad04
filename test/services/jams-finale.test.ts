// The finale of a jam: posted once with the film of its clips, whatever crashes and whatever is missing, and true about it.
import { stat, unlink, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { renderNotice } from '../../src/commands/views/notices.ts';
import type { JamId, JobId } from '../../src/domain/ids.ts';
import type { Jam, JamPlan } from '../../src/domain/jam.ts';
import type { Finale } from '../../src/domain/jam-finale.ts';
import { usd } from '../../src/domain/money.ts';
import { type ReelMaker, type ReelOrder, reelShape } from '../../src/domain/reel.ts';
import { HOUR, MINUTE } from '../../src/domain/time.ts';
import { createPictures } from '../../src/services/pictures/pictures.ts';
import { createReel } from '../../src/services/reel/reel.ts';
import { ffmpeg, NOW, png, probe, WHITE } from '../reel/clips.ts';
import type { Said } from '../support/recording-messenger.ts';
import { OWNER, openWorkshop, PLACE, type Workshop, type WorkshopOptions } from '../support/workshop.ts';
import { entered, got, HOST, jamNow, person, started } from './jams-bed.ts';

const [ANA, BEN, CLEO] = [person(1), person(2), person(3)];
const card = async () => png(64, 64, WHITE);
const PICTURES = { spendChart: card, lineage: card, titleCard: card };

/** Joins nothing: writes down what was ordered, and a file that is as long as it says. */
function writtenReel(orders: ReelOrder[], refuse: (order: ReelOrder) => Awaited<ReturnType<ReelMaker['make']>> | null) {
  return async (folder: string): Promise<ReelMaker> => ({
    async make(order) {
      orders.push(order);
      const no = refuse(order);
      if (no !== null) return no;
      const path = `${folder}-${order.name}.mp4`;
      await writeFile(path, 'film');
      const chapters = order.parts.map(({ title }, index) => ({ startMs: index * 7_000, title }));
      const file = { path, bytes: 4, name: `${order.name}.mp4` };
      return { is: 'made', file, durationMs: order.parts.length * 7_000, sound: true, chapters };
    },
    sweep: async () => 0,
  });
}

interface Scene extends AsyncDisposable {
  readonly shop: Workshop;
  readonly jam: Jam;
  readonly jobs: readonly JobId[];
  readonly orders: readonly ReelOrder[];
}

interface Wanted extends WorkshopOptions {
  readonly plan?: Partial<JamPlan>;
  readonly by?: readonly (typeof ANA)[];
  readonly refuse?: Parameters<typeof writtenReel>[1];
}

/** A jam whose clips are made and posted; it is still open. */
async function scene({ plan, by = [ANA, BEN, CLEO], refuse = () => null, ...options }: Wanted = {}): Promise<Scene> {
  const orders: ReelOrder[] = [];
  const shop = await openWorkshop({ reel: writtenReel(orders, refuse), pictures: PICTURES, ...options });
  for (const [index, { user }] of [ANA, BEN, CLEO].entries()) {
    shop.discord.setName(user, ['Ana', 'Ben 🛶', 'Cleo'][index] ?? '');
  }
  const jam = await started(shop, { pot: usd(4), ends: '2h', judgingMinutes: 0, ...plan });
  const jobs: JobId[] = [];
  for (const one of by) jobs.push(await entered(shop, jam.id, one));
  await shop.pass(10 * MINUTE);
  return {
    shop,
    jam: await jamNow(shop, jam.id),
    jobs,
    orders,
    [Symbol.asyncDispose]: () => shop[Symbol.asyncDispose](),
  };
}

/** The host ends it, and everything happens that then does. */
async function end({ shop, jam }: Scene, ms = 30 * MINUTE): Promise<void> {
  got(await shop.app.services.jams.hosting.end(jam.id, HOST, null));
  await shop.pass(ms);
}

const finaleIn = ({ notice }: Said): Finale | null =>
  notice.is === 'memo' && notice.bulletin.is === 'jam' && notice.bulletin.news.is === 'finale'
    ? notice.bulletin.news.finale
    : null;

const finales = (shop: Workshop): readonly Said[] => shop.discord.all.filter((one) => finaleIn(one) !== null);

/** The one post of the finale. */
function posted(shop: Workshop) {
  const [said, ...more] = finales(shop);
  if (said === undefined || more.length > 0) throw new Error(`${more.length + 1} finales, or none`);
  const finale = finaleIn(said);
  if (finale === null) throw new Error('no finale');
  return { said, finale, words: renderNotice(said.notice) };
}

const film = (finale: Finale) => {
  if (finale.reel.is === 'none') throw new Error(`no film: ${finale.reel.why}`);
  return finale.reel;
};

function nth<T>(list: readonly T[], index: number): T {
  const one = list[index];
  if (one === undefined) throw new Error(`there is no ${index}`);
  return one;
}

const over = async (shop: Workshop, id: JamId) => (await jamNow(shop, id)).state.at;

describe('the finale', () => {
  it('posts the podium with the film, the winner last, once', async () => {
    await using one = await scene();
    const { shop, jam, jobs, orders } = one;
    const [first, second, third] = [nth(jobs, 0), nth(jobs, 1), nth(jobs, 2)];
    const { judging } = shop.app.services.jams;
    got(await judging.vote(jam.id, ANA, [second]));
    got(await judging.vote(jam.id, CLEO, [second]));
    got(await judging.vote(jam.id, BEN, [third]));
    await end(one);

    const { said, finale, words } = posted(shop);
    expect(await over(shop, jam.id)).toBe('over');
    expect(said.channel).toBe(jam.thread);
    expect(said.file?.name).toBe(`jam-${jam.id}.mp4`);
    expect(finale.podium.map(({ job }) => job.id)).toEqual([second, third, first]);
    expect(orders.map(({ parts }) => parts.map(({ title }) => title))).toEqual([['#1', '#3', '#2']]);
    expect(orders[0]).toMatchObject({ crossFade: true, width: 64 * 10, height: 360 });
    expect(words.content).toContain('“the tide” is over');
    expect(words.content).toMatch(/🥇 \*\*#2\*\* <@\d+> · 2 votes · \[watch\]\(https:\/\/discord\.com\/channels\//);
    expect(words.content).toContain('`0:14` #2');
    expect(words.content).toContain('$1.65 spent from the pot; $2.35 went back to its sponsor');
    expect(words.mentions).toEqual([BEN.user, CLEO.user, ANA.user]);
    // Whoever takes a clip down takes the film down with it.
    const posts = await shop.store.read.posts.ofJob(second);
    expect(posts.map(({ message }) => message)).toContain(said.id);
  });

  it('tells what is missing where there is no ffmpeg', async () => {
    await using shop = await openWorkshop();
    const { id } = await started(shop, { ends: '2h', judgingMinutes: 0 });
    await entered(shop, id, ANA);
    await shop.pass(3 * HOUR);
    const { said, words } = posted(shop);
    expect(said.file).toBeNull();
    expect(words.content).toContain('has to install ffmpeg');
    expect(words.content).toContain('🥇');
    expect(await over(shop, id)).toBe('over');
  });

  it('is short for a jam without clips', async () => {
    await using one = await scene({ by: [] });
    await end(one);
    const { said, words, finale } = posted(one.shop);
    expect([said.file, finale.reel, one.orders.length]).toEqual([null, { is: 'none', why: 'no-clips' }, 0]);
    expect(words.content).toContain("Nobody's clip came to be. $4.00 of the pot went back to its sponsor.");
    expect(words.mentions).toEqual([]);
  });

  it('has nothing of clips that were withdrawn', async () => {
    await using one = await scene({ by: [ANA, BEN] });
    const { shop, jobs } = one;
    for (const [index, by] of [ANA, BEN].entries())
      got(await shop.app.services.jams.playing.withdraw(nth(jobs, index), by, null));
    await end(one);
    const { finale } = posted(shop);
    expect([finale.podium, finale.reel.is, one.orders.length]).toEqual([[], 'none', 0]);
  });

  it('names everybody who shares a place', async () => {
    await using one = await scene();
    await end(one);
    const { words } = posted(one.shop);
    expect(words.content?.match(/🥇/g)).toHaveLength(3);
  });

  it('shows everything in order where nobody judges', async () => {
    await using one = await scene({ plan: { judging: { is: 'none' } } });
    await end(one);
    const { finale, words } = posted(one.shop);
    expect(finale.podium).toEqual([]);
    expect(film(finale).chapters.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(words.content).not.toContain('🥇');
  });
});

describe('a film that cannot have everything', () => {
  it('goes without a clip whose file is gone, and says which', async () => {
    await using one = await scene();
    const { shop, jobs } = one;
    const job = await shop.store.read.jobs.get(nth(jobs, 1));
    if (job?.state.at !== 'delivered') throw new Error('not delivered');
    const path = shop.discord.all.find(({ file }) => file?.path.includes(job.id))?.file?.path;
    if (path === undefined) throw new Error('no file');
    await unlink(path);
    await end(one);
    const { finale, words } = posted(shop);
    expect(film(finale).leftOut).toEqual([{ number: 2, author: BEN.user, why: 'gone' }]);
    expect(words.content).toContain('because the file is gone: #2');
  });

  it('loses whoever is placed lowest until it fits, and says whom', async () => {
    await using one = await scene({
      refuse: ({ parts }) => (parts.length > 1 ? { is: 'failed', why: 'too-long' } : null),
    });
    got(await one.shop.app.services.jams.judging.vote(one.jam.id, BEN, [nth(one.jobs, 0)]));
    await end(one);
    const { finale, words } = posted(one.shop);
    expect(film(finale).chapters.map(({ number }) => number)).toEqual([1]);
    expect(words.content).toContain('because it had to fit the upload limit: #2, #3');
  });

  it('leaves out a clip that cannot be read', async () => {
    await using one = await scene({
      refuse: ({ parts }) =>
        parts.some(({ title }) => title === '#3')
          ? { is: 'failed', why: 'part', title: '#3', detail: 'moov atom not found' }
          : null,
    });
    await end(one);
    expect(film(posted(one.shop).finale).leftOut).toEqual([{ number: 3, author: CLEO.user, why: 'unreadable' }]);
  });

  it('is left out where joining fails', async () => {
    await using one = await scene({ refuse: () => ({ is: 'failed', why: 'ffmpeg', detail: 'it fell over' }) });
    await end(one);
    expect(posted(one.shop).words.content).toContain('joining them failed');
  });

  it('is made anew for the limit that Discord names, and given up when none is enough', async () => {
    await using one = await scene();
    const { shop, orders } = one;
    const tooLarge = { is: 'too-large', limit: 1_000 } as const;
    got(await shop.app.services.jams.hosting.end(one.jam.id, HOST, null));
    // The news of the close comes first.
    while ((await over(shop, one.jam.id)) !== 'finale') {
      for (const worker of shop.app.workers.filter(({ name }) => name === 'jam-keeper'))
        await worker.next(new AbortController().signal);
    }
    const finale = shop.app.workers.find(({ name }) => name === 'jam-finale');
    shop.discord.disturbPosts(tooLarge, tooLarge, tooLarge);
    await finale?.next(new AbortController().signal);
    expect(orders.map(({ limit }) => limit)).toEqual([orders[0]?.limit, 1_000, 900]);
    const { said, words } = posted(shop);
    expect(said.file).toBeNull();
    expect(words.content).toContain("this server's upload limit");
  });
});

describe('trouble', () => {
  it('goes to the channel when the thread is gone, and to the host when all else is', async () => {
    for (const [states, target] of [
      [['gone'], 'place'],
      [['gone', 'gone'], 'host'],
    ] as const) {
      await using one = await scene({ by: [ANA] });
      const { shop, jam } = one;
      if (jam.thread !== null) shop.discord.put(jam.thread, states[0]);
      if (states.length > 1) shop.discord.put(PLACE, 'gone');
      await end(one);
      const { said, words } = posted(shop);
      const directly = shop.discord.saidTo(OWNER).some(({ id }) => id === said.id);
      expect([said.channel === PLACE, directly]).toEqual([target === 'place', target === 'host']);
      expect(words.components?.length === 0).toBe(target === 'host');
      expect(await over(shop, jam.id)).toBe('over');
    }
  });

  it('is posted once wherever the process dies, also long after the nonce', async () => {
    for (let steps = 0; ; steps += 1) {
      await using one = await scene({ by: [ANA] });
      const { shop, jam } = one;
      got(await shop.app.services.jams.hosting.end(jam.id, HOST, null));
      while ((await over(shop, jam.id)) !== 'finale') await keeperStep(shop);
      shop.life.end(steps);
      await shop.pass(MINUTE);
      const died = shop.life.dead;
      if (died) {
        shop.clock.advance(HOUR);
        await shop.reboot();
        await shop.pass(5 * MINUTE);
      }
      expect([steps, finales(shop).length, await over(shop, jam.id)]).toEqual([steps, 1, 'over']);
      expect(posted(shop).said.file).not.toBeNull();
      if (!died) break;
      expect(steps).toBeLessThan(60);
    }
  }, 60_000);

  it('stays without a film once it may have been posted without one', async () => {
    let works = false;
    await using one = await scene({
      by: [ANA, BEN],
      refuse: () => (works ? null : { is: 'failed', why: 'ffmpeg', detail: 'out of memory' }),
    });
    const { shop, jam } = one;
    got(await shop.app.services.jams.hosting.end(jam.id, HOST, null));
    while ((await over(shop, jam.id)) !== 'finale') await keeperStep(shop);
    shop.discord.disturbPosts('answer-lost');
    const finale = shop.app.workers.find(({ name }) => name === 'jam-finale');
    await Promise.allSettled([finale?.next(new AbortController().signal)]);
    expect((await jamNow(shop, jam.id)).state).toMatchObject({ at: 'finale', bare: 'failed' });
    works = true;
    await shop.pass(HOUR);
    expect(posted(shop).said.file).toBeNull();
    expect(await over(shop, jam.id)).toBe('over');
  });
});

async function keeperStep({ app }: Workshop): Promise<void> {
  for (const worker of app.workers.filter(({ name }) => name === 'jam-keeper'))
    await worker.next(new AbortController().signal);
}

describe.skipIf(ffmpeg === null)('a film that ffmpeg makes (skipped without it)', { timeout: 120_000 }, () => {
  it('opens with the theme, shows every clip with its author, and plays', async () => {
    if (ffmpeg === null) throw new Error('no ffmpeg');
    const joined = ffmpeg;
    await using one = await scene({
      reel: (folder) => createReel({ ffmpeg: joined, folder, now: () => NOW }),
      pictures: createPictures(),
    });
    const { shop, jobs } = one;
    got(await shop.app.services.jams.judging.vote(one.jam.id, ANA, [nth(jobs, 1)]));
    await end(one);
    const { said, finale } = posted(shop);
    const path = said.file?.path ?? '';
    const { durationMs, chapters } = film(finale);
    const probed = probe(path);
    expect(probed.seconds).toBeCloseTo(durationMs / 1_000, 1);
    expect(probed.audio).toBe('aac 48000 2');
    expect((await stat(path)).size).toBe(said.file?.bytes);
    expect(said.file?.bytes).toBeLessThanOrEqual(shop.discord.messenger.uploadLimit(one.jam.guild));
    expect(chapters.map(({ number }) => number)).toEqual([3, 1, 2]);
    const job = await shop.store.read.jobs.get(nth(jobs, 0));
    const shape = job !== undefined && 'clip' in job.state ? reelShape([job.state.clip]) : null;
    expect(probed.video).toContain(`${shape?.width}x${shape?.height}`);
  });
});
