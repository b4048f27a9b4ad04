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

/** A calendar day, a week from Monday to Sunday (ISO 8601), or a month. */
export type PeriodLength = 'day' | 'week' | 'month';

/** The calendar period around `at` as people in `zone` live it: 23, 24 or 25 hours for a day. */
export function periodAround(at: Instant, length: PeriodLength, zone: TimeZone): Period {
  const date = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
  const { first, next } = boundsOf(date, length);
  const startOf = (day: Temporal.PlainDate) => Instant.parse(day.toZonedDateTime({ timeZone: zone }).epochMilliseconds);
  return { start: startOf(first), end: startOf(next) };
}

function boundsOf(date: Temporal.PlainDate, length: PeriodLength) {
  switch (length) {
    case 'day':
      return { first: date, next: date.add({ days: 1 }) };
    case 'week': {
      const first = date.subtract({ days: date.dayOfWeek - 1 });
      return { first, next: first.add({ weeks: 1 }) };
    }
    case 'month': {
      const first = date.with({ day: 1 });
      return { first, next: first.add({ months: 1 }) };
    }
  }
}
