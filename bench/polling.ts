// How soon a finished clip is noticed, in simulated time. Simulated are: Venice with its 120 looks a minute (counted both
// by the minute and over the last minute), seven models of which one misreports its average and one has two humps, jobs
// that are refused right away, and a wire with latency. Not simulated: the queue and downloads. The real `pickLook`, `paceOf`
// and budget run against Venice's sample loop (5 s per job) and against that loop behind a perfect shared limiter.
import { MINUTE, SECOND } from '../src/domain/time.ts';
import { fixedLoop, limitedLoop, ours } from './polling/pollers.ts';
import { simulate } from './polling/simulation.ts';
import type { Measured } from './polling/tally.ts';

/** Jobs in flight, held steady. */
export const LOADS = [1, 5, 10, 20, 50, 100, 200] as const;

export interface PollingOptions {
  readonly loads: readonly number[];
  readonly seed: number;
  /** Finished jobs to measure at each load, roughly; the simulated minutes follow from it. At least 1. */
  readonly jobs: number;
  /** Multiplies how widely render times spread; 1 is what models.ts assumes. */
  readonly spread: number;
}

export interface LoadResult {
  readonly load: number;
  readonly ours: Measured;
  readonly fixed: Measured;
  readonly limited: Measured;
}

export interface Verdict {
  readonly pass: boolean;
  readonly claim: string;
}

/** A job takes about two minutes, so this many jobs in flight finish half as many a minute. */
const JOB_MINUTES = 2;
/** Learning and spreading out; never less than this is measured after it. */
const WARM_UP = 15;
const SHORTEST = 10;

/** Runs the three contenders at each load. The same options give the same numbers. */
export function runPolling({ loads, seed, jobs, spread }: PollingOptions): readonly LoadResult[] {
  return loads.map((load) => {
    const minutes = Math.max(SHORTEST, Math.ceil((jobs * JOB_MINUTES) / load));
    const trial = { load, seed, warmUp: WARM_UP, minutes, spread };
    return {
      load,
      ours: simulate(ours(), trial),
      fixed: simulate(fixedLoop(), trial),
      limited: simulate(limitedLoop(), trial),
    };
  });
}

/** Our mean lag as a part of the limited loop's. */
export function ratioOf({ ours: mine, limited }: LoadResult): number {
  return mine.meanLag / limited.meanLag;
}

/** What the policy promises, judged for every load that was run. */
export function judgePolling(results: readonly LoadResult[]): readonly Verdict[] {
  return results.flatMap((result) => {
    const { load, ours: mine } = result;
    const verdicts = [
      { pass: mine.tooMany === 0, claim: `${load} in flight: no 429 (${mine.tooMany})` },
      {
        pass: mine.longestSilence <= longestSilence(load),
        claim: `${load} in flight: no job goes ${inSeconds(longestSilence(load))} without a look (${inSeconds(mine.longestSilence)})`,
      },
    ];
    const bound = bestRatio(load);
    if (bound === null) return verdicts;
    const ratio = ratioOf(result);
    const claim = `${load} in flight: mean lag at most ${bound.toFixed(2)} of the limited loop's (${ratio.toFixed(2)})`;
    return [...verdicts, { pass: ratio <= bound, claim }];
  });
}

function bestRatio(load: number): number | null {
  if (load <= 5) return 0.4;
  return load >= 10 && load <= 100 ? 0.62 : null;
}

/** Two minutes, and three turns of a loop that asks everybody in turn: nobody starves for being improbable. */
const longestSilence = (load: number) => 2 * MINUTE + 3 * load * 0.5 * SECOND;

const inSeconds = (ms: number) => `${(ms / SECOND).toFixed(ms < 10 * SECOND ? 2 : 0)} s`;

/** The results as one table, a line for each load and contender. */
export function pollingTable(results: readonly LoadResult[]): string {
  const rows = results.flatMap((result) => [
    line(result.load, 'ours', result.ours, ratioOf(result).toFixed(2)),
    line(result.load, 'limited loop', result.limited, ''),
    line(result.load, '5 s loop', result.fixed, ''),
  ]);
  const head = ['in flight', 'contender', 'calls/min', '429s', 'mean lag', 'P95 lag', 'silence', 'ours/limited'];
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const print = (cells: readonly string[]) =>
    cells
      .map((cell, column) => (column === 1 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  return [head, ...rows].map(print).join('\n');
}

function line(load: number, contender: string, measured: Measured, ratio: string): readonly string[] {
  return [
    String(load),
    contender,
    measured.callsPerMinute.toFixed(0),
    String(measured.tooMany),
    inSeconds(measured.meanLag),
    inSeconds(measured.p95Lag),
    inSeconds(measured.longestSilence),
    ratio,
  ];
}
