// The season that a server's statistics are about: since a day that somebody named, else this calendar quarter.
import { Temporal } from 'temporal-polyfill';
import { parseSince } from './audit-since.ts';
import { Instant, type TimeZone } from './time.ts';

/** Undefined when nobody understands what was typed. */
export const seasonStart = (asked: string | null, now: Instant, zone: TimeZone): Instant | undefined =>
  asked === null ? quarterStart(now, zone) : parseSince(asked, now, zone);

/** The first moment of January, April, July or October as people in `zone` live it. */
export function quarterStart(now: Instant, zone: TimeZone): Instant {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
  const first = today.with({ month: today.month - ((today.month - 1) % 3), day: 1 });
  return Instant.parse(first.toZonedDateTime({ timeZone: zone }).epochMilliseconds);
}
