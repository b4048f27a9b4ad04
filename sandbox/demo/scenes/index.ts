// The scenes by name.

import type { Scene } from '../play.ts';
import { jam } from './jam.ts';
import { main } from './main.ts';
import { walk } from './walk.ts';

export const SCENES: ReadonlyMap<string, Scene> = new Map([
  ['main', main],
  ['jam', jam],
  ['walk', walk],
]);
