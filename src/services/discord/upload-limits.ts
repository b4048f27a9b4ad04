// How many bytes one attachment may have. Discord documents no rule for servers with boosts, so their level is a hint,
// and a 413 is the teacher: what it taught holds for some hours.
import type { GuildId } from '../../domain/ids.ts';
import { HOUR, type Instant, later } from '../../domain/time.ts';

const MIB = 1024 * 1024;

/** Discord: everybody's limit since January 2025. */
export const DEFAULT_LIMIT = 10 * MIB;

/** Sizes that Discord is known to have drawn a line at, largest first. 24: requests of 25 MiB, less their framing. */
const STEPS = [100 * MIB, 50 * MIB, 24 * MIB, DEFAULT_LIMIT, 8 * MIB] as const;

/** A lesson is forgotten after this time, because boosts come and go. */
const LESSON = 6 * HOUR;

/** What a server's boosts promise. */
export interface Boosts {
  /** 0 to 3. */
  readonly tier: number;
  /** Discord's feature strings; `MAX_FILE_SIZE_50_MB` and `MAX_FILE_SIZE_100_MB` count here. */
  readonly features: readonly string[];
}

export interface UploadLimits {
  /** Bytes, as far as is known now. */
  of(guild: GuildId | null): number;
  /** Heeds that Discord refused `bytes` as too large; returns the next limit to try, always below `bytes`. */
  lower(guild: GuildId | null, bytes: number): number;
}

/** `boostsOf` reads what the gateway last said; null for a guild that is not known. A null guild is a direct message. */
export function createUploadLimits(boostsOf: (guild: GuildId) => Boosts | null, now: () => Instant): UploadLimits {
  const lessons = new Map<GuildId, { readonly limit: number; readonly until: Instant }>();

  const of = (guild: GuildId | null): number => {
    if (guild === null) return DEFAULT_LIMIT;
    const hint = promised(boostsOf(guild));
    const lesson = lessons.get(guild);
    if (lesson === undefined) return hint;
    if (lesson.until > now()) return Math.min(lesson.limit, hint);
    lessons.delete(guild);
    return hint;
  };

  return {
    of,
    lower(guild, bytes) {
      const hint = of(guild);
      const limit = hint < bytes ? hint : (STEPS.find((step) => step < bytes) ?? Math.floor(bytes * 0.75));
      if (guild !== null) lessons.set(guild, { limit, until: later(now(), LESSON) });
      return limit;
    },
  };
}

function promised(boosts: Boosts | null): number {
  if (boosts === null) return DEFAULT_LIMIT;
  if (boosts.tier >= 3 || boosts.features.includes('MAX_FILE_SIZE_100_MB')) return 100 * MIB;
  if (boosts.tier === 2 || boosts.features.includes('MAX_FILE_SIZE_50_MB')) return 50 * MIB;
  return DEFAULT_LIMIT;
}
