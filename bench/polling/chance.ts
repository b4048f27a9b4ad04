// Chance that can be repeated: the same seed gives the same numbers on every machine.

export interface SeededChance {
  /** In [0, 1). */
  next(): number;
  /** From the standard normal distribution. */
  normal(): number;
}

/** The mulberry32 generator: 32 bits of state, good enough to shuffle render times, useless for secrets. */
export function seededChance(seed: number): SeededChance {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  return {
    next,
    // Box and Muller; 1 - next() is never 0, whose logarithm has no end.
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  };
}
