// A jam as it stands: its money, its clips, its people. What the live card shows, and `/jam show`.
import type { Jam, JamEntry, Placing, Turn } from './jam.ts';
import type { Job } from './job.ts';
import type { Usd } from './money.ts';

export interface JamSight {
  readonly jam: Jam;
  readonly left: Usd;
  readonly held: Usd;
  readonly spent: Usd;
  readonly entries: readonly Shown[];
  readonly people: number;
  /** Clips of the jam that wait or are being made. */
  readonly underWay: number;
  readonly turns: readonly Turn[];
  /** How many have cast a ballot or given points; what they chose is nobody's business until the end. */
  readonly voters: number;
}

export interface Shown {
  readonly entry: JamEntry;
  readonly job: Job;
  /** Null until the judging is over. */
  readonly placing: Placing | null;
}
