// What a comparison of our books with Venice's found, as it is kept and shown: what matches is counted, what does not is
// told row by row, and what a person has to decide stands by itself.
import { z } from 'zod';
import { GuildId, JobId } from './ids.ts';
import { Usd } from './money.ts';
import { Instant } from './time.ts';

/** A job on which the two books differ. */
export const Difference = z.object({
  is: z.enum(['missing', 'price-differs', 'refunded-there', 'kept-there']),
  job: JobId,
  guild: GuildId,
  submittedAt: Instant,
  /** What our books count for it; what Venice kept. Micro-dollars, below zero where Venice gave back more than it took. */
  ours: z.number().int(),
  theirs: z.number().int(),
});
export type Difference = z.infer<typeof Difference>;

/** A row of Venice's that none of our jobs explains. It belongs to no server. */
export const Extra = z.object({ at: Instant, net: z.number().int(), product: z.string().nullable() });
export type Extra = z.infer<typeof Extra>;

/** What an unconfirmed job's money most probably did; a person says so. */
export const Suggestion = z.object({
  job: JobId,
  guild: GuildId,
  price: Usd,
  submittedAt: Instant,
  is: z.enum(['charged', 'not-charged', 'cannot-tell']),
  because: z.enum([
    'same-id',
    'only-fit',
    'no-charge',
    'refunded',
    'too-early',
    'ambiguous',
    'price-differs',
    'model-unnamed',
    'unread-rows',
  ]),
});
export type Suggestion = z.infer<typeof Suggestion>;

export const Comparison = z.object({
  at: Instant,
  since: Instant,
  /** How many jobs match, by server. */
  matched: z.record(GuildId, z.number().int().nonnegative()),
  differences: z.array(Difference),
  suggestions: z.array(Suggestion),
  extra: z.array(Extra),
  /** Rows of Venice's that nobody could understand. */
  unread: z.number().int().nonnegative(),
  /** Jobs that it is too early to judge. */
  tooEarly: z.number().int().nonnegative(),
});
export type Comparison = z.infer<typeof Comparison>;

/** What concerns one server; what belongs to none is for whoever runs the bot. */
export function ofGuild(comparison: Comparison, guild: GuildId): Comparison {
  const { matched, differences, suggestions } = comparison;
  return {
    ...comparison,
    matched: { [guild]: matched[guild] ?? 0 },
    differences: differences.filter((one) => one.guild === guild),
    suggestions: suggestions.filter((one) => one.guild === guild),
    extra: [],
  };
}

/** Is there anything in it that a person has to look at? */
export const needsAPerson = ({ differences, suggestions }: Comparison): boolean =>
  differences.length > 0 || suggestions.some(({ is }) => is !== 'cannot-tell');
