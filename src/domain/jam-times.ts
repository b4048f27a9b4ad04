// What people write when they mean a moment: `in 45m`, `2h30`, `18:30`, `Fri 19:00`, `2026-12-24 20:00`, `every Friday 19:00`.
// Clock times are those of the server's zone. English and German day names.
import { Temporal } from 'temporal-polyfill';
import type { Weekly } from './jam.ts';
import { DAY, HOUR, Instant, later, MINUTE, type TimeZone } from './time.ts';

const UNITS: Readonly<Record<string, number>> = { m: MINUTE, min: MINUTE, h: HOUR, std: HOUR, d: DAY, t: DAY };
/** No jam is longer or further away. */
const FURTHEST = 90 * DAY;

/** `45m`, `1h 30m`, `2h30`, `90`: milliseconds, from a minute to ninety days; undefined when it is no length. */
export function parseLength(typed: string): number | undefined {
  const words = typed
    .trim()
    .toLowerCase()
    .replace(/^in\s+/, '');
  if (/^\d+$/.test(words)) return bounded(Number(words) * MINUTE);
  const colloquial = words.replace(/(\d+)\s*h\s*(\d{1,2})$/, '$1h$2m').replace(/\s+/g, '');
  if (!/^(?:\d+(?:min|std|[mhdt]))+$/.test(colloquial)) return undefined;
  const parts = [...colloquial.matchAll(/(\d+)(min|std|[mhdt])/g)];
  return bounded(parts.reduce((sum, [, count, unit]) => sum + Number(count) * (UNITS[unit ?? ''] ?? 0), 0));
}

const bounded = (ms: number) => (ms >= MINUTE && ms <= FURTHEST ? ms : undefined);

const DAYS = [
  ['monday', 'montag'],
  ['tuesday', 'dienstag'],
  ['wednesday', 'mittwoch'],
  ['thursday', 'donnerstag'],
  ['friday', 'freitag'],
  ['saturday', 'samstag'],
  ['sunday', 'sonntag'],
] as const;

/** 1 is Monday. Two letters are enough. */
function weekdayOf(word: string): number | undefined {
  const found = DAYS.findIndex((names) => word.length >= 2 && names.some((name) => name.startsWith(word)));
  return found === -1 ? undefined : found + 1;
}

function clockOf(word: string): { hour: number; minute: number } | undefined {
  const found = /^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm|uhr)?$/.exec(word.trim());
  if (found === null || (found[2] === undefined && found[3] === undefined)) return undefined;
  const [, hours = '', minutes = '0', half] = found;
  const hour = half === 'pm' || half === 'am' ? (Number(hours) % 12) + (half === 'pm' ? 12 : 0) : Number(hours);
  if ((half === 'am' || half === 'pm') && (Number(hours) < 1 || Number(hours) > 12)) return undefined;
  const minute = Number(minutes);
  return hour <= 23 && minute <= 59 ? { hour, minute } : undefined;
}

/** The next such moment after `now`; undefined when it is no moment, past, or more than ninety days away. */
export function parseMoment(typed: string, now: Instant, zone: TimeZone): Instant | undefined {
  const length = parseLength(typed);
  if (length !== undefined) return later(now, length);
  const words = typed.trim().toLowerCase();
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  const dated = /^(\d{4}-\d{2}-\d{2})(?:[ t]+(.+))?$/.exec(words);
  if (dated !== null) return dateMoment(dated[1] ?? '', dated[2] ?? '00:00', now, zone);
  const parts = words.split(/\s+/);
  const weekday = parts.length > 1 ? weekdayOf(parts[0] ?? '') : undefined;
  const clock = clockOf(weekday === undefined ? words : parts.slice(1).join(' '));
  if (clock === undefined) return undefined;
  if (weekday !== undefined) return nextWeekly({ weekday, ...clock }, now, zone);
  const today = local.toPlainDate().toZonedDateTime({ timeZone: zone, plainTime: clock });
  const at =
    today.epochMilliseconds > now
      ? today
      : today.toPlainDate().add({ days: 1 }).toZonedDateTime({ timeZone: zone, plainTime: clock });
  return Instant.parse(at.epochMilliseconds);
}

function dateMoment(date: string, time: string, now: Instant, zone: TimeZone): Instant | undefined {
  const clock = clockOf(time);
  if (clock === undefined) return undefined;
  try {
    const day = Temporal.PlainDate.from(date);
    const at = day.toZonedDateTime({ timeZone: zone, plainTime: clock }).epochMilliseconds;
    return at > now && at <= now + FURTHEST ? Instant.parse(at) : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** `every Friday 19:00`, `jeden Freitag 19:00`, `fri 7pm`. */
export function parseWeekly(typed: string): Weekly | undefined {
  const [day = '', ...time] = typed
    .trim()
    .toLowerCase()
    .replace(/^(?:every|jeden)\s+/, '')
    .split(/\s+/);
  const weekday = weekdayOf(day.replace(/s$/, ''));
  const clock = clockOf(time.join(' '));
  return weekday === undefined || clock === undefined ? undefined : { weekday, ...clock };
}

/** The first such moment after `now`, as people in `zone` live it. */
export function nextWeekly({ weekday, hour, minute }: Weekly, now: Instant, zone: TimeZone): Instant {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
  const days = (weekday - today.dayOfWeek + 7) % 7;
  const on = (ahead: number) =>
    today.add({ days: ahead }).toZonedDateTime({ timeZone: zone, plainTime: { hour, minute } }).epochMilliseconds;
  return Instant.parse(on(days) > now ? on(days) : on(days + 7));
}
