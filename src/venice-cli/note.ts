// The note beside a clip that is being made: written before the paid call leaves, so that no interruption makes anybody
// pay twice or lose what was paid for. It may hold a secret link, so only its owner can read it.
import { open, readFile, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import { ModelId } from '../domain/ids.ts';
import { Ticket } from '../domain/job.ts';

export const Note = z.discriminatedUnion('is', [
  /** The paid call may have left; no answer was seen. */
  z.object({ is: z.literal('submitting'), model: ModelId, priceUsd: z.number(), at: z.iso.datetime() }),
  /** Venice took the job: its clip can be fetched for a day. */
  z.object({ is: z.literal('submitted'), ticket: Ticket, out: z.string(), at: z.iso.datetime() }),
]);
export type Note = z.infer<typeof Note>;

export const notePath = (out: string) => `${resolve(out)}.job.json`;

/** Returns once the note survives a power cut. */
export async function writeNote(path: string, note: Note): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(note, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** null: there is none. Throws for a file that is not a note. */
export async function readNote(path: string): Promise<Note | null> {
  try {
    return Note.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

export const removeNote = (path: string): Promise<void> => rm(path, { force: true });
