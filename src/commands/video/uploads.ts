// Files that came with a form, taken in together: all of them, in their order, or the reason why one was not.
import type { Media, MediaType } from '../../domain/media.ts';
import { granted, type Outcome } from '../../domain/outcome.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Services } from '../../services/index.ts';
import type { GivenFile } from '../feature.ts';

export async function takenIn(
  files: readonly GivenFile[],
  { desk }: Pick<Services, 'desk'>,
  wanted: readonly MediaType[],
): Promise<Outcome<readonly Media[], Refusal>> {
  const taken = await Promise.all(files.map(({ url }) => desk.attached(url, wanted)));
  const media: Media[] = [];
  for (const one of taken) {
    if (!one.ok) return one;
    media.push(one.value);
  }
  return granted(media);
}

/** The one file of a field; null when it was left empty. */
export async function oneTakenIn(
  files: readonly GivenFile[],
  services: Pick<Services, 'desk'>,
  wanted: readonly MediaType[],
): Promise<Outcome<Media | null, Refusal>> {
  const taken = await takenIn(files.slice(0, 1), services, wanted);
  return taken.ok ? granted(taken.value[0] ?? null) : taken;
}
