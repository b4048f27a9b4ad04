// Writes a scene as SVG. Whatever a text holds, it stays text: markup is escaped here and nowhere else.
import { FAMILY } from './fonts.ts';
import type { Box, Hatch, Label, Line, Paint, Scene, Shape, Stroke } from './scene.ts';

export function toSvg(scene: Scene): string {
  const { width, height, ground, shapes } = scene;
  const size = `width="${width}" height="${height}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${width} ${height}">`,
    `<defs>${patterns(shapes)}</defs>`,
    `<rect ${size} fill="${escaped(ground)}"/>`,
    ...shapes.map(drawn),
    '</svg>',
  ].join('\n');
}

function drawn(shape: Shape): string {
  switch (shape.is) {
    case 'box':
      return box(shape);
    case 'line':
      return line(shape);
    case 'label':
      return label(shape);
  }
}

function box({ x, y, width, height, paint, radius, border }: Box): string {
  const place = `x="${figure(x)}" y="${figure(y)}" width="${figure(width)}" height="${figure(height)}"`;
  return `<rect ${place} rx="${figure(radius)}" fill="${fill(paint)}" ${outline(border)}/>`;
}

function line({ points, stroke }: Line): string {
  const places = points.map(({ x, y }) => `${figure(x)},${figure(y)}`).join(' ');
  return `<polyline points="${places}" fill="none" stroke-linejoin="round" ${outline(stroke)}/>`;
}

const WEIGHTS = { regular: 400, bold: 700 } as const;

function label({ text, x, baseline, anchor, size, weight, colour }: Label): string {
  const place = `x="${figure(x)}" y="${figure(baseline)}" text-anchor="${anchor}"`;
  const type = `font-family="${FAMILY}" font-size="${figure(size)}" font-weight="${WEIGHTS[weight]}"`;
  return `<text ${place} ${type} fill="${escaped(colour)}">${escaped(text)}</text>`;
}

function outline(stroke: Stroke | null): string {
  if (stroke === null) return '';
  const dash = stroke.dash.length === 0 ? '' : ` stroke-dasharray="${stroke.dash.map(figure).join(' ')}"`;
  return `stroke="${escaped(stroke.colour)}" stroke-width="${figure(stroke.width)}"${dash}`;
}

const fill = (paint: Paint): string => (paint.hatch === 'plain' ? escaped(paint.colour) : `url(#${patternId(paint)})`);

const patternId = ({ hatch, colour, ink }: Paint): string => `${hatch}-${colour}-${ink}`.replaceAll(/[^a-z0-9-]/gi, '');

const TILE = 18;

/** Each is drawn over the tile's edges, so that tiles join without a seam. */
const HATCHES: Readonly<Record<Hatch, string>> = {
  plain: '',
  rising: 'M-3 3L3 -3M0 18L18 0M15 21L21 15',
  falling: 'M15 -3L21 3M0 0L18 18M-3 15L3 21',
  level: 'M-1 4.5H19M-1 13.5H19',
  upright: 'M4.5 -1V19M13.5 -1V19',
  grid: 'M-1 9H19M9 -1V19',
  dots: 'M7.5 9A1.5 1.5 0 1 0 10.5 9A1.5 1.5 0 1 0 7.5 9',
  checks: 'M-1 4.5H9M9 13.5H19',
};

const THICK: Readonly<Record<Hatch, number>> = {
  plain: 0,
  rising: 4,
  falling: 4,
  level: 3,
  upright: 3,
  grid: 4,
  dots: 3,
  checks: 9,
};

function patterns(shapes: readonly Shape[]): string {
  const paints = shapes.flatMap((shape) => (shape.is === 'box' && shape.paint.hatch !== 'plain' ? [shape.paint] : []));
  const each = new Map(paints.map((paint) => [patternId(paint), paint]));
  return [...each].map(([id, paint]) => pattern(id, paint)).join('');
}

function pattern(id: string, { hatch, colour, ink }: Paint): string {
  const tile = `width="${TILE}" height="${TILE}"`;
  const marks = `<path d="${HATCHES[hatch]}" fill="none" stroke="${escaped(ink)}" stroke-width="${THICK[hatch]}"/>`;
  const ground = `<rect ${tile} fill="${escaped(colour)}"/>`;
  return `<pattern id="${id}" patternUnits="userSpaceOnUse" ${tile}>${ground}${marks}</pattern>`;
}

/** To a hundredth of a pixel. */
const figure = (number: number): string => String(Math.round(number * 100) / 100);

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
