// The picture of which clip came from which: a card for each clip, a line to each from what it came from, and a key to
// the signs.
import type { LineageClip, LineageKind, LineageTree } from '../../domain/pictures.ts';
import { type Branch, type Family, familyOf } from './family.ts';
import type { Fonts } from './fonts.ts';
import { fitsLayers, layered } from './layers.ts';
import { legible, lettersOf, shorten, widthOf, wrapInto } from './lettering.ts';
import { PALETTES, type Palette } from './palette.ts';
import { CARD_WIDTH, type Card, middle, type Placing } from './placing.ts';
import { inRows } from './rows.ts';
import { dashed, type Label, type Line, plain, type Scene, type Shape, whole } from './scene.ts';

const MARGIN = 48;
const TITLE = 42;
const NAME = 28;
const SMALL = 26;
const NARROWEST = CARD_WIDTH * 2;

/** Letters of the font that stand for a kind. */
const SIGNS: Readonly<Record<LineageKind, string>> = { root: '◆', remix: '✎', again: '↻', relay: '➜' };
const KINDS = ['root', 'remix', 'again', 'relay'] as const satisfies readonly LineageKind[];

export function lineageScene(tree: LineageTree, fonts: Fonts): Scene {
  const palette = PALETTES[tree.theme];
  const family = familyOf(tree.clips);
  const placing = fitsLayers(family.roots) ? layered(family.roots) : inRows(family.roots);
  const width = Math.ceil(Math.max(NARROWEST, placing.width) + 2 * MARGIN);
  const head = titleLines(tree, width, palette, fonts);
  const body = treeShapes(placing, tree, palette, fonts).map((shape) => moved(shape, MARGIN, head.height));
  const foot = footer(tree, family, head.height + placing.height + 34, width, palette, fonts);
  return { width, height: foot.bottom, ground: palette.ground, shapes: [...head.shapes, ...body, ...foot.shapes] };
}

function titleLines(tree: LineageTree, width: number, palette: Palette, fonts: Fonts) {
  const lines = wrapInto(legible(tree.title, fonts.bold), fonts.bold, TITLE, width - 2 * MARGIN, 2);
  const shapes = lines.map((line, index) => ({
    ...words(line, MARGIN, MARGIN + TITLE * (0.85 + index * 1.3), TITLE, palette.text),
    weight: 'bold' as const,
  }));
  return { shapes, height: Math.ceil(MARGIN + lines.length * TITLE * 1.3 + 20) };
}

function treeShapes(placing: Placing, tree: LineageTree, palette: Palette, fonts: Fonts): Shape[] {
  const stroke = whole(palette.edge, 4);
  const links = placing.links.map((points): Line => ({ is: 'line', points, stroke }));
  return [...links, ...placing.cards.flatMap((card) => cardShapes(card, tree, palette, fonts))];
}

function cardShapes(card: Card, tree: LineageTree, palette: Palette, fonts: Fonts): Shape[] {
  const { branch } = card;
  const gone = branch.clip === null || branch.clip.removed;
  const marked = branch.clip?.highlighted === true;
  const border = gone ? dashed(palette.edge, 3, 10, 8) : whole(marked ? palette.accent : palette.edge, marked ? 6 : 2);
  const { x, y, width, height } = card;
  const fill = plain(gone ? palette.ground : marked ? palette.marked : palette.card);
  return [
    ...(branch.cut ? [cutLine(card, palette)] : []),
    { is: 'box', x, y, width, height, paint: fill, radius: 14, border },
    ...(gone ? goneLines(card, tree, palette, fonts) : clipLines(card, branch.clip, palette, fonts)),
  ];
}

/** What it came from is further up than was drawn. */
const cutLine = (card: Card, palette: Palette): Line => ({
  is: 'line',
  points: [
    { x: card.x - 30, y: middle(card) },
    { x: card.x, y: middle(card) },
  ],
  stroke: dashed(palette.edge, 4, 4, 6),
});

const PAD = 18;
const SIGN = 34;
const FIRST_LINE = 38;
const SECOND_LINE = 75;

function clipLines(card: Card, clip: LineageClip, palette: Palette, fonts: Fonts): Label[] {
  const room = card.width - 2 * PAD - SIGN;
  const left = card.x + PAD + SIGN;
  const figures = [clip.votes === null ? '' : `▲ ${clip.votes}`, hiddenOf(card.branch)].filter((part) => part !== '');
  const aside = shorten(figures.join(' · '), fonts.regular, SMALL, room / 2);
  const rest = room - widthOf(aside, fonts.regular, SMALL) - 16;
  const name = shorten(lettersOf(clip.title, fonts.bold), fonts.bold, NAME, room);
  const author = shorten(lettersOf(clip.author, fonts.regular), fonts.regular, SMALL, rest);
  return [
    words(SIGNS[clip.kind], card.x + PAD - 2, card.y + FIRST_LINE, NAME, palette.accent),
    { ...words(name, left, card.y + FIRST_LINE, NAME, palette.text), weight: 'bold' },
    words(author, left, card.y + SECOND_LINE, SMALL, palette.muted),
    asideLabel(aside, card, palette),
  ];
}

function goneLines(card: Card, tree: LineageTree, palette: Palette, fonts: Fonts): Label[] {
  const hidden = hiddenOf(card.branch);
  const room = card.width - 2 * PAD - SIGN - widthOf(hidden, fonts.regular, SMALL) - 16;
  const removed = shorten(legible(tree.words.removed, fonts.regular), fonts.regular, SMALL, room);
  return [
    words(removed, card.x + PAD + SIGN, middle(card) + SMALL * 0.36, SMALL, palette.muted),
    asideLabel(hidden, card, palette),
  ];
}

const hiddenOf = ({ hidden }: Branch): string => (hidden === 0 ? '' : `+${hidden} …`);

const asideLabel = (aside: string, card: Card, palette: Palette): Label => ({
  ...words(aside, card.x + card.width - PAD, card.y + SECOND_LINE, SMALL, palette.muted),
  anchor: 'end',
});

const KEY_LINE = 40;
const KEY_GAP = 44;

/** The signs that occur, and how many clips were left out. */
function footer(tree: LineageTree, family: Family, y: number, width: number, palette: Palette, fonts: Fonts) {
  const shapes: Label[] = [];
  let [x, baseline] = [MARGIN, y + SMALL];
  for (const kind of KINDS.filter((each) => occurs(each, family.roots))) {
    const name = shorten(
      legible(tree.words.kinds[kind], fonts.regular),
      fonts.regular,
      SMALL,
      width - 2 * MARGIN - SIGN,
    );
    const wide = SIGN + widthOf(name, fonts.regular, SMALL);
    if (x > MARGIN && x + wide > width - MARGIN) [x, baseline] = [MARGIN, baseline + KEY_LINE];
    shapes.push(words(SIGNS[kind], x, baseline, SMALL, palette.accent));
    shapes.push(words(name, x + SIGN, baseline, SMALL, palette.muted));
    x += wide + KEY_GAP;
  }
  const more = family.hidden === 0 ? '' : legible(tree.words.more(family.hidden), fonts.regular);
  for (const line of wrapInto(more, fonts.regular, SMALL, width - 2 * MARGIN, 2)) {
    if (shapes.length > 0) baseline += KEY_LINE;
    shapes.push(words(line, MARGIN, baseline, SMALL, palette.text));
  }
  return { shapes, bottom: Math.ceil(baseline + MARGIN - 8) };
}

const occurs = (kind: LineageKind, branches: readonly Branch[]): boolean =>
  branches.some(
    ({ clip, children }) => (clip !== null && !clip.removed && clip.kind === kind) || occurs(kind, children),
  );

function moved(shape: Shape, x: number, y: number): Shape {
  switch (shape.is) {
    case 'box':
      return { ...shape, x: shape.x + x, y: shape.y + y };
    case 'line':
      return { ...shape, points: shape.points.map((point) => ({ x: point.x + x, y: point.y + y })) };
    case 'label':
      return { ...shape, x: shape.x + x, baseline: shape.baseline + y };
  }
}

function words(text: string, x: number, baseline: number, size: number, colour: string): Label {
  return { is: 'label', text, x, baseline, anchor: 'start', size, weight: 'regular', colour };
}
