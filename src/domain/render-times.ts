// The distribution of one model's render times, and what it says about looks: how much one is worth, how many are wanted.
// A mixture of log-logistic humps (one per finished job, one for the reported average, one of doubt), cut into cells of
// constant hazard so that every integral has a closed form. An overdue job is never hopeless.
import { DAY, MINUTE, SECOND } from './time.ts';

/** Times are milliseconds since Venice accepted the job. */
export interface RenderTimes {
  /** Share of jobs that take longer than `ms`, in (0, 1]; never rises. */
  survival(ms: number): number;
  /** The moment at which survival has sunk to `level`, in (0, 1). */
  sunkTo(level: number): number;
  /**
   * What a look at `ms` is worth to a job that was last seen rendering at `lookedMs` (0: never seen): the odds that it is
   * done, summed over the time since, in milliseconds. While the odds are small this is the waiting that is expected to
   * have piled up; it grows faster once the job is probably done. Never falls with `ms`, and has no upper bound.
   */
  worth(lookedMs: number, ms: number): number;
  /**
   * Looks that a job last seen at `lookedMs` will want between `fromMs` and `toMs` when a look costs one millisecond of
   * waiting. At a price of c milliseconds it wants 1/√c as many: the square-root rule of inspection intervals.
   */
  demand(lookedMs: number, fromMs: number, toMs: number): number;
}

interface Hump {
  readonly weight: number;
  readonly median: number;
  /** Scale of ln t: four in five are done by `median` · 4^spread. */
  readonly spread: number;
}

/** Weights are in finished jobs. Venice: the reported average is a P80, so it pins the hump at four in five. */
const SEED = { weight: 4, spread: 0.15 } as const;
/** The reported average may be wrong by a factor: a wide hump keeps looks coming before and after it. */
const DOUBT = { weight: 0.4, spread: 0.6 } as const;
/** Venice screens a prompt after it has accepted the job, so a few jobs end almost at once. */
const EARLY_END = { share: 0.02, median: 8 * SECOND, spread: 0.4 } as const;
/**
 * No job is beyond hope: once four in five are done, the rest are expected within this time, however old they are.
 * Otherwise a job that hangs for hours would be asked after twice an hour while many others render.
 */
const HOPE = 20 * MINUTE;
/** When nothing is known at all: four in five within four minutes, give or take a lot. */
const UNKNOWN_P80 = 4 * MINUTE;
/** Spread of ln t that is assumed while there are few samples, and how many samples that assumption counts for. */
const ASSUMED = { deviation: 0.35, weight: 4 } as const;

/** Few samples move the distribution little; they win over the P80 as they become many. Times in milliseconds. */
export function renderTimes(p80: number | null, samples: readonly number[]): RenderTimes {
  const cells = cellsOf(humpsOf(p80, samples));
  const cellAt = (ms: number) => cells[indexAt(ms)] ?? cells[0];
  const survival = (ms: number) => (ms <= 0 ? 1 : aliveIn(cellAt(ms), ms));
  return {
    survival,
    sunkTo(level) {
      const cell = cells.findLast((one) => one.alive >= level) ?? cells[0];
      return cell.start + Math.log(cell.alive / level) / cell.hazard;
    },
    worth(lookedMs, ms) {
      if (ms <= lookedMs) return 0;
      const piled = inverseIn(cellAt(ms), ms) - inverseIn(cellAt(lookedMs), lookedMs);
      return Math.max(0, survival(lookedMs) * piled - (ms - lookedMs));
    },
    demand(lookedMs, fromMs, toMs) {
      const looks = looksIn(cellAt(toMs), toMs) - looksIn(cellAt(fromMs), fromMs);
      return Math.max(0, looks / survival(lookedMs));
    },
  };
}

function humpsOf(average: number | null, samples: readonly number[]): readonly Hump[] {
  const times = samples.map((ms) => Math.max(ms, SECOND)).toSorted((a, b) => a - b);
  const p80 = average ?? times[Math.floor(0.8 * times.length)] ?? UNKNOWN_P80;
  const around = ({ weight, spread }: { weight: number; spread: number }) => ({
    weight,
    spread,
    median: p80 * 4 ** -spread,
  });
  const spread = kernelSpread(times);
  const own = times.map((median) => ({ weight: 1, median, spread }));
  const late = average === null ? [around(DOUBT), ...own] : [around(DOUBT), around(SEED), ...own];
  const total = late.reduce((sum, one) => sum + one.weight, 0);
  return [
    { weight: EARLY_END.share, median: Math.min(EARLY_END.median, p80 / 4), spread: EARLY_END.spread },
    ...late.map((one) => ({ ...one, weight: (one.weight / total) * (1 - EARLY_END.share) })),
  ];
}

/** How far each sample speaks for its neighbours: less as samples gather, so that two humps stay two. */
function kernelSpread(times: readonly number[]): number {
  const logs = times.map((ms) => Math.log(ms));
  const mean = logs.reduce((sum, one) => sum + one, 0) / Math.max(1, logs.length);
  const squares = logs.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  const variance = (squares + ASSUMED.weight * ASSUMED.deviation ** 2) / (logs.length + ASSUMED.weight);
  return Math.max(0.03, 0.4 * Math.sqrt(variance) * Math.max(1, logs.length) ** -0.2);
}

/** A stretch of constant hazard. */
interface Cell {
  readonly start: number;
  /** Chance per millisecond that a job still rendering is done. */
  readonly hazard: number;
  /** Survival at `start`. */
  readonly alive: number;
  /** ∫ 1 / survival, from 0 to `start`. */
  readonly inverse: number;
  /** ∫ √(hazard / 2) · survival, from 0 to `start`. */
  readonly looks: number;
}

const CELLS = 240;
const STEP = Math.log(DAY / SECOND) / CELLS;
/** Cell 0 is the first second; the others grow by STEP in ln t; the last has no end. */
const edge = (index: number) => (index === 0 ? 0 : SECOND * Math.exp((index - 1) * STEP));
const indexAt = (ms: number) => (ms < SECOND ? 0 : Math.min(CELLS, 1 + Math.floor(Math.log(ms / SECOND) / STEP)));

function cellsOf(humps: readonly Hump[]): readonly [Cell, ...Cell[]] {
  const survivalAt = (ms: number) =>
    humps.reduce((sum, one) => sum + one.weight / (1 + (ms / one.median) ** (1 / one.spread)), 0);
  let cell: Cell = { start: 0, hazard: -Math.log(survivalAt(SECOND)) / SECOND, alive: 1, inverse: 0, looks: 0 };
  const cells: [Cell, ...Cell[]] = [cell];
  for (let index = 1; index <= CELLS; index += 1) {
    const [start, end] = [edge(index), edge(index + 1)];
    const alive = aliveIn(cell, start);
    const raw = Math.log(survivalAt(start) / survivalAt(end)) / (end - start);
    const hazard = alive > 0.2 ? raw : Math.max(raw, 1 / HOPE);
    cell = { start, hazard, alive, inverse: inverseIn(cell, start), looks: looksIn(cell, start) };
    cells.push(cell);
  }
  return cells;
}

const aliveIn = (cell: Cell, ms: number) => cell.alive * Math.exp(-cell.hazard * (ms - cell.start));

const inverseIn = (cell: Cell, ms: number) =>
  cell.inverse + Math.expm1(cell.hazard * (ms - cell.start)) / (cell.hazard * cell.alive);

const looksIn = (cell: Cell, ms: number) =>
  cell.looks - (cell.alive * Math.expm1(-cell.hazard * (ms - cell.start))) / Math.sqrt(2 * cell.hazard);
