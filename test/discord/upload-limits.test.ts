// Upload limits: what boosts promise, what refusals teach, and for how long.
import { expect, it } from 'vitest';
import { GuildId } from '../../src/domain/ids.ts';
import { HOUR, Instant, later } from '../../src/domain/time.ts';
import { type Boosts, createUploadLimits } from '../../src/services/discord/upload-limits.ts';

const GUILD = GuildId.parse('100000000000000001');
const MIB = 1024 * 1024;

function limitsWith(boosts: Boosts | null) {
  let now = Instant.parse(1_790_000_000_000);
  const limits = createUploadLimits(
    () => boosts,
    () => now,
  );
  const pass = (ms: number) => {
    now = later(now, ms);
  };
  return { limits, pass };
}

it.each([
  [null, 10],
  [{ tier: 0, features: [] }, 10],
  [{ tier: 1, features: ['COMMUNITY'] }, 10],
  [{ tier: 2, features: [] }, 50],
  [{ tier: 3, features: [] }, 100],
  [{ tier: 0, features: ['MAX_FILE_SIZE_50_MB'] }, 50],
  [{ tier: 2, features: ['MAX_FILE_SIZE_100_MB'] }, 100],
])('%j promises %i MiB', (boosts, mib) => {
  expect(limitsWith(boosts).limits.of(GUILD)).toBe(mib * MIB);
});

it('steps down when Discord refuses what the boosts promised, and forgets that after a while', () => {
  const { limits, pass } = limitsWith({ tier: 3, features: [] });
  expect(limits.lower(GUILD, 60 * MIB)).toBe(50 * MIB);
  expect(limits.lower(GUILD, 45 * MIB)).toBe(24 * MIB);
  expect(limits.of(GUILD)).toBe(24 * MIB);
  pass(5 * HOUR);
  expect(limits.of(GUILD)).toBe(24 * MIB);
  pass(2 * HOUR);
  expect(limits.of(GUILD)).toBe(100 * MIB);
});

it('names the promised limit when a larger file was tried', () => {
  const { limits } = limitsWith({ tier: 2, features: [] });
  expect(limits.lower(GUILD, 80 * MIB)).toBe(50 * MIB);
});

it('always names a limit below what was refused, also for a direct message', () => {
  const { limits } = limitsWith(null);
  for (const bytes of [10 * MIB, 9 * MIB, 8 * MIB, MIB, 1000]) {
    expect(limits.lower(GUILD, bytes)).toBeLessThan(bytes);
    expect(limits.lower(null, bytes)).toBeLessThan(bytes);
  }
  expect(limits.of(null)).toBe(10 * MIB);
});
