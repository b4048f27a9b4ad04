// From when on somebody wants to see the log, as people write it.
import { Temporal } from 'temporal-polyfill';
import { DAY, HOUR, Instant, later, MINUTE, type TimeZone } from './time.ts';

const UNITS: Readonly<Record<string, number>> = { m: MINUTE, h: HOUR, d: DAY, w: 7 * DAY };

/** `90m`, `12h`, `3d`, `2w` ago; `2026-12-24`: since that day began in `zone`. Undefined when it is neither. */
export function parseSince(asked: string, now: Instant, zone: TimeZone): Instant | undefined {
  const plain = asked.trim().toLowerCase();
  const [, count, unit] = /^(\d{1,5})\s*([mhdw])$/.exec(plain) ?? [];
  const length = unit === undefined ? undefined : UNITS[unit];
  if (count !== undefined && length !== undefined) return later(now, -Number(count) * length);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(plain)) return undefined;
  try {
    const start = Temporal.PlainDate.from(plain).toZonedDateTime({ timeZone: zone });
    return Instant.safeParse(start.epochMilliseconds).data;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
