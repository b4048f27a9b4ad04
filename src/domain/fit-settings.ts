// Choosing a setting among what a model offers: forgiving in spelling, exact in what comes out.
import { type Model, seconds } from './catalogue.ts';
import type { Accepts } from './families.ts';
import type { Misfit, ModelSetting } from './misfit.ts';
import { granted, type Outcome, refused } from './outcome.ts';

/** Venice's own string for what was asked, or a sensible default; null where the model offers nothing. */
export function choose(
  model: Model,
  setting: Exclude<ModelSetting, 'audio'>,
  offered: readonly string[],
  asked: string | null,
): Outcome<string | null, Misfit> {
  if (asked === null) return granted(preferred(setting, offered));
  const found = offered.find((one) => one === asked) ?? offered.find((one) => plain(one) === plain(asked));
  return found === undefined ? refused({ is: 'not-offered', setting, asked, model, allowed: offered }) : granted(found);
}

/** Venice: the length of these comes from the source clip; queue refuses the literal `Auto`, and takes seconds. */
const AUTO = 'Auto';
const MOST_FREE_SECONDS = 300;
/** Venice: on some reference models, as long as the reference clip. */
export const MATCHING = 'auto';

export function chooseDuration(
  model: Model,
  { matchLength }: Pick<Accepts, 'matchLength'>,
  asked: string | null,
): Outcome<string | null, Misfit> {
  const auto = model.durations.length === 1 && model.durations[0] === AUTO;
  if (!auto) {
    const offered = model.durations.filter((one) => one !== AUTO);
    return choose(model, 'duration', matchLength ? [...offered, MATCHING] : offered, asked);
  }
  if (asked === null || plain(asked) === plain(AUTO)) return granted(null);
  // Venice reads plain decimals; a hundredth of a second is finer than a frame.
  const wanted = Math.round(seconds(asked) * 100) / 100;
  return wanted > 0 && wanted <= MOST_FREE_SECONDS && model.kind !== 'upscale'
    ? granted(String(wanted))
    : refused({ is: 'not-offered', setting: 'duration', asked, model, allowed: [AUTO] });
}

export function chooseAudio(model: Model, asked: boolean | null): Outcome<boolean | null, Misfit> {
  if (model.audio === 'toggle') return granted(asked ?? true);
  const given = model.audio === 'always';
  if (asked === null || asked === given) return granted(null);
  const allowed = [given ? 'on' : 'off'];
  return refused({ is: 'not-offered', setting: 'audio', asked: asked ? 'on' : 'off', model, allowed });
}

const plain = (value: string) =>
  value
    .trim()
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/(\d)s(ec(onds?)?)?$/, '$1');

/** Sensible defaults: about five seconds, the widest common shape, 720p where there is one (cheap before pretty). */
function preferred(setting: Exclude<ModelSetting, 'audio'>, offered: readonly string[]): string | null {
  switch (setting) {
    case 'aspectRatio':
      return offered.find((ratio) => ratio === '16:9') ?? offered[0] ?? null;
    case 'resolution':
      return offered.find((one) => /^7(20|68)p$/i.test(one)) ?? offered[0] ?? null;
    case 'duration':
      return offered.toSorted((a, b) => seconds(a) - seconds(b)).find((one) => seconds(one) >= 5) ?? offered[0] ?? null;
  }
}
