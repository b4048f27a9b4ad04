// The thread of `render.ts`: turns one SVG into one PNG with the house's own fonts, answers once, is ended.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { z } from 'zod';
import { FAMILY, FONT_FILES } from './fonts.ts';

const Errand = z.object({ svg: z.string() });

const require = createRequire(import.meta.url);

async function render({ svg }: z.infer<typeof Errand>): Promise<Uint8Array> {
  const [engine, regular, bold] = await Promise.all([
    readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm')),
    readFile(FONT_FILES.regular),
    readFile(FONT_FILES.bold),
  ]);
  await initWasm(engine);
  const font = { fontBuffers: [regular, bold], defaultFontFamily: FAMILY };
  return new Resvg(svg, { font }).render().asPng();
}

parentPort?.postMessage(await render(Errand.parse(workerData)));
