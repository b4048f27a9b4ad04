// Which clip came from which. Pure.
import type { JobId, UserId } from './ids.ts';
import type { Job } from './job.ts';
import type { LineageKind } from './pictures.ts';
import { promptOf } from './request.ts';
import { isHidden } from './review.ts';

/** A clip of the tree. What is gone shows neither its words nor its author. */
export interface Descendant {
  readonly job: Job;
  readonly kind: LineageKind;
  readonly gone: boolean;
  /** Points in its jam; null: nobody judged it, or not yet. */
  readonly points: number | null;
}

export interface Lineage {
  /** Parents before their children. */
  readonly clips: readonly Descendant[];
  readonly of: JobId;
  /** Clips further down that were not looked up. */
  readonly more: number;
  /** What authors are called on the server, as far as Discord says. */
  readonly names: ReadonlyMap<UserId, string>;
}

/** relay: it begins with the last picture of its parent. again: the parent's own words. */
export function kindOf({ request, parent }: Job, from: Job | undefined): LineageKind {
  if (parent === null) return 'root';
  if ('start' in request && request.start?.origin.from === 'clip' && request.start.origin.job === parent)
    return 'relay';
  return from !== undefined && promptOf(from.request) === promptOf(request) ? 'again' : 'remix';
}

/** Hidden by a moderator, deleted, or blanked at its author's wish. A clip that never came to be is no clip. */
export function isGone(job: Job, deleted: boolean): boolean {
  const blank = job.request.kind === 'text' && job.request.prompt === '';
  return deleted || blank || isHidden(job.state);
}

/** There is a clip of it. */
export function isFinished({ state }: Job): boolean {
  return state.at === 'rendered' || state.at === 'delivered' || state.at === 'kept' || state.at === 'withheld';
}
