// A sentence for every rule that a wish or a file can break: which one, what to do next, and that nothing was charged.
import type { Model } from '../../domain/catalogue.ts';
import type { MediaTrouble } from '../../domain/media.ts';
import type { FileRule, Misfit } from '../../domain/misfit.ts';
import { t } from './language.ts';
import { extraName, fileName, matcherName, partName, partsName, settingName, typeName } from './part-names.ts';
import { code, listed, megabytes, quoted } from './parts.ts';

const nameOf = ({ name }: Model) => `**${quoted(name, 80)}**`;

/** The rule that was broken, and what it cost: nothing. */
export const misfitText = (misfit: Misfit): string => `${whatIsWrong(misfit)} ${t`Nothing was charged.`}`;

function whatIsWrong(misfit: Misfit): string {
  switch (misfit.is) {
    case 'prompt-empty':
      return t`The prompt is empty. Describe what should happen in the clip.`;
    case 'prompt-too-long':
      return misfit.field === 'prompt'
        ? t`The prompt has ${misfit.length} characters, and this model reads at most ${misfit.limit}. Shorten it and try again.`
        : t`The negative prompt has ${misfit.length} characters, and this model reads at most ${misfit.limit}. Shorten it and try again.`;
    case 'wrong-kind':
      return `${kindText(misfit.model)} ${t`Choose a model from the list that \`model:\` offers while you type.`}`;
    case 'model-offline':
      return t`${nameOf(misfit.model)} is offline at Venice right now. Choose another model, or try again later.`;
    case 'not-offered':
      return notOffered(misfit);
    case 'extra-not-taken':
      return t`${nameOf(misfit.model)} does not take ${extraName(misfit.extra)}. Leave it out, or choose another model.`;
    case 'media-missing':
      return t`${nameOf(misfit.model)} needs ${partName(misfit.part)}. Attach it, or give its https address.`;
    case 'media-not-taken':
      return t`${nameOf(misfit.model)} does not take ${partName(misfit.part)}. Leave it out, or choose another model.`;
    case 'too-many-media':
      return tooMany(misfit);
    case 'media-total-too-long':
      return t`Your ${partsName(misfit.part)} last ${tenths(misfit.seconds)} s together, and this model takes at most ${tenths(misfit.limit)} s. Shorten or remove some.`;
    case 'file-unfit':
      return ruleText(fileName(misfit.part, misfit.position), misfit.rule);
    case 'nothing-to-refer-to':
      return t`${nameOf(misfit.model)} needs at least one picture or clip to go by; a sound alone is not enough. Attach one and try again.`;
    case 'element-incomplete':
      return t`Element ${misfit.position} has neither a front picture nor a clip. Give it one of them.`;
    case 'too-many-parts':
      return t`This model takes at most ${misfit.limit} frames, elements and scene pictures together. Remove some and try again.`;
    case 'needs-reference-video':
      return t`${matcherName(misfit.setting)} needs a reference clip. Add one, or choose something else.`;
  }
}

function kindText(model: Model): string {
  const name = `${nameOf(model)} (${code(model.id, 100)})`;
  switch (model.kind) {
    case 'text':
      return t`${name} makes videos from words alone: use it with \`/video create\`.`;
    case 'image':
      return t`${name} starts from a picture: use it with \`/video animate\`.`;
    case 'first-last':
      return t`${name} leads from one picture to another: use it with \`/video animate\` and two pictures.`;
    case 'reference':
      return t`${name} works from references: use it with \`/video reference\`.`;
    case 'video':
      return t`${name} changes a clip: use it with \`/video edit\`.`;
    case 'motion':
      return t`${name} moves a picture like a clip: use it with \`/video edit\`, a clip and a picture.`;
    case 'upscale':
      return t`${name} makes a clip larger: use it with \`/video upscale\`.`;
  }
}

function notOffered({ setting, allowed, asked, model }: Extract<Misfit, { is: 'not-offered' }>): string {
  const name = nameOf(model);
  if (setting === 'audio') {
    return allowed.includes('on')
      ? t`${name} always makes sound; it cannot be turned off. Leave \`audio\` out.`
      : t`${name} makes silent clips only. Leave \`audio\` out.`;
  }
  const choice = listed(allowed.map((one) => code(one, 30)));
  return allowed.length === 0
    ? t`${name} does not take a ${settingName(setting)}. Leave it out.`
    : t`${name} does not offer the ${settingName(setting)} ${code(asked, 30)}. Choose ${choice}.`;
}

function tooMany({ model, part, limit, given }: Extract<Misfit, { is: 'too-many-media' }>): string {
  return limit === 1
    ? t`${nameOf(model)} takes at most 1 ${partsName(part)} in all, and you gave ${given}. Remove some and try again.`
    : t`${nameOf(model)} takes at most ${limit} ${partsName(part)}, and you gave ${given}. Remove some and try again.`;
}

function ruleText(file: string, rule: FileRule): string {
  switch (rule.is) {
    case 'wrong-type':
      return t`${file} is no ${typeName(rule.wanted)}. Give a ${typeName(rule.wanted)} there.`;
    case 'too-many-bytes':
      return t`${file} is larger than ${megabytes(rule.limit)}, the most that this model reads. Make it smaller and try again.`;
    case 'too-small':
      return t`${file} is too small: its shorter side must have at least ${rule.minSide} pixels. Use a larger one.`;
    case 'bad-shape':
      return t`${file} has a shape that this model does not take: its width must be ${shapeText(rule)} its height. Crop it and try again.`;
    case 'too-short':
      return t`${file} is too short: it must last at least ${tenths(rule.minSeconds)} s. Use a longer one.`;
    case 'too-long':
      return t`${file} is too long: it may last at most ${tenths(rule.maxSeconds)} s. Cut it and try again.`;
  }
}

function shapeText({ minAspect, maxAspect }: Extract<FileRule, { is: 'bad-shape' }>): string {
  const bounds = [
    ...(minAspect > 0 ? [t`more than ${tenths(minAspect)} times`] : []),
    ...(Number.isFinite(maxAspect) ? [t`less than ${tenths(maxAspect)} times`] : []),
  ];
  return listed(bounds, 'and');
}

/** `2`, `12.5`. */
const tenths = (value: number) => String(Math.round(value * 10) / 10);

/** What is wrong with a file, and what it cost: nothing. */
export const mediaTroubleText = (trouble: MediaTrouble): string => `${troubleText(trouble)} ${t`Nothing was charged.`}`;

function troubleText(trouble: MediaTrouble): string {
  switch (trouble.is) {
    case 'media-not-https':
      return t`Only addresses that begin with \`https\` will do. Give such an address, or attach the file.`;
    case 'media-not-public':
      return t`That address does not lead to the public internet, so I do not open it. Attach the file instead.`;
    case 'media-unreachable':
      return `${unreachable(trouble.why)}`;
    case 'media-too-large':
      return t`That file is larger than ${megabytes(trouble.limit)}, the most that I take. Make it smaller and try again.`;
    case 'media-unknown':
      return t`That file is no ${listed(trouble.wanted.map(typeName))} that I can read, whatever its name says. Common formats such as PNG, JPEG, MP4 and MP3 work.`;
    case 'media-broken':
      return t`That ${typeName(trouble.type)} is damaged or cut short. Save it again, or use another one.`;
    case 'media-gone':
      return t`A file of this clip is gone: its message was deleted, or its keeping time is over. Attach it anew.`;
    case 'media-too-large-together':
      return t`Together your files have ${megabytes(trouble.bytes)}, and sent as they are they may have ${megabytes(trouble.limit)}. Use smaller or fewer files, or give https addresses without \`send_files\`.`;
  }
}

function unreachable(why: Extract<MediaTrouble, { is: 'media-unreachable' }>['why']): string {
  switch (why) {
    case 'no-answer':
      return t`Nobody answers at that address. Look whether it is right, or attach the file.`;
    case 'not-found':
      return t`There is nothing at that address. Look whether it is right, or attach the file.`;
    case 'refused':
      return t`The host at that address does not hand the file to me. Attach the file instead.`;
    case 'too-slow':
      return t`The host at that address is too slow. Try again, or attach the file.`;
    case 'too-many-redirects':
      return t`That address leads from one place to the next without end. Give the address of the file itself, or attach it.`;
  }
}
