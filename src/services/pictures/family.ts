// Grows the tree of clips from a list in any order: every clip once, whatever the list says, and never more than can be
// read. What was left out is counted where it would have hung.
import type { LineageClip } from '../../domain/pictures.ts';

export const MOST_CLIPS = 60;
/** Of those, how many may be ancestors of a highlighted clip: the others show where the tree begins. */
const MOST_ANCESTORS = 30;

export interface Branch {
  readonly id: string;
  /** null: it is only known as the parent of another. */
  readonly clip: LineageClip | null;
  readonly children: readonly Branch[];
  /** Clips below this one that are not drawn. */
  readonly hidden: number;
  /** What it came from is not drawn. */
  readonly cut: boolean;
}

export interface Family {
  readonly roots: readonly Branch[];
  readonly hidden: number;
}

/** Of two clips with one id the first counts; a circle is opened at its first clip. */
export function familyOf(clips: readonly LineageClip[], most: number = MOST_CLIPS): Family {
  const kin = inOrder(clips);
  const kept = chosen(kin, most);
  return { roots: branches(kin, kept), hidden: kin.size - kept.size };
}

interface Kin {
  readonly id: string;
  readonly clip: LineageClip | null;
  /** null: a root. */
  readonly parent: string | null;
}

/** Generation by generation, so that a parent always comes before its children. */
function inOrder(clips: readonly LineageClip[]): ReadonlyMap<string, Kin> {
  const known = new Map<string, LineageClip>();
  for (const clip of clips) if (!known.has(clip.id)) known.set(clip.id, clip);
  const children = Map.groupBy(known.values(), ({ parent }) => parent);
  const reached = new Map<string, Kin>();
  const reach = (roots: readonly string[]) => {
    let generation: Kin[] = roots.map((id) => ({ id, clip: known.get(id) ?? null, parent: null }));
    while (generation.length > 0) {
      const fresh = generation.filter(({ id }) => !reached.has(id));
      for (const kin of fresh) reached.set(kin.id, kin);
      generation = fresh.flatMap(({ id }) =>
        (children.get(id) ?? []).map((clip) => ({ id: clip.id, clip, parent: id })),
      );
    }
  };
  const missing = [...children.keys()].filter((parent): parent is string => parent !== null && !known.has(parent));
  reach([...(children.get(null) ?? []).map(({ id }) => id), ...missing]);
  for (const id of known.keys()) if (!reached.has(id)) reach([id]);
  return reached;
}

function chosen(kin: ReadonlyMap<string, Kin>, most: number): ReadonlySet<string> {
  if (kin.size <= most) return new Set(kin.keys());
  const marked = [...kin.values()].filter(({ clip }) => clip?.highlighted === true).slice(0, most);
  const kept = new Set(marked.map(({ id }) => id));
  let ancestors = Math.min(MOST_ANCESTORS, most - kept.size);
  for (const { parent } of marked) {
    for (let at = parent; at !== null && !kept.has(at) && ancestors > 0; at = kin.get(at)?.parent ?? null) {
      kept.add(at);
      ancestors -= 1;
    }
  }
  for (const { id, parent } of kin.values()) {
    if (kept.size >= most) break;
    // Those without their parent would hang in the air.
    if (parent === null || kept.has(parent)) kept.add(id);
  }
  return kept;
}

function branches(kin: ReadonlyMap<string, Kin>, kept: ReadonlySet<string>): Branch[] {
  const owners = new Map<string, string | null>();
  const hidden = new Map<string, number>();
  for (const { id, parent } of kin.values()) {
    const owner = kept.has(id) ? id : parent === null ? null : (owners.get(parent) ?? null);
    owners.set(id, owner);
    if (!kept.has(id) && owner !== null) hidden.set(owner, (hidden.get(owner) ?? 0) + 1);
  }
  const drawn = [...kin.values()].filter(({ id }) => kept.has(id));
  const children = Map.groupBy(drawn, ({ parent }) => (parent !== null && kept.has(parent) ? parent : null));
  const grow = ({ id, clip, parent }: Kin): Branch => ({
    id,
    clip,
    children: (children.get(id) ?? []).map(grow),
    hidden: hidden.get(id) ?? 0,
    cut: parent !== null && !kept.has(parent),
  });
  return (children.get(null) ?? []).map(grow);
}
