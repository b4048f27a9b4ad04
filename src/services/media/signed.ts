// How long a signed address of Discord's file servers lives, as it says itself.
import { Instant, SECOND } from '../../domain/time.ts';

/**
 * The end of a signed URL's life; null when it is not a URL or names none.
 * Discord: `ex` is the expiry as seconds since 1970 in hexadecimal, beside `is` (issued) and `hm` (signature).
 */
export function signedUntil(url: string): Instant | null {
  const ex = URL.parse(url)?.searchParams.get('ex') ?? '';
  return /^[0-9a-f]{1,10}$/i.test(ex) ? Instant.parse(Number.parseInt(ex, 16) * SECOND) : null;
}
