// Judges bytes as the spool does: by a file on disk.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkClip, type Verdict } from '../../src/services/spool/check.ts';

export async function checkBytes(bytes: Uint8Array): Promise<Verdict> {
  const folder = await mkdtemp(join(tmpdir(), 'gondolier-check-'));
  try {
    const path = join(folder, 'clip.mp4');
    await writeFile(path, bytes);
    return await checkClip(path, bytes.byteLength);
  } finally {
    await rm(folder, { recursive: true });
  }
}
