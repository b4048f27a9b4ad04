// The page of one model: everything it takes, what it costs for a common setting, and the way to use it.
import type { Model } from '../../domain/catalogue.ts';
import { type Accepts, acceptsOf, type ReferenceLimit } from '../../domain/families.ts';
import type { ListedPrice } from '../../services/price-list.ts';
import type { Reply } from '../view.ts';
import {
  type Browsing,
  browsingSubject,
  KIND_NAMES,
  leavingWords,
  lengthRange,
  priceWords,
  traitsOf,
} from './models.ts';
import { button, buttons, customId, GOLD, line, listed, panel, quoted, reply, text } from './parts.ts';

/** Discord: a custom id has at most 100 characters. */
const LONGEST_CUSTOM_ID = 100;
/** More than these of a setting are told as a range or a number. */
const MOST_NAMED = 12;

export function modelPageView(model: Model, price: ListedPrice, browsing: Browsing): Reply {
  const usable = !model.offline && customId('models.asked', [model.id]).length <= LONGEST_CUSTOM_ID;
  return reply(
    panel(GOLD, [
      text(`### ${quoted(model.name, 80)}\n-# \`${model.id}\``),
      text([KIND_NAMES[model.kind], ...traitsOf(model)].join(' · ') + leavingWords(model)),
      text(`Price: **${priceWords(model, price)}**`),
      line(),
      text(factsOf(model, acceptsOf(model)).join('\n')),
      text(`-# ${privacyWords(model)}`),
      buttons(
        ...(usable ? [button('Use this', 'models.use', [model.id], { style: 'go' })] : []),
        button('All models', 'models.page', browsingSubject(browsing)),
      ),
    ]),
  );
}

function factsOf(model: Model, accepts: Accepts): readonly string[] {
  return [
    `Length: ${named(model.durations.filter((one) => one !== 'Auto')) ?? lengthRange(model)}`,
    ...fact('Shape', named([...model.aspectRatios, ...(accepts.matchSource ? ['adaptive'] : [])])),
    ...fact('Resolution', model.kind === 'upscale' ? 'once, twice or four times the source' : named(model.resolutions)),
    ...(model.kind === 'upscale' ? [] : [`Sound: ${soundWords(model)}`]),
    ...fact('Needs', listedOrNull(partsOf(accepts, 'required'))),
    ...fact('Takes', listedOrNull([...partsOf(accepts, 'optional'), ...extrasOf(accepts)])),
    ...fact('References', listedOrNull(referencesOf(accepts))),
    ...fact('Pictures', picturesOf(model)),
    ...(accepts.prompt === 'never' ? [] : [`Prompt: up to ${model.promptLimit.toLocaleString('en-US')} characters`]),
  ];
}

const fact = (name: string, words: string | null): readonly string[] => (words === null ? [] : [`${name}: ${words}`]);

function named(values: readonly string[]): string | null {
  if (values.length === 0 || values.length > MOST_NAMED) return null;
  return values.map((one) => `\`${one}\``).join(', ');
}

const listedOrNull = (words: readonly string[]) => (words.length === 0 ? null : listed(words, 'and'));

function soundWords({ audio }: Model): string {
  switch (audio) {
    case 'silent':
      return 'none, clips are silent';
    case 'toggle':
      return 'on or off, as you choose';
    case 'always':
      return 'always';
  }
}

function partsOf(accepts: Accepts, presence: 'required' | 'optional'): readonly string[] {
  const parts: readonly (readonly [Accepts['prompt'], string])[] = [
    [accepts.prompt, 'a prompt'],
    [accepts.start, 'a start picture'],
    [accepts.end, 'an end picture'],
    [accepts.source, 'a source clip'],
  ];
  return parts.filter(([given]) => given === presence).map(([, name]) => name);
}

function extrasOf(accepts: Accepts): readonly string[] {
  const extras: readonly (readonly [boolean, string])[] = [
    [accepts.soundtrack, 'a soundtrack'],
    [accepts.voice, 'a voice'],
    [accepts.camera, 'a camera path'],
    [accepts.task, 'a task (refer, edit, extend)'],
    [accepts.bitrate, 'a choice of file quality'],
  ];
  return extras.filter(([taken]) => taken).map(([, name]) => name);
}

function referencesOf(accepts: Accepts): readonly string[] {
  const counted = (count: number, name: string) => (count === 0 ? [] : [`${count} ${name}${count === 1 ? '' : 's'}`]);
  const timed = (limit: ReferenceLimit, name: string) =>
    counted(limit.count, name).map((words) => `${words} (${limit.minSeconds}–${limit.maxSeconds} s each)`);
  const all = [
    ...counted(accepts.images, 'picture'),
    ...timed(accepts.videos, 'clip'),
    ...timed(accepts.audios, 'sound'),
    ...counted(accepts.elements, 'element'),
    ...counted(accepts.scenes, 'scene picture'),
  ];
  return all.length === 0 ? [] : [`up to ${all[0]}`, ...all.slice(1)];
}

function picturesOf({ pictures: { minSide, minAspect, maxAspect } }: Model): string | null {
  const rules = [
    ...(minSide === null ? [] : [`at least ${minSide} pixels on the shorter side`]),
    ...(minAspect === null || maxAspect === null ? [] : [`width over height from ${minAspect} to ${maxAspect}`]),
  ];
  return rules.length === 0 ? null : rules.join(', ');
}

const privacyWords = ({ private: isPrivate }: Model) =>
  isPrivate
    ? 'Private: Venice keeps no record of the prompt.'
    : 'Anonymised: what you send goes to an outside provider without your name.';

/** For models that need a file, which a button cannot ask for. */
export function howToUseView(model: Model, command: string): Reply {
  return reply(
    panel(GOLD, [
      text(`To use **${quoted(model.name, 80)}**, type this and attach your file:`),
      text(`\`\`\`\n${command}\n\`\`\``),
      text('-# You see the exact price before anything is charged.'),
    ]),
  );
}
