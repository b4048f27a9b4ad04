// Which limits apply to a member: the most generous of their roles, unless one is strict; a guest's own; else everybody's.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RoleId } from '../../src/domain/ids.ts';
import { DEFAULT_LIMITS, limitsFor, MemberLimits, type RoleRule, type SpendLimits } from '../../src/domain/limits.ts';
import { Usd, usd } from '../../src/domain/money.ts';

const roleId = (n: number) => RoleId.parse(`50000000000000000${n}`);
const [ARTIST, PATRON, NOVICE] = [roleId(1), roleId(2), roleId(3)];
const NAMES = ['clip', 'memberDay', 'memberWeek', 'memberMonth'] as const;

const rule = (role: RoleId, limits: RoleRule['limits'], change: Partial<RoleRule> = {}): RoleRule => ({
  role,
  strict: false,
  limits,
  month: null,
  ...change,
});
const policy = (roles: readonly RoleRule[], guest: MemberLimits | null = null) => ({
  limits: DEFAULT_LIMITS,
  guest,
  roles,
});
const EVERYBODY = MemberLimits.parse(DEFAULT_LIMITS);

describe('limitsFor', () => {
  it("are the server's own for a member whom no rule names", () => {
    const found = limitsFor(policy([rule(ARTIST, { clip: usd(9) })]), [PATRON]);
    expect(found).toEqual({ limits: EVERYBODY, rule: null, guest: false });
  });

  it("take a role's in place of the server's, and the server's where the role names none", () => {
    const novice = rule(NOVICE, { clip: usd(0.2), memberDay: null });
    const { limits, rule: decided } = limitsFor(policy([novice]), [NOVICE]);
    expect(limits).toEqual({ ...EVERYBODY, clip: usd(0.2), memberDay: null });
    expect(decided).toBe(novice);
  });

  it('take the most generous of several roles, limit by limit; no limit is the most generous', () => {
    const artist = rule(ARTIST, { clip: usd(3), memberDay: usd(1), memberWeek: usd(4) });
    const patron = rule(PATRON, { clip: usd(2), memberDay: usd(5), memberWeek: null });
    expect(limitsFor(policy([artist, patron]), [PATRON, ARTIST]).limits).toEqual({
      clip: usd(3),
      memberDay: usd(5),
      memberWeek: null,
      memberMonth: EVERYBODY.memberMonth,
    });
  });

  it('a strict role outweighs every generous one; of several strict ones the smallest counts', () => {
    const artist = rule(ARTIST, { clip: null, memberDay: null, memberWeek: null, memberMonth: null });
    const novice = rule(NOVICE, { clip: usd(0.5) }, { strict: true });
    const patron = rule(PATRON, { clip: usd(0.7), memberDay: usd(0.1) }, { strict: true });
    const all = policy([artist, novice, patron]);
    expect(limitsFor(all, [ARTIST, NOVICE]).limits).toEqual({ ...EVERYBODY, clip: usd(0.5) });
    expect(limitsFor(all, [ARTIST, NOVICE, PATRON]).limits).toEqual({
      ...EVERYBODY,
      clip: usd(0.5),
      memberDay: usd(0.1),
    });
    expect(limitsFor(all, [ARTIST]).limits).toEqual(artist.limits);
  });

  it("the shared budget that counts is the decisive rule's: the largest, or of strict ones the smallest", () => {
    const small = rule(ARTIST, {}, { month: usd(5) });
    const large = rule(PATRON, {}, { month: usd(50) });
    expect(limitsFor(policy([small, large]), [ARTIST, PATRON]).rule).toBe(large);
    const strict = policy([
      { ...small, strict: true },
      { ...large, strict: true },
    ]);
    expect(limitsFor(strict, [ARTIST, PATRON]).rule?.role).toBe(ARTIST);
  });

  it('a member without roles is a guest where the server has limits for guests, and else like everybody', () => {
    const guest: MemberLimits = { clip: usd(0.1), memberDay: usd(0.1), memberWeek: null, memberMonth: usd(0) };
    expect(limitsFor(policy([], guest), [])).toEqual({ limits: guest, rule: null, guest: true });
    expect(limitsFor(policy([], guest), [PATRON])).toEqual({ limits: EVERYBODY, rule: null, guest: false });
    expect(limitsFor(policy([]), [])).toEqual({ limits: EVERYBODY, rule: null, guest: false });
  });
});

const limit = fc.option(
  fc.integer({ min: 0, max: 9_000_000 }).map((micro) => Usd.parse(micro)),
  { nil: null },
);
const limits: fc.Arbitrary<MemberLimits> = fc.record({
  clip: limit,
  memberDay: limit,
  memberWeek: limit,
  memberMonth: limit,
});
const server: fc.Arbitrary<SpendLimits> = fc
  .tuple(limits, limit, limit)
  .map(([own, guildDay, guildMonth]) => ({ ...own, guildDay, guildMonth }));
const partial: fc.Arbitrary<RoleRule['limits']> = fc
  .tuple(limits, fc.subarray([...NAMES]))
  .map(([all, named]) => Object.fromEntries(named.map((name) => [name, all[name]])));
const rules = fc.uniqueArray(
  fc.record({ role: fc.integer({ min: 1, max: 5 }).map(roleId), strict: fc.boolean(), limits: partial, month: limit }),
  { selector: ({ role }) => role, maxLength: 5 },
);
const worn = fc.subarray([1, 2, 3, 4, 5, 6].map(roleId));
const servers = fc.record({ limits: server, guest: fc.option(limits, { nil: null }), roles: rules });

const size = (one: Usd | null | undefined): number => one ?? Number.POSITIVE_INFINITY;

describe('for any roles and rules', () => {
  it('each limit is the one that the stated rule picks', () => {
    fc.assert(
      fc.property(servers, worn, (policy, roles) => {
        const found = limitsFor(policy, roles);
        const guest = roles.length === 0 && policy.guest !== null;
        expect(found.guest).toBe(guest);
        const mine = policy.roles.filter(({ role }) => roles.includes(role));
        const strict = mine.some((one) => one.strict);
        const deciding = mine.filter((one) => one.strict === strict);
        for (const name of NAMES) {
          const choices = deciding.map((one) =>
            name in one.limits ? size(one.limits[name] ?? null) : size(policy.limits[name]),
          );
          const own = guest ? size(policy.guest?.[name] ?? null) : size(policy.limits[name]);
          const picked = guest || choices.length === 0 ? own : strict ? Math.min(...choices) : Math.max(...choices);
          expect(size(found.limits[name])).toBe(picked);
        }
        const decides = !guest && deciding.length > 0;
        const months = deciding.map(({ month }) => size(month));
        const budget = decides ? (strict ? Math.min(...months) : Math.max(...months)) : null;
        expect(found.rule === null ? null : size(found.rule.month)).toBe(budget);
        expect(found.rule === null || deciding.includes(found.rule)).toBe(true);
      }),
    );
  });

  it('the order of rules and roles does not matter', () => {
    fc.assert(
      fc.property(servers, worn, (policy, roles) => {
        const turned = { ...policy, roles: policy.roles.toReversed() };
        const { limits, guest, rule } = limitsFor(turned, roles.toReversed());
        const before = limitsFor(policy, roles);
        expect({ limits, guest, month: rule?.month }).toEqual({
          limits: before.limits,
          guest: before.guest,
          month: before.rule?.month,
        });
      }),
    );
  });

  it('one more role with a rule never takes anything away, unless it is strict: then it never gives', () => {
    fc.assert(
      fc.property(servers, worn, (policy, roles) => {
        const more = policy.roles.find(({ role }) => !roles.includes(role));
        const mine = policy.roles.filter(({ role }) => roles.includes(role));
        fc.pre(more !== undefined && mine.length > 0 && !mine.some((one) => one.strict));
        const before = limitsFor(policy, roles).limits;
        const after = limitsFor(policy, [...roles, more.role]).limits;
        const alone = { ...policy.limits, ...more.limits };
        const kept = NAMES.map((name) =>
          more.strict
            ? after[name] === alone[name]
            : size(after[name]) >= Math.max(size(before[name]), size(alone[name])),
        );
        expect(kept).toEqual(NAMES.map(() => true));
      }),
    );
  });
});
