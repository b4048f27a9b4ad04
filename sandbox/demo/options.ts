// What can be typed after `npm run demo --`, and the words about it.

import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { SCENES } from './scenes/index.ts';

export interface DemoOptions {
  readonly scene: string;
  /** Where the clips go; absolute. */
  readonly folder: string;
  /** Keep everything running after the scene. */
  readonly serve: boolean;
}

export type Asked =
  | { readonly is: 'play'; readonly options: DemoOptions }
  | { readonly is: 'help' }
  | { readonly is: 'mistake'; readonly sentence: string };

export function readOptions(args: readonly string[]): Asked {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        scene: { type: 'string', default: 'main' },
        out: { type: 'string', default: 'demo-clips' },
        serve: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return { is: 'help' };
    if (!SCENES.has(values.scene))
      return {
        is: 'mistake',
        sentence: `There is no scene "${values.scene}". There is: ${[...SCENES.keys()].join(', ')}.`,
      };
    if (values.out.trim() === '') return { is: 'mistake', sentence: '--out needs the name of a folder.' };
    return { is: 'play', options: { scene: values.scene, folder: resolve(values.out), serve: values.serve } };
  } catch (error) {
    return { is: 'mistake', sentence: error instanceof Error ? error.message : String(error) };
  }
}

export const HELP = `npm run demo -- [options]

Plays a short scene with the real bot against a Venice and a Discord on this machine, prints it as a transcript,
and saves the clips. No account and no network are needed.

  --scene NAME   which scene (main when left out):
${[...SCENES].map(([name, { summary }]) => `                   ${name}: ${summary}`).join('\n')}
  --out DIR      where the clips go (demo-clips when left out)
  --serve        keep everything running after the scene, until Ctrl+C
  --help         this text
`;
