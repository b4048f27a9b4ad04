// Taking part: which purse pays and is shown to pay, what the host has fixed, remixes, the camera of a relay, sealed
// clips, and taking one's clip out again.
import { describe, expect, it } from 'vitest';
import { type JobId, RoleId } from '../../src/domain/ids.ts';
import { nowTurn } from '../../src/domain/jam-rules.ts';
import type { Media } from '../../src/domain/media.ts';
import { usd } from '../../src/domain/money.ts';
import type { VideoRequest } from '../../src/domain/request.ts';
import { HOUR, MINUTE, SECOND } from '../../src/domain/time.ts';
import { BLANK_WISH } from '../../src/domain/wish.ts';
import { type Asking, admit, createJamDoor } from '../../src/services/jam-door.ts';
import { jobId, REQUEST } from '../contracts/store/samples.ts';
import { openWorkshop, PLACE, type Workshop } from '../support/workshop.ts';
import {
  booksOf,
  cardFor,
  entered,
  got,
  HOST,
  jamNow,
  keep,
  keepFor,
  person,
  press,
  refusalOf,
  sayings,
  started,
} from './jams-bed.ts';

const [ANA, BEN, CLEO] = [person(1), person(2), person(3)];

const frameOf = (job: JobId): Media => ({
  type: 'image',
  file: `${job}.png`,
  mime: 'image/png',
  bytes: 9_000,
  width: 1280,
  height: 720,
  durationMs: null,
  fps: null,
  origin: { from: 'clip', job },
  inline: false,
});

describe('the pot', () => {
  it('pays, and takes the clip in under the next number', async () => {
    await using shop = await openWorkshop();
    const jam = await started(shop);
    const card = got(await cardFor(shop, jam.id, ANA));
    expect(card).toMatchObject({ purse: 'pot', draft: { purse: 'pot', version: 1 } });
    const first = got(await press(shop, card, ANA));
    const second = await entered(shop, jam.id, BEN);
    const entries = await shop.store.read.jamEntries.ofJam(jam.id);
    expect(entries.map(({ job, number }) => [job, number])).toEqual([
      [first, 1],
      [second, 2],
    ]);
    expect(await booksOf(shop, jam.id)).toMatchObject({ left: usd(0.9), held: usd(1.1) });
    expect(await shop.store.read.ledger.used({ of: 'member', guild: ANA.guild, member: ANA.user }, null)).toEqual({
      held: 0,
      spent: 0,
    });
  });

  it('runs dry between card and press: refused, nothing is charged', async () => {
    await using shop = await openWorkshop();
    const jam = await started(shop, { pot: usd(0.6), ends: '2h' });
    const card = got(await cardFor(shop, jam.id, ANA));
    await entered(shop, jam.id, BEN);
    expect(await press(shop, card, ANA)).toMatchObject({
      ok: false,
      refusal: { is: 'over-limit', purse: 'pot', broken: { limit: 'jamPot' } },
    });
    expect(await booksOf(shop, jam.id)).toMatchObject({ held: usd(0.55), left: usd(0.05) });
  });

  it('runs dry where own limits pay too: the card says so first, then they do', async () => {
    await using shop = await openWorkshop();
    const jam = await started(shop, { pot: usd(0.6), ownToo: true });
    const card = got(await cardFor(shop, jam.id, ANA));
    await entered(shop, jam.id, BEN);
    expect(await press(shop, card, ANA)).toMatchObject({
      ok: false,
      refusal: { is: 'purse-changed', shown: 'pot', now: 'own' },
    });
    expect((await shop.jobs()).length).toBe(1);
    const again = got(await shop.app.services.drafting.card(card.draft.id, ANA));
    expect(again.purse).toBe('own');
    const job = got(await press(shop, again, ANA));
    expect(await shop.store.read.jobs.get(job)).toMatchObject({ purse: 'own', jam: jam.id });
    expect(await booksOf(shop, jam.id)).toMatchObject({ held: usd(0.55), left: usd(0.05) });
  });

  it('never lets an older card pay from another purse, also when the card was only looked at', async () => {
    await using shop = await openWorkshop();
    const jam = await started(shop, { pot: usd(0.6), ownToo: true });
    const card = got(await cardFor(shop, jam.id, ANA));
    await entered(shop, jam.id, BEN);
    expect(got(await shop.app.services.drafting.card(card.draft.id, ANA)).draft.version).toBe(2);
    expect(refusalOf(await press(shop, card, ANA))).toBe('draft-stale');
  });

  it('gives place and money back when a clip is called off in line', async () => {
    await using shop = await openWorkshop();
    const jam = await started(shop);
    const job = await entered(shop, jam.id, ANA);
    const viewer = { member: ANA.user, guild: ANA.guild, moderator: false };
    got(await shop.app.services.library.cancel(job, viewer));
    expect(await booksOf(shop, jam.id)).toMatchObject({ left: usd(2), held: 0 });
    const sight = got(await shop.app.services.jams.hosting.show(jam.id, ANA));
    expect(sight).toMatchObject({ entries: [], people: 0, underWay: 0 });
  });

  it('lets each make as many as the host says', async () => {
    await using shop = await openWorkshop();
    const jam = await started(shop, { pot: usd(5), memberClips: 2, memberUsd: usd(1) });
    await entered(shop, jam.id, ANA);
    const second = got(await cardFor(shop, jam.id, ANA));
    expect(await press(shop, second, ANA)).toMatchObject({ refusal: { broken: { limit: 'jamMember' } } });
    await entered(shop, jam.id, BEN);
  });
});

describe('what the host has set', () => {
  it('is put on every card and cannot be changed there', async () => {
    await using shop = await openWorkshop();
    const jam = await started(shop, { fixed: { duration: '10s', aspectRatio: null, resolution: '720p' } });
    const card = got(await cardFor(shop, jam.id, ANA));
    expect(card.draft.request).toMatchObject({ duration: '10s', resolution: '720p' });
    const { drafting } = shop.app.services;
    const { id, version } = card.draft;
    expect(await drafting.revise(id, version, ANA, () => ({ duration: '5s' }))).toMatchObject({
      refusal: { is: 'fixed-by-host', what: 'duration', value: '10s' },
    });
    got(await drafting.revise(id, version, ANA, () => ({ aspectRatio: '9:16' })));
  });

  it('lets only some take part', async () => {
    await using shop = await openWorkshop();
    const role = RoleId.parse('500000000000000001');
    const jam = await started(shop, { roles: [role] });
    expect(refusalOf(await cardFor(shop, jam.id, ANA))).toBe('jam-role-needed');
    expect((await cardFor(shop, jam.id, { ...ANA, roles: [role] })).ok).toBe(true);
  });

  it('is over at the deadline to the millisecond, whether or not anybody has closed it', async () => {
    await using shop = await openWorkshop();
    const jam = await started(shop, { ends: '5m' });
    const card = got(await cardFor(shop, jam.id, ANA));
    shop.clock.advance(5 * MINUTE - 1);
    got(await shop.app.services.jams.playing.mayEnter(jam.id, ANA, null));
    shop.clock.advance(1);
    expect(refusalOf(await press(shop, card, ANA))).toBe('jam-not-open');
    expect(await booksOf(shop, jam.id)).toMatchObject({ held: 0 });
  });
});

describe('a remix jam', () => {
  it('wants every clip but the first to build on one of its own', async () => {
    await using shop = await openWorkshop();
    const jam = await started(shop, { kind: 'remix' });
    const first = await entered(shop, jam.id, ANA);
    await shop.pass(10 * MINUTE);
    expect(refusalOf(await cardFor(shop, jam.id, BEN))).toBe('needs-a-parent');
    const job = await entered(shop, jam.id, BEN, first);
    expect((await shop.store.read.jobs.get(job))?.parent).toBe(first);
    const elsewhere = got(await shop.confirm(await shop.draft(CLEO), CLEO)).job.id;
    expect(refusalOf(await cardFor(shop, jam.id, CLEO, elsewhere))).toBe('no-such-entry');
  });
});

describe('a relay', () => {
  const film = (shop: Workshop) => started(shop, { kind: 'relay', turnMinutes: 10, ends: '3h', pot: usd(5) });
  const whose = async (shop: Workshop, id: Parameters<typeof jamNow>[1]) =>
    nowTurn(await shop.store.read.jamTurns.ofJam(id))?.member ?? null;

  it('has one camera: called at once, then the next in line after the time is up', async () => {
    await using shop = await openWorkshop();
    const jam = await film(shop);
    const { playing } = shop.app.services.jams;
    expect(refusalOf(await cardFor(shop, jam.id, ANA))).toBe('not-your-turn');
    expect(got(await playing.join(jam.id, ANA))).toEqual({ place: 0 });
    expect(got(await playing.join(jam.id, BEN))).toEqual({ place: 1 });
    expect(await playing.join(jam.id, BEN)).toMatchObject({ refusal: { is: 'already-in-line', place: 1 } });
    expect(await cardFor(shop, jam.id, BEN)).toMatchObject({
      refusal: { is: 'not-your-turn', whose: ANA.user, place: 1 },
    });
    shop.clock.advance(10 * MINUTE);
    expect(await keep(shop)).toBe(1);
    expect(await whose(shop, jam.id)).toBe(BEN.user);
    expect(await keep(shop)).toBe(0);
    expect((await sayings(shop)).slice(1)).toEqual([`turn ${ANA.user}`, `turn-over ${ANA.user}`, `turn ${BEN.user}`]);
    expect(refusalOf(await cardFor(shop, jam.id, ANA))).toBe('not-your-turn');
  });

  it('hands the turn on when it is let pass, and when somebody leaves the line', async () => {
    await using shop = await openWorkshop();
    const jam = await film(shop);
    const { playing } = shop.app.services.jams;
    for (const who of [ANA, BEN, CLEO]) got(await playing.join(jam.id, who));
    got(await playing.pass(jam.id, BEN));
    expect(await whose(shop, jam.id)).toBe(ANA.user);
    got(await playing.pass(jam.id, ANA));
    expect(await whose(shop, jam.id)).toBe(CLEO.user);
    expect(refusalOf(await playing.pass(jam.id, ANA))).toBe('not-your-turn');
    expect(got(await playing.join(jam.id, BEN))).toEqual({ place: 1 });
  });

  it.each([
    ['is done', () => undefined, 0.55],
    ['is refused', (shop: Workshop) => shop.provider.declines(), 0],
    ['comes to nothing', (shop: Workshop) => shop.provider.failsToRender(), 0],
  ] as const)('hands the camera on when the clip %s', async (_, fortune, spent) => {
    await using shop = await openWorkshop();
    const jam = await film(shop);
    const { playing } = shop.app.services.jams;
    got(await playing.join(jam.id, ANA));
    got(await playing.join(jam.id, BEN));
    fortune(shop);
    const card = got(await cardFor(shop, jam.id, ANA));
    got(await press(shop, card, ANA));
    expect(await cardFor(shop, jam.id, ANA)).toMatchObject({ refusal: { is: 'not-your-turn', place: 0 } });
    expect(await whose(shop, jam.id)).toBe(ANA.user);
    await shop.pass(9 * MINUTE);
    expect(await whose(shop, jam.id)).toBe(BEN.user);
    expect(await booksOf(shop, jam.id)).toMatchObject({ spent: usd(spent), held: 0 });
  });

  it('does not take a card whose time ran out meanwhile', async () => {
    await using shop = await openWorkshop();
    const jam = await started(shop, { kind: 'relay', turnMinutes: 5, ends: '3h' });
    got(await shop.app.services.jams.playing.join(jam.id, ANA));
    const card = got(await cardFor(shop, jam.id, ANA));
    shop.clock.advance(5 * MINUTE - SECOND);
    got(await shop.app.services.drafting.card(card.draft.id, ANA));
    shop.clock.advance(SECOND);
    expect(refusalOf(await press(shop, card, ANA))).toBe('turn-over');
    expect(await booksOf(shop, jam.id)).toMatchObject({ held: 0 });
  });

  it('goes on from the last picture of the film as it is now, and from no other', async () => {
    await using shop = await openWorkshop();
    const jam = await film(shop);
    const { playing } = shop.app.services.jams;
    got(await playing.join(jam.id, ANA));
    got(await playing.join(jam.id, BEN));
    const first = await entered(shop, jam.id, ANA);
    await shop.pass(9 * MINUTE);
    const door = createJamDoor({ ...shop, desk: { lastFrame: async ({ id }) => ({ ok: true, value: frameOf(id) }) } });
    const asking: Asking = {
      member: BEN,
      place: PLACE,
      kinds: ['text'],
      model: null,
      wish: BLANK_WISH,
      parent: null,
      jam: jam.id,
    };
    const ready = got(await door.prepare(asking));
    expect(ready).toMatchObject({ kinds: ['image', 'first-last'], parent: first, wish: { start: frameOf(first) } });
    const clip = (start: Media, parent: JobId | null) => {
      const request: VideoRequest = {
        kind: 'image',
        model: REQUEST.model,
        prompt: 'it goes on',
        negativePrompt: null,
        duration: '5s',
        aspectRatio: null,
        resolution: '720p',
        audio: null,
        bitrate: null,
        consent: false,
        start,
        end: null,
        soundtrack: null,
        camera: null,
      };
      const now = shop.clock.now();
      return shop.store.transaction((records) => admit(records, { jam: jam.id, parent, request }, BEN, now));
    };
    expect(refusalOf(await clip(frameOf(first), first))).toBeNull();
    expect(await clip(frameOf(jobId(9)), first)).toMatchObject({ refusal: { is: 'fixed-by-host', what: 'start' } });
    got(await playing.withdraw(first, HOST, 'spoils the film'));
    expect(refusalOf(await clip(frameOf(first), first))).toBe('film-changed');
  });

  it('has no turns where everybody plays at once', async () => {
    await using shop = await openWorkshop();
    const jam = await started(shop);
    expect(refusalOf(await shop.app.services.jams.playing.join(jam.id, ANA))).toBe('no-turns-here');
  });
});

describe('sealed clips', () => {
  it('are kept back, and posted once the jam closes', async () => {
    await using shop = await openWorkshop();
    const jam = await started(shop, { reveal: 'at-end', ends: '3h' });
    const job = await entered(shop, jam.id, ANA);
    await shop.pass(30 * MINUTE);
    expect((await shop.store.read.jobs.get(job))?.state.at).toBe('rendered');
    expect(refusalOf(await shop.app.services.jams.judging.ballot(jam.id, BEN))).toBe('not-revealed');
    const mine = await shop.app.services.library.mine({ member: ANA.user, guild: ANA.guild, moderator: false }, 5);
    expect(mine.map(({ line }) => line.is)).toEqual(['sealed']);
    got(await shop.app.services.jams.hosting.end(jam.id, HOST, null));
    await shop.pass(SECOND);
    expect((await shop.store.read.jobs.get(job))?.state.at).toBe('delivered');
  });

  it('stay unseen when they are taken out before', async () => {
    await using shop = await openWorkshop();
    const jam = await started(shop, { reveal: 'at-end', ends: '3h' });
    const job = await entered(shop, jam.id, ANA);
    await shop.pass(10 * MINUTE);
    got(await shop.app.services.jams.playing.withdraw(job, ANA, null));
    await keepFor(shop, 4 * HOUR);
    expect((await shop.store.read.jobs.get(job))?.state).toMatchObject({ at: 'kept', why: 'taken-down' });
    expect((await jamNow(shop, jam.id)).result).toMatchObject({ clips: 0, spent: usd(0.55), returned: usd(1.45) });
  });
});

describe('taking a clip out', () => {
  it('is for its author, and for a moderator with a reason on record', async () => {
    await using shop = await openWorkshop();
    const jam = await started(shop, { ends: '3h' });
    const [mine, other] = [await entered(shop, jam.id, ANA), await entered(shop, jam.id, BEN)];
    await shop.pass(10 * MINUTE);
    const { playing } = shop.app.services.jams;
    expect(refusalOf(await playing.withdraw(other, ANA, null))).toBe('moderators-only');
    got(await playing.withdraw(mine, ANA, null));
    expect(refusalOf(await playing.withdraw(mine, ANA, null))).toBe('no-such-entry');
    got(await playing.withdraw(other, HOST, 'not on the theme'));
    expect((await shop.store.read.jamEntries.get(other))?.removed).toMatchObject({ reason: 'not on the theme' });
    const log = await shop.store.read.audit.ofGuild(ANA.guild, 20);
    expect(log.filter(({ action }) => action === 'jam-remove-entry')).toHaveLength(1);
    expect(await booksOf(shop, jam.id)).toMatchObject({ spent: usd(1.1), held: 0 });
  });

  it('gives the money back while it still waits', async () => {
    await using shop = await openWorkshop();
    const jam = await started(shop);
    const job = await entered(shop, jam.id, ANA);
    got(await shop.app.services.jams.playing.withdraw(job, ANA, null));
    expect(await booksOf(shop, jam.id)).toMatchObject({ left: usd(2), held: 0, spent: 0 });
    expect((await shop.store.read.jobs.get(job))?.state.at).toBe('cancelled');
  });
});
