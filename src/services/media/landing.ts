// A stream into a new file of ours: counted, hashed, cut off at a cap, synced. Constant memory.
import { createHash } from 'node:crypto';
import { receive } from '../spool/disk.ts';

export type Landed =
  | { readonly is: 'landed'; readonly bytes: number; readonly sha256: string }
  | { readonly is: 'too-large' }
  /** The stream broke; `by` is what it threw, which may quote a URL and must not be logged. */
  | { readonly is: 'cut'; readonly by: unknown };

/** No more than `cap` bytes ever reach the disk. Throws a retryable Fault when the disk refuses. */
export async function land(path: string, body: AsyncIterable<Uint8Array>, cap: number): Promise<Landed> {
  const hash = createHash('sha256');
  let bytes = 0;
  let end: Landed | null = null;
  async function* metered(): AsyncGenerator<Uint8Array> {
    try {
      for await (const piece of body) {
        if (bytes + piece.byteLength > cap) {
          end = { is: 'too-large' };
          return;
        }
        bytes += piece.byteLength;
        hash.update(piece);
        yield piece;
      }
      end = { is: 'landed', bytes, sha256: hash.digest('hex') };
    } catch (by) {
      end = { is: 'cut', by };
    }
  }
  const { cutBy } = await receive(path, metered());
  return end ?? { is: 'cut', by: cutBy };
}
