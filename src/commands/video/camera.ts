// Ways for the camera to go round a picture, by name, for models that take a path.
import { ApplicationCommandOptionType } from 'discord.js';
import { z } from 'zod';
import type { CameraPath } from '../../domain/request.ts';
import { read } from '../reading.ts';

/** From front (0°) at eye level and normal distance to the given end, in one even movement. */
const towards = (azimuth: number, elevation: number, distance: number): CameraPath => [
  { time: 0, azimuth: 0, elevation: 0, distance: 1 },
  { time: 1, azimuth, elevation, distance },
];

const PATHS = {
  'half-turn': { label: 'half a turn to the right', path: towards(180, 0, 1) },
  'half-turn-left': { label: 'half a turn to the left', path: towards(-180, 0, 1) },
  'full-turn': { label: 'once all the way round', path: towards(360, 0, 1) },
  rise: { label: 'up, to look from above', path: towards(0, 60, 1) },
  closer: { label: 'closer', path: towards(0, 0, 0.5) },
  away: { label: 'further away', path: towards(0, 0, 2) },
} as const satisfies Record<string, { readonly label: string; readonly path: CameraPath }>;

const Name = z.enum(['half-turn', 'half-turn-left', 'full-turn', 'rise', 'closer', 'away']);
const Options = z.object({ camera: Name.nullable().default(null) });

export const cameraOption = {
  type: ApplicationCommandOptionType.String as const,
  name: 'camera',
  description: 'Where the camera goes, for models that show a picture from all sides',
  choices: Name.options.map((name) => ({ name: PATHS[name].label, value: name })),
};

/** The chosen path; null when none was chosen, and the model's own way is taken. */
export function cameraFrom(options: unknown): CameraPath | null {
  const { camera } = read(Options, options);
  return camera === null ? null : [...PATHS[camera].path];
}
