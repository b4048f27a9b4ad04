// The page of one model: everything it takes, what it costs for a common setting, and the way to use it.
import type { Model } from '../../domain/catalogue.ts';
import { type Accepts, acceptsOf, type ReferenceLimit } from '../../domain/families.ts';
import type { ListedPrice } from '../../services/price-list.ts';
import type { Reply } from '../view.ts';
import { spoken, t } from './language.ts';
import { type Browsing, browsingSubject, kindName, leavingWords, lengthRange, priceWords, traitsOf } from './models.ts';
import { button, buttons, customId, GOLD, line, listed, panel, quoted, reply, text } from './parts.ts';
import { counted } from './references.ts';

/** Discord: a custom id has at most 100 characters. */
const LONGEST_CUSTOM_ID = 100;
/** More than these of a setting are told as a range or a number. */
const MOST_NAMED = 12;

export function modelPageView(model: Model, price: ListedPrice, browsing: Browsing): Reply {
  const usable = !model.offline && customId('models.asked', [model.id]).length <= LONGEST_CUSTOM_ID;
  return reply(
    panel(GOLD, [
      text(`### ${quoted(model.name, 80)}\n-# \`${model.id}\``),
      text([kindName(model.kind), ...traitsOf(model)].join(' · ') + leavingWords(model)),
      text(t`Price: **${priceWords(model, price)}**`),
      line(),
      text(factsOf(model, acceptsOf(model)).join('\n')),
      text(`-# ${privacyWords(model)}`),
      buttons(
        ...(usable ? [button(t`Use this`, 'models.use', [model.id], { style: 'go' })] : []),
        button(t`All models`, 'models.page', browsingSubject(browsing)),
      ),
    ]),
  );
}

function factsOf(model: Model, accepts: Accepts): readonly string[] {
  return [
    t`Length: ${named(model.durations.filter((one) => one !== 'Auto')) ?? lengthRange(model)}`,
    ...fact(t`Shape`, named([...model.aspectRatios, ...(accepts.matchSource ? ['adaptive'] : [])])),
    ...fact(
      t`Resolution`,
      model.kind === 'upscale' ? t`once, twice or four times the source` : named(model.resolutions),
    ),
    ...(model.kind === 'upscale' ? [] : [t`Sound: ${soundWords(model)}`]),
    ...fact(t`Needs`, listedOrNull(partsOf(accepts, 'required'))),
    ...fact(t`Takes`, listedOrNull([...partsOf(accepts, 'optional'), ...extrasOf(accepts)])),
    ...fact(t`References`, listedOrNull(referencesOf(accepts))),
    ...fact(t`Pictures`, picturesOf(model)),
    ...(accepts.prompt === 'never' ? [] : [t`Prompt: up to ${model.promptLimit.toLocaleString(spoken())} characters`]),
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
      return t`none, clips are silent`;
    case 'toggle':
      return t`on or off, as you choose`;
    case 'always':
      return t`always`;
  }
}

function partsOf(accepts: Accepts, presence: 'required' | 'optional'): readonly string[] {
  const parts: readonly (readonly [Accepts['prompt'], string])[] = [
    [accepts.prompt, t`a prompt`],
    [accepts.start, t`a start picture`],
    [accepts.end, t`an end picture`],
    [accepts.source, t`a source clip`],
  ];
  return parts.filter(([given]) => given === presence).map(([, name]) => name);
}

function extrasOf(accepts: Accepts): readonly string[] {
  const extras: readonly (readonly [boolean, string])[] = [
    [accepts.soundtrack, t`a soundtrack`],
    [accepts.voice, t`a voice`],
    [accepts.camera, t`a camera path`],
    [accepts.task, t`a task (refer, edit, extend)`],
    [accepts.bitrate, t`a choice of file quality`],
  ];
  return extras.filter(([taken]) => taken).map(([, name]) => name);
}

function referencesOf(accepts: Accepts): readonly string[] {
  const timed =
    ({ minSeconds, maxSeconds }: ReferenceLimit) =>
    (words: string) =>
      t`${words} (${minSeconds}–${maxSeconds} s each)`;
  const all = [
    ...counted.pictures(accepts.images),
    ...counted.clips(accepts.videos.count).map(timed(accepts.videos)),
    ...counted.sounds(accepts.audios.count).map(timed(accepts.audios)),
    ...counted.elements(accepts.elements),
    ...counted.scenes(accepts.scenes),
  ];
  return all.length === 0 ? [] : [t`up to ${all[0] ?? ''}`, ...all.slice(1)];
}

function picturesOf({ pictures: { minSide, minAspect, maxAspect } }: Model): string | null {
  const rules = [
    ...(minSide === null ? [] : [t`at least ${minSide} pixels on the shorter side`]),
    ...(minAspect === null || maxAspect === null ? [] : [t`width over height from ${minAspect} to ${maxAspect}`]),
  ];
  return rules.length === 0 ? null : rules.join(', ');
}

const privacyWords = ({ private: isPrivate }: Model) =>
  isPrivate
    ? t`Private: Venice keeps no record of the prompt.`
    : t`Anonymised: what you send goes to an outside provider without your name.`;

/** For models that need a file, which a button cannot ask for. */
export function howToUseView(model: Model, command: string): Reply {
  return reply(
    panel(GOLD, [
      text(t`To use **${quoted(model.name, 80)}**, type this and attach your file:`),
      text(`\`\`\`\n${command}\n\`\`\``),
      text(t`-# You see the exact price before anything is charged.`),
    ]),
  );
}
