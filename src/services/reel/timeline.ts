// The film on paper: which piece is on screen from which picture to which, and what fades. Pure; counted in pictures, so
// that sound and picture of every piece are equally long to the sample.
import type { Chapter } from '../../domain/reel.ts';
import { SECOND } from '../../domain/time.ts';

/** Samples per second of the film's sound: a whole number of them goes into a picture at 24 and at 30 per second. */
export const SAMPLE_RATE = 48_000;

const CARD_SECONDS = 2;
const FADE_SECONDS = 0.5;

/** A still card, or a clip; `part` is the index of the part it belongs to, null for the opening. */
export type Piece =
  | { readonly is: 'card'; readonly part: number | null; readonly frames: number }
  | { readonly is: 'clip'; readonly part: number; readonly frames: number };

export interface Shot {
  readonly piece: Piece;
  /** Pictures at its beginning into which the shot before dissolves, and at its end that dissolve into the next. */
  readonly head: number;
  readonly tail: number;
  /** Pictures that come out of black at its beginning, and go into it at its end. */
  readonly fromBlack: number;
  readonly toBlack: number;
}

export interface Timeline {
  readonly rate: 24 | 30;
  readonly shots: readonly Shot[];
  /** Pictures of the whole film. */
  readonly frames: number;
  readonly durationMs: number;
  readonly chapters: readonly Chapter[];
}

export interface Script {
  readonly rate: 24 | 30;
  readonly opening: boolean;
  readonly parts: readonly { readonly title: string; readonly durationMs: number; readonly card: boolean }[];
  readonly crossFade: boolean;
}

export function timelineOf(script: Script): Timeline {
  const { rate } = script;
  const pieces = piecesOf(script);
  const shots = pieces.map((piece, index) => shotOf(script, pieces, piece, index));
  const starts = new Map<number, number>();
  let frames = 0;
  for (const { piece, head, tail } of shots) {
    if (piece.part !== null && !starts.has(piece.part)) starts.set(piece.part, frames + head);
    frames += piece.frames - tail;
  }
  const msOf = (count: number) => Math.round((count / rate) * SECOND);
  const chapters = script.parts.map(({ title }, part) => ({ title, startMs: msOf(starts.get(part) ?? 0) }));
  return { rate, shots, frames, durationMs: msOf(frames), chapters };
}

function piecesOf({ rate, opening, parts }: Script): readonly Piece[] {
  const card = (part: number | null): Piece => ({ is: 'card', part, frames: CARD_SECONDS * rate });
  return [
    ...(opening ? [card(null)] : []),
    ...parts.flatMap((one, part): readonly Piece[] => [
      ...(one.card ? [card(part)] : []),
      { is: 'clip', part, frames: Math.max(1, Math.round((one.durationMs / SECOND) * rate)) },
    ]),
  ];
}

/** The film begins at full light, since its first picture is what a message shows of it, and ends in black. */
function shotOf({ rate, crossFade }: Script, pieces: readonly Piece[], piece: Piece, index: number): Shot {
  const [before, after] = [pieces[index - 1], pieces[index + 1]];
  const overlap = (other: Piece | undefined) => (crossFade && other !== undefined ? fade(rate, piece, other) : 0);
  const alone = !crossFade && piece.is === 'card';
  return {
    piece,
    head: overlap(before),
    tail: overlap(after),
    fromBlack: alone && before !== undefined ? fade(rate, piece) : 0,
    toBlack: alone || after === undefined ? fade(rate, piece) : 0,
  };
}

/** At most a third of the shortest, so that every piece has a moment of its own. */
function fade(rate: number, ...pieces: readonly Piece[]): number {
  return Math.min(FADE_SECONDS * rate, ...pieces.map((piece) => Math.floor(piece.frames / 3)));
}
