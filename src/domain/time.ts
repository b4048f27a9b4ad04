// Moments and calendar periods. Pure: nobody here asks what time it is.
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

/** Milliseconds since 1970-01-01 UTC. */
export const Instant = z.number().int().nonnegative().brand<'Instant'>();
export type Instant = z.infer<typeof Instant>;

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The instant `ms` milliseconds after `from`; negative goes back, never before 1970. */
export function later(from: Instant, ms: number): Instant {
  return Instant.parse(Math.max(0, Math.round(from + ms)));
}

/** An IANA zone name such as `Europe/Rome`, known to this Node. */
export const TimeZone = z
  .string()
  .refine((zone) => {
    try {
      new Intl.DateTimeFormat('en', { timeZone: zone });
      return true;
    } catch {
      return false;
    }
  }, 'a time zone looks like Europe/Rome or UTC')
  .brand<'TimeZone'>();
export type TimeZone = z.infer<typeof TimeZone>;

export const UTC: TimeZone = TimeZone.parse('UTC');

export interface Period {
  /** First instant inside. */
  readonly start: Instant;
  /** First instant after. */
  readonly end: Instant;
}

/** The calendar day or month around `at` as people in `zone` live it: 23, 24 or 25 hours for a day. */
export function periodAround(at: Instant, length: 'day' | 'month', zone: TimeZone): Period {
  const date = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
  const first = length === 'day' ? date : date.with({ day: 1 });
  const next = length === 'day' ? first.add({ days: 1 }) : first.add({ months: 1 });
  const startOf = (day: Temporal.PlainDate) => Instant.parse(day.toZonedDateTime({ timeZone: zone }).epochMilliseconds);
  return { start: startOf(first), end: startOf(next) };
}
