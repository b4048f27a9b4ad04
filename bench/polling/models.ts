// The simulated models: how long each really takes, and the average that Venice reports for it. Most reports are the
// true P80, as Venice promises; one is wrong by a factor, one describes two humps with a single number. The spreads are
// assumptions: nobody publishes render times. `spread` multiplies them all, to see what the policy is worth if they are off.
import { SECOND } from '../../src/domain/time.ts';
import type { SeededChance } from './chance.ts';

export interface SimulatedModel {
  readonly name: string;
  /** One render time in milliseconds. */
  renderMs(chance: SeededChance): number;
  /** What Venice says in `average_execution_time`, in milliseconds. */
  readonly reportedMs: number;
}

/** How far above the median the P80 of a normal distribution lies, in standard deviations. */
const P80 = 0.8416;
/** A few jobs are refused right after Venice accepted them: screening comes after the answer. */
const EARLY_END = { share: 0.02, medianMs: 6 * SECOND, deviation: 0.4 } as const;

const logNormal = (medianMs: number, deviation: number, chance: SeededChance) =>
  medianMs * Math.exp(deviation * chance.normal());

function model(name: string, reportedMs: number, usualMs: (chance: SeededChance) => number): SimulatedModel {
  return {
    name,
    reportedMs,
    renderMs: (chance) =>
      chance.next() < EARLY_END.share ? logNormal(EARLY_END.medianMs, EARLY_END.deviation, chance) : usualMs(chance),
  };
}

/** One hump, reported truly unless `misreport` multiplies it. `deviation` is that of ln t. */
function oneHump(name: string, median: number, deviation: number, misreport = 1): SimulatedModel {
  const medianMs = median * SECOND;
  const reported = medianMs * Math.exp(P80 * deviation) * misreport;
  return model(name, reported, (chance) => logNormal(medianMs, deviation, chance));
}

/** Three in five jobs take about 50 s and the others about 160 s: the P80 lies in the middle of the second hump. */
function twoHumps(name: string, deviation: number): SimulatedModel {
  return model(name, 160 * SECOND, (chance) => logNormal((chance.next() < 0.6 ? 50 : 160) * SECOND, deviation, chance));
}

/** The models, each asked for equally often. */
export function simulatedModels(spread: number): readonly [SimulatedModel, ...SimulatedModel[]] {
  return [
    oneHump('quick', 40, 0.2 * spread),
    oneHump('steady', 75, 0.12 * spread),
    oneHump('usual', 110, 0.2 * spread),
    oneHump('slow', 210, 0.2 * spread),
    oneHump('erratic', 90, 0.4 * spread),
    oneHump('misreported', 80, 0.2 * spread, 2),
    twoHumps('two humps', 0.15 * spread),
  ];
}
