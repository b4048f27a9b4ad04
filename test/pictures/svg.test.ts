// Whatever a text holds stays text, and what is drawn is what the scene says.
import { describe, expect, it } from 'vitest';
import { plain, type Scene, type Shape } from '../../src/services/pictures/scene.ts';
import { toSvg } from '../../src/services/pictures/svg.ts';

const sceneOf = (...shapes: Shape[]): Scene => ({ width: 200, height: 100, ground: '#fff', shapes });
const labelOf = (text: string): Shape => ({
  is: 'label',
  text,
  x: 1,
  baseline: 20,
  anchor: 'start',
  size: 12,
  weight: 'bold',
  colour: '#000',
});

describe('svg', () => {
  it('escapes what would be markup', () => {
    const svg = toSvg(sceneOf(labelOf(`</text><script>"&'`)));
    expect(svg).toContain('&lt;/text&gt;&lt;script&gt;&quot;&amp;&#39;</text>');
    expect(svg).not.toContain('<script');
  });

  it('defines each pattern once and fills with it', () => {
    const box = (hatch: 'dots' | 'plain'): Shape => ({
      is: 'box',
      x: 0,
      y: 0,
      width: 10,
      height: 10,
      paint: hatch === 'plain' ? plain('#123456') : { colour: '#123456', hatch, ink: '#fff' },
      radius: 0,
      border: null,
    });
    const svg = toSvg(sceneOf(box('dots'), box('dots'), box('plain')));
    expect(svg.match(/<pattern id="dots-123456-fff"/g)).toHaveLength(1);
    expect(svg.match(/fill="url\(#dots-123456-fff\)"/g)).toHaveLength(2);
    expect(svg).toContain('fill="#123456" ');
  });

  it('draws lines with their dashes', () => {
    const stroke = { colour: '#000', width: 2, dash: [4, 6] };
    const svg = toSvg(
      sceneOf({
        is: 'line',
        points: [
          { x: 0, y: 1.005 },
          { x: 10, y: 1 / 3 },
        ],
        stroke,
      }),
    );
    expect(svg).toContain('points="0,1 10,0.33"');
    expect(svg).toContain('stroke-dasharray="4 6"');
  });
});
