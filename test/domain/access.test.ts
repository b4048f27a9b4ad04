// What a server allows to be made, where and by whom; who is looked at first; and who may do what.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Access, DEFAULT_ACCESS, mayMake, offers, type Spot } from '../../src/domain/access.ts';
import type { Model } from '../../src/domain/catalogue.ts';
import { ChannelId, ModelId, RoleId, UserId } from '../../src/domain/ids.ts';
import { usd } from '../../src/domain/money.ts';
import { NO_REVIEW, type Reviewable, type ReviewRule, reviewReason } from '../../src/domain/review.ts';
import { ACTS, type Act, mayDo, RANKS, rankOf } from '../../src/domain/rights.ts';
import { DAY, Instant, later } from '../../src/domain/time.ts';
import { TEST_MODEL } from '../support/scripted-provider.ts';

const HERE = ChannelId.parse('300000000000000001');
const THERE = ChannelId.parse('300000000000000002');
const ARTIST = RoleId.parse('500000000000000001');
const JUDGE = RoleId.parse('500000000000000002');
const ANNA = UserId.parse('200000000000000001');
const NOW = Instant.parse(Date.UTC(2026, 10, 18, 12));

const member = { roles: [ARTIST], moderator: false };
const admin = { roles: [], moderator: true };
const spot: Spot = { channel: HERE, ageRestricted: false };
const young: Spot = { ...spot, ageRestricted: true };
const model: Model = TEST_MODEL;
const wild: Model = { ...TEST_MODEL, id: ModelId.parse('wild'), uncensored: true };

const why = (access: Partial<Access>, who = member, where = spot, what = model): string | null => {
  const may = mayMake({ ...DEFAULT_ACCESS, ...access }, who, where, what);
  return may.ok ? null : may.refusal.is;
};

describe('mayMake', () => {
  it('lets everything pass that nothing forbids', () => {
    expect(why({})).toBeNull();
    const named = { channels: [HERE], roles: [ARTIST], kinds: ['text' as const], models: [model.id] };
    expect(why(named)).toBeNull();
  });

  it.each<[string, Partial<Access>]>([
    ['channel-not-allowed', { channels: [THERE] }],
    ['channel-not-allowed', { channels: [] }],
    ['role-not-allowed', { roles: [JUDGE] }],
    ['role-not-allowed', { roles: [] }],
    ['kind-not-allowed', { kinds: ['image'] }],
    ['model-not-allowed', { models: [wild.id] }],
  ])('names what is in the way: %s', (is, access) => {
    expect(why(access)).toBe(is);
    expect(why(access, admin)).toBeNull();
  });

  it('allows uncensored models nowhere out of the box, and only in age-restricted channels where a server wants them', () => {
    for (const who of [member, admin]) {
      expect(why({}, who, young, wild)).toBe('uncensored-not-allowed');
      expect(why({ uncensored: 'age-restricted' }, who, spot, wild)).toBe('uncensored-not-allowed');
      expect(why({ uncensored: 'age-restricted' }, who, young, wild)).toBeNull();
    }
    expect(mayMake({ ...DEFAULT_ACCESS, uncensored: 'age-restricted' }, member, spot, wild)).toMatchObject({
      refusal: { elsewhere: true },
    });
    expect(mayMake(DEFAULT_ACCESS, member, young, wild)).toMatchObject({ refusal: { elsewhere: false } });
  });

  it('offers a model exactly where nothing about the model itself is in the way', () => {
    const access: Access = { ...DEFAULT_ACCESS, channels: [], roles: [], kinds: ['text'] };
    expect(offers(access, member, spot, model)).toBe(true);
    expect(offers(access, member, young, wild)).toBe(false);
    expect(offers({ ...access, kinds: ['image'] }, member, spot, model)).toBe(false);
  });
});

describe('reviewReason', () => {
  const about: Reviewable = {
    member: { roles: [ARTIST], joinedAt: later(NOW, -10 * DAY), moderator: false },
    channel: HERE,
    price: usd(0.5),
    clipsBefore: 3,
    now: NOW,
  };
  const reason = (rule: Partial<ReviewRule>, change: Partial<Reviewable> = {}) =>
    reviewReason({ ...NO_REVIEW, ...rule }, { ...about, ...change });

  it.each<[string | null, Partial<ReviewRule>]>([
    [null, {}],
    ['everyone', { everyone: true }],
    ['price', { fromPrice: usd(0.5) }],
    [null, { fromPrice: usd(0.500001) }],
    ['role', { roles: [ARTIST] }],
    [null, { roles: [JUDGE] }],
    ['channel', { channels: [HERE] }],
    [null, { channels: [THERE] }],
    ['new-member', { newMemberDays: 11 }],
    [null, { newMemberDays: 10 }],
    ['first-clips', { firstClips: 4 }],
    [null, { firstClips: 3 }],
  ])('%s for %o', (expected, rule) => {
    expect(reason(rule)).toBe(expected);
    expect(reason({ ...rule }, { member: { ...about.member, moderator: true } })).toBeNull();
  });

  it('takes whoever joined at a moment unknown for new', () => {
    expect(reason({ newMemberDays: 1 }, { member: { ...about.member, joinedAt: null } })).toBe('new-member');
  });

  it('for any rule: looked at exactly when one of the reasons applies', () => {
    const rule: fc.Arbitrary<ReviewRule> = fc.record({
      everyone: fc.boolean(),
      fromPrice: fc.constantFrom(null, usd(0.4), usd(0.6)),
      roles: fc.subarray([ARTIST, JUDGE]),
      channels: fc.subarray([HERE, THERE]),
      newMemberDays: fc.constantFrom(null, 5, 20),
      firstClips: fc.constantFrom(null, 2, 5),
    });
    fc.assert(
      fc.property(rule, (one) => {
        const applies =
          one.everyone ||
          one.fromPrice === usd(0.4) ||
          one.roles.includes(ARTIST) ||
          one.channels.includes(HERE) ||
          one.newMemberDays === 20 ||
          one.firstClips === 5;
        expect(reviewReason(one, about) !== null).toBe(applies);
      }),
    );
  });
});

describe('rights', () => {
  const settings = { moderatorRoles: [JUDGE] };
  const rank = (roles: readonly RoleId[], moderator: boolean, operators: readonly UserId[] = []) =>
    rankOf({ user: ANNA, roles, moderator }, settings, operators);

  it('rank a member by what Discord says of them at the moment', () => {
    expect(rank([ARTIST], false)).toBe('member');
    expect(rank([ARTIST, JUDGE], false)).toBe('moderator');
    expect(rank([], true)).toBe('admin');
    expect(rank([JUDGE], true)).toBe('admin');
    expect(rank([], false, [ANNA])).toBe('operator');
    expect(rank([], false, [UserId.parse('200000000000000002')])).toBe('member');
  });

  it('let every rank do what its act needs and what lower ranks may', () => {
    const acts = Object.keys(ACTS).filter((act): act is Act => act in ACTS);
    for (const act of acts) {
      const least = RANKS.indexOf(ACTS[act]);
      expect(RANKS.map((one) => mayDo(one, act))).toEqual(RANKS.map((_, at) => at >= least));
      expect(mayDo('member', act)).toBe(false);
    }
  });
});
