// Snowflakes: ids that sort by time. Discord: milliseconds since 2015-01-01 shifted left by 22 bits.

const DISCORD_EPOCH = 1_420_070_400_000;

/** Makes ids that only ever grow, also while the clock stands still. */
export function createSnowflakes(now: () => number): () => string {
  let last = 0n;
  return () => {
    const fromTime = BigInt(now() - DISCORD_EPOCH) << 22n;
    last = fromTime > last ? fromTime : last + 1n;
    return last.toString();
  };
}

/** Compares two ids by age: negative when `a` is older. */
export function compareIds(a: string, b: string): number {
  const difference = BigInt(a) - BigInt(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The gateway shard that a guild belongs to. Discord: `(guild_id >> 22) % shards`. */
export const shardOf = (guildId: string, shards: number): number => Number((BigInt(guildId) >> 22n) % BigInt(shards));
