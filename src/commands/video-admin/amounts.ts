// Amounts, numbers and spans as moderators type them; `none` is an explicit "no limit".
import { type Usd, usd } from '../../domain/money.ts';

const plainly = (asked: string) => asked.trim().toLowerCase();

/** What people write for an explicit “no limit”, in English and German. */
const NO_LIMIT: ReadonlySet<string> = new Set(['none', 'keins', 'keine', 'kein', 'ohne']);

/** `2`, `0.50`, `$3`, `1,50`; `none` is null. Undefined when it is no amount. At most a million dollars. */
export function parseAmount(asked: string): Usd | null | undefined {
  const plain = plainly(asked).replace(/^\$/, '').replace(',', '.');
  if (NO_LIMIT.has(plain)) return null;
  if (!/^\d{1,7}(\.\d{1,6})?$/.test(plain) || Number(plain) > 1_000_000) return undefined;
  return usd(Number(plain));
}

/** A whole number within the bounds; `none` is null. Undefined when it is neither. */
export function parseCount(asked: string, least: number, most: number): number | null | undefined {
  const plain = plainly(asked);
  if (NO_LIMIT.has(plain)) return null;
  const count = /^\d{1,6}$/.test(plain) ? Number(plain) : Number.NaN;
  return count >= least && count <= most ? count : undefined;
}

const SECONDS: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3_600 };
const DAY_IN_SECONDS = 86_400;

/** `90`, `90s`, `5m`, `2h` in seconds, a day at most; `none` is null. Undefined when it is neither. */
export function parseSpan(asked: string): number | null | undefined {
  const plain = plainly(asked);
  if (NO_LIMIT.has(plain)) return null;
  const [, count, unit = ''] = /^(\d{1,5})\s*([smh]?)$/.exec(plain) ?? [];
  const seconds = Number(count ?? Number.NaN) * (SECONDS[unit] ?? Number.NaN);
  return seconds >= 1 && seconds <= DAY_IN_SECONDS ? seconds : undefined;
}
