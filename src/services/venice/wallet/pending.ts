// The memory of a payment that was signed and whose end is not known yet: one small file, on disk before the payment
// leaves. It holds no key and no signature, only enough to recognise the payment when it arrives.
import { open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { Usd } from '../../../domain/money.ts';
import { Instant } from '../../../domain/time.ts';
import { jsonOf } from '../errors.ts';

const PendingPayment = z.object({
  address: z.string(),
  amount: Usd,
  payTo: z.string(),
  signedAt: Instant,
  /** From then on nobody can carry it out. */
  lapsesAt: Instant,
  /** US dollars. */
  balanceBeforeUsd: z.number(),
});
export type PendingPayment = z.infer<typeof PendingPayment>;

export interface PendingNote {
  /** `unreadable`: there is a note, and it cannot be told what it says. */
  read(): Promise<PendingPayment | 'none' | 'unreadable'>;
  /** Survives a power cut once this has resolved. False, and nothing written, when there is a note already. */
  claim(payment: PendingPayment): Promise<boolean>;
  clear(): Promise<void>;
}

/** @param file where the note is kept; its folder must exist */
export function createPendingNote(file: string): PendingNote {
  return {
    async read() {
      const text = await contentOf(file);
      if (text === undefined) return 'none';
      return PendingPayment.safeParse(jsonOf(text)).data ?? 'unreadable';
    },

    async claim(payment) {
      const handle = await openNew(file);
      if (handle === undefined) return false;
      try {
        await handle.writeFile(`${JSON.stringify(payment, null, 2)}\n`);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await using folder = await open(dirname(file), 'r');
      await folder.sync();
      return true;
    },

    clear: () => rm(file, { force: true }),
  };
}

async function contentOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** Undefined when the file exists: of two top-ups at the same moment, one goes on. */
async function openNew(file: string) {
  try {
    return await open(file, 'wx', 0o600);
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return undefined;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
