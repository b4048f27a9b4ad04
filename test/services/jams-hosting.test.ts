// Hosting: the card, the pot that is set aside in one transaction with the opening, ends and extensions by hand.
import { describe, expect, it } from 'vitest';
import { RoleId } from '../../src/domain/ids.ts';
import { usd } from '../../src/domain/money.ts';
import { HOUR, MINUTE, SECOND } from '../../src/domain/time.ts';
import { asMember, GUILD, member, OWNER, openWorkshop, PLACE } from '../support/workshop.ts';
import {
  booksOf,
  drafted,
  entered,
  got,
  HOST,
  jamNow,
  keep,
  keepFor,
  person,
  refusalOf,
  sayings,
  started,
} from './jams-bed.ts';

const ROLE = RoleId.parse('500000000000000001');

describe('the card', () => {
  it('begins with sensible values and costs nothing', async () => {
    await using shop = await openWorkshop({ limits: { guildMonth: usd(1.2) } });
    const { jam, broken } = got(await shop.app.services.jams.hosting.begin(HOST, PLACE));
    expect(jam.plan).toMatchObject({ kind: 'open', pot: usd(1.2), memberClips: 3, judging: { is: 'vote', votes: 1 } });
    expect(jam.state).toMatchObject({ at: 'drafting', lengthMs: 45 * MINUTE });
    expect(broken).toBeNull();
    expect((await shop.store.read.ledger.totals()).given).toBe(0);
  });

  it.each([
    ['moderators', [], 'jam-host-needed'],
    ['moderators', [ROLE], null],
    ['everybody', [], null],
  ] as const)('is for %s and %j', async (hosts, roles, refusal) => {
    await using shop = await openWorkshop({ settings: { jams: { hosts, roles: [...roles], mostPot: null } } });
    const anybody = asMember(member(1), { roles: [ROLE] });
    expect(refusalOf(await shop.app.services.jams.hosting.begin(anybody, PLACE))).toBe(refusal);
  });

  it('names what it does not understand, and stays as it was', async () => {
    await using shop = await openWorkshop({ settings: { jams: { hosts: 'moderators', roles: [], mostPot: usd(3) } } });
    const { hosting } = shop.app.services.jams;
    const jam = await drafted(shop);
    const revise = async (change: Parameters<typeof hosting.revise>[3]) =>
      refusalOf(await hosting.revise(jam.id, 2, HOST, change));
    expect(await revise({ ends: 'when I say so' })).toBe('bad-time');
    expect(await revise({ starts: 'yesterday' })).toBe('bad-time');
    expect(await revise({ starts: 'in 2h', ends: '13:00' })).toBe('ends-before-start');
    expect(await revise({ pot: usd(3.01) })).toBe('pot-too-large');
    expect(await revise({ pot: usd(0) })).toBe('pot-too-small');
    expect(await revise({ sponsor: ROLE })).toBe('no-role-budget');
    expect(refusalOf(await hosting.revise(jam.id, 1, HOST, { theme: 'late' }))).toBe('jam-stale');
    expect(refusalOf(await hosting.draft(jam.id, person(1)))).toBe('jam-not-yours');
    expect(await jamNow(shop, jam.id)).toMatchObject({ plan: jam.plan, state: jam.state });
  });

  it('is forgotten after a day, and can be thrown away', async () => {
    await using shop = await openWorkshop();
    const [left, thrown] = [await drafted(shop), await drafted(shop)];
    got(await shop.app.services.jams.hosting.discard(thrown.id, HOST));
    await keepFor(shop, 25 * HOUR);
    expect((await jamNow(shop, left.id)).state).toMatchObject({ at: 'called-off', why: 'forgotten' });
    expect((await jamNow(shop, thrown.id)).state).toMatchObject({ at: 'called-off', why: 'host' });
  });
});

describe('starting', () => {
  it('sets the pot aside, opens, and counts a typed length from the opening', async () => {
    await using shop = await openWorkshop();
    const jam = await drafted(shop, { ends: '45m' });
    await shop.pass(20 * MINUTE);
    const open = got(await shop.app.services.jams.hosting.start(jam.id, 2, HOST));
    expect(open.state).toEqual({ at: 'open', since: shop.clock.now(), endsAt: shop.clock.now() + 45 * MINUTE });
    expect(await booksOf(shop, jam.id)).toMatchObject({ funded: usd(2), left: usd(2), held: 0, spent: 0 });
    expect(await sayings(shop)).toEqual([`opened ${OWNER}`]);
    const log = await shop.store.read.audit.ofGuild(GUILD, 10);
    expect(log.map(({ action }) => action)).toEqual(expect.arrayContaining(['jam-open', 'jam-fund']));
  });

  it('opens once when it is pressed twice at once', async () => {
    await using shop = await openWorkshop();
    const jam = await drafted(shop);
    const { hosting } = shop.app.services.jams;
    const presses = await Promise.all([hosting.start(jam.id, 2, HOST), hosting.start(jam.id, 2, HOST)]);
    expect(new Set(presses.map(refusalOf))).toEqual(new Set([null, 'jam-stale']));
    expect(await booksOf(shop, jam.id)).toMatchObject({ funded: usd(2) });
  });

  it.each([
    ['the server', { limits: { guildMonth: usd(1.5) } }, 'guildMonth'],
    ['the operator', { operator: { day: usd(1) } }, 'operatorDay'],
  ] as const)('is refused where %s has too little left, and nothing has moved', async (_, options, limit) => {
    await using shop = await openWorkshop(options);
    const jam = await drafted(shop);
    const outcome = await shop.app.services.jams.hosting.start(jam.id, 2, HOST);
    expect(outcome).toMatchObject({ ok: false, refusal: { is: 'over-limit', broken: { limit } } });
    expect(await booksOf(shop, jam.id)).toMatchObject({ funded: 0, left: 0 });
    expect((await jamNow(shop, jam.id)).state.at).toBe('drafting');
  });

  it('takes the pot from a role that has a budget', async () => {
    const roles = [{ role: ROLE, strict: false, limits: {}, month: usd(3) }];
    await using shop = await openWorkshop({ settings: { roles } });
    await started(shop, { sponsor: ROLE });
    const second = await drafted(shop, { sponsor: ROLE });
    expect(await shop.app.services.jams.hosting.start(second.id, 2, HOST)).toMatchObject({
      ok: false,
      refusal: { is: 'over-limit', broken: { limit: 'roleMonth', of: ROLE } },
    });
  });

  it('wants a theme', async () => {
    await using shop = await openWorkshop();
    const jam = await drafted(shop, { theme: '' });
    expect(refusalOf(await shop.app.services.jams.hosting.start(jam.id, 2, HOST))).toBe('no-theme');
  });

  it('later: sets nothing aside before, then opens in time', async () => {
    await using shop = await openWorkshop();
    const jam = await started(shop, { starts: 'in 1h', ends: '30m' });
    expect(jam.state.at).toBe('planned');
    expect(await booksOf(shop, jam.id)).toMatchObject({ funded: 0 });
    await shop.pass(HOUR);
    expect((await jamNow(shop, jam.id)).state).toMatchObject({ at: 'open', endsAt: jam.createdAt + 90 * MINUTE });
    expect(await booksOf(shop, jam.id)).toMatchObject({ funded: usd(2) });
  });

  it('later, but then there is no money: called off, and the host hears of it', async () => {
    await using shop = await openWorkshop({ limits: { guildDay: usd(3) } });
    const jam = await started(shop, { starts: 'in 1h' });
    await started(shop, { ends: '3h' });
    shop.clock.advance(HOUR);
    await keep(shop);
    expect((await jamNow(shop, jam.id)).state).toMatchObject({ at: 'called-off', why: 'no-money', by: null });
    expect(await sayings(shop)).toContain(`called-off ${OWNER}`);
  });

  it('later, but the bot was off for the whole of it: called off without a cent', async () => {
    await using shop = await openWorkshop();
    const jam = await started(shop, { starts: 'in 1h', ends: '30m' });
    shop.clock.advance(2 * HOUR);
    await shop.reboot();
    await shop.pass(SECOND);
    expect((await jamNow(shop, jam.id)).state).toMatchObject({ at: 'called-off', why: 'missed' });
    expect(await booksOf(shop, jam.id)).toMatchObject({ funded: 0 });
  });
});

describe('ending and extending', () => {
  it('ends by its host or a moderator, never by another; what is left goes back', async () => {
    await using shop = await openWorkshop();
    const { hosting } = shop.app.services.jams;
    const jam = await started(shop);
    expect(refusalOf(await hosting.end(jam.id, person(1), null))).toBe('jam-not-yours');
    const moderator = asMember(member(2), { moderator: true });
    expect(got(await hosting.end(jam.id, moderator, 'enough')).state).toMatchObject({ why: 'moderator' });
    expect(await booksOf(shop, jam.id)).toMatchObject({ funded: usd(2), released: usd(2), left: 0 });
    expect(refusalOf(await hosting.end(jam.id, HOST, null))).toBe('jam-not-open');
  });

  it('calls a planned one off', async () => {
    await using shop = await openWorkshop();
    const jam = await started(shop, { starts: 'in 1h' });
    expect(got(await shop.app.services.jams.hosting.end(jam.id, HOST, null)).state).toMatchObject({
      at: 'called-off',
      why: 'host',
    });
    await keepFor(shop, 2 * HOUR);
    expect((await jamNow(shop, jam.id)).state.at).toBe('called-off');
  });

  it('moves the end away, never nearer, and fills the pot in the window that it counts in', async () => {
    await using shop = await openWorkshop({ limits: { guildDay: usd(3) } });
    const { hosting } = shop.app.services.jams;
    const jam = await started(shop, { ends: '1h' });
    expect(refusalOf(await hosting.extend(jam.id, HOST, { ends: 'in 30m', pot: null }))).toBe('not-later');
    expect(refusalOf(await hosting.extend(jam.id, HOST, { ends: null, pot: usd(1.01) }))).toBe('over-limit');
    const longer = got(await hosting.extend(jam.id, HOST, { ends: 'in 3h', pot: usd(1) }));
    expect(longer.plan.pot).toBe(usd(3));
    await keepFor(shop, 2 * HOUR);
    expect((await jamNow(shop, jam.id)).state.at).toBe('open');
    await entered(shop, jam.id, person(1));
    expect(await booksOf(shop, jam.id)).toMatchObject({ funded: usd(3), left: usd(2.45) });
    const counted = (await shop.store.read.ledger.ofPot(jam.id)).map(({ heldAt }) => heldAt);
    expect(new Set(counted)).toEqual(new Set([longer.fundedAt]));
    await keepFor(shop, HOUR + 1);
    expect((await jamNow(shop, jam.id)).state.at).not.toBe('open');
  });
});
