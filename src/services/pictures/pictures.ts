// The pictures that the bot draws: laid out here as figures, drawn on another thread.
import type { Pictures } from '../../domain/pictures.ts';
import { type Fonts, readFonts } from './fonts.ts';
import { lineageScene } from './lineage.ts';
import { createRender } from './render.ts';
import type { Scene } from './scene.ts';
import { spendScene } from './spend-chart.ts';
import { toSvg } from './svg.ts';
import { titleScene } from './title-card.ts';

/** `limitMs`: what is not drawn by then has failed. */
export function createPictures(limitMs?: number): Pictures {
  const render = createRender(limitMs);
  const fonts = onceRead();
  const draw = async (scene: (fonts: Fonts) => Scene) => render(toSvg(scene(await fonts())));
  return {
    spendChart: (chart) => draw((letters) => spendScene(chart, letters)),
    lineage: (tree) => draw((letters) => lineageScene(tree, letters)),
    titleCard: (card) => draw((letters) => titleScene(card, letters)),
  };
}

/** Read at the first picture and kept; a failure is not kept. */
function onceRead(): () => Promise<Fonts> {
  let reading: Promise<Fonts> | null = null;
  return () => {
    reading ??= readFonts().catch((error: unknown) => {
      reading = null;
      throw error;
    });
    return reading;
  };
}
