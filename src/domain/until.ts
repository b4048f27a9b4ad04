// How long something shall last, as people write it.
import { Temporal } from 'temporal-polyfill';
import { DAY, HOUR, Instant, later, MINUTE, type TimeZone } from './time.ts';

const UNITS: Readonly<Record<string, number>> = { m: MINUTE, h: HOUR, d: DAY, w: 7 * DAY };
/** English and German. */
const FOR_GOOD: ReadonlySet<string> = new Set(['for good', 'forever', 'none', 'für immer', 'ohne ende']);
const LONGEST = 5 * 366 * DAY;

/**
 * `30m`, `12h`, `3d`, `2w` from now; `2026-12-24`: until that day begins in `zone`; `for good` and the like: null.
 * Undefined when it is none of these, not in the future, or more than five years away.
 */
export function parseUntil(asked: string, now: Instant, zone: TimeZone): Instant | null | undefined {
  const plain = asked.trim().toLowerCase();
  if (FOR_GOOD.has(plain)) return null;
  const end = spanEnd(plain, now) ?? dayStart(plain, zone);
  return end === undefined || end <= now || end > later(now, LONGEST) ? undefined : end;
}

function spanEnd(plain: string, now: Instant): Instant | undefined {
  const [, count, unit] = /^(\d{1,5})\s*([mhdw])$/.exec(plain) ?? [];
  const length = unit === undefined ? undefined : UNITS[unit];
  return count === undefined || length === undefined ? undefined : later(now, Number(count) * length);
}

function dayStart(plain: string, zone: TimeZone): Instant | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(plain) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = Temporal.PlainDate.from({ year: Number(year), month: Number(month) || 1, day: Number(day) || 1 });
  // A day that does not exist, such as the 30th of February, was moved to one that does.
  if (date.toString() !== plain) return undefined;
  return Instant.safeParse(date.toZonedDateTime({ timeZone: zone }).epochMilliseconds).data;
}
