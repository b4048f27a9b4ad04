// The scenes by name.

import type { Scene } from '../play.ts';
import { main } from './main.ts';
import { walk } from './walk.ts';

export const SCENES: ReadonlyMap<string, Scene> = new Map([
  ['main', main],
  ['walk', walk],
]);
