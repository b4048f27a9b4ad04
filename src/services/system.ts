// The machine's clock and chance. The only file that reads the time, starts a timer or rolls dice.
import { randomBytes, randomInt } from 'node:crypto';
import { CaseId, DraftId, JamId, JobId, SHORT_ID_ALPHABET } from '../domain/ids.ts';
import type { Chance, Clock } from '../domain/ports.ts';
import { Instant } from '../domain/time.ts';

/** setTimeout counts in 32 bits; longer sleeps are taken in steps. */
const LONGEST_TIMER = 2_147_483_647;

export const systemClock: Clock = {
  now: () => Instant.parse(Date.now()),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const wake = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, Math.min(Math.max(0, ms), LONGEST_TIMER));
      signal?.addEventListener('abort', wake, { once: true });
    }),
};

const letters = (length: number) =>
  Array.from({ length }, () => SHORT_ID_ALPHABET.charAt(randomInt(SHORT_ID_ALPHABET.length))).join('');

export const systemChance: Chance = {
  jobId: () => JobId.parse(letters(6)),
  draftId: () => DraftId.parse(letters(10)),
  jamId: () => JamId.parse(letters(7)),
  caseId: () => CaseId.parse(letters(8)),
  jitter: () => randomInt(1_000_000) / 1_000_000,
  key: () => randomHex(32),
  reference: () => letters(5).toUpperCase(),
};

/** Bytes that nobody can guess, as hex digits, two for each byte. */
export const randomHex = (bytes: number): string => randomBytes(bytes).toString('hex');
