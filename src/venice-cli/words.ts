// What the command line says. Each sentence about money says what became of it.
import { type Model, seconds } from '../domain/catalogue.ts';
import type { Failure } from '../domain/job.ts';
import type { MediaTrouble } from '../domain/media.ts';
import type { FileRule, Misfit } from '../domain/misfit.ts';
import type { QuoteRefusal, Submission } from '../domain/ports.ts';
import type { VideoRequest } from '../domain/request.ts';
import type { MediaPart } from '../domain/wish.ts';
import type { JobStatus } from '../services/venice/job-handle.ts';

/** The request with the settings that were filled in for it. */
export function describeRequest(request: VideoRequest): string {
  const { model, duration, aspectRatio, resolution, audio } = request;
  const sound = audio === null ? null : `sound ${audio ? 'on' : 'off'}`;
  const factor = request.kind === 'upscale' ? `${request.factor}x` : null;
  return [model, duration, aspectRatio, resolution, factor, sound].filter((one) => one !== null).join(', ');
}

/** One line of the list. */
export function describeModel(model: Model): string {
  const lengths = model.durations.map(seconds).filter(Number.isFinite);
  const traits = [
    lengths.length === 0 ? 'as long as its source' : `${Math.min(...lengths)}-${Math.max(...lengths)} s`,
    model.private ? 'private' : 'anonymised',
    { silent: 'silent', toggle: 'sound on or off', always: 'sound' }[model.audio],
    ...(model.uncensored ? ['uncensored'] : []),
    ...(model.offline ? ['OFFLINE'] : []),
    ...(model.removedAt === null ? [] : [`leaves on ${new Date(model.removedAt).toISOString().slice(0, 10)}`]),
    ...(model.replacement === null ? [] : [`then ${model.replacement}`]),
  ];
  return `${model.id.padEnd(52)} ${model.kind.padEnd(10)} ${traits.join(', ')}`;
}

const PARTS: Readonly<Record<MediaPart, string>> = {
  start: 'a start picture (--image)',
  end: 'an end picture (--end-image)',
  source: 'a source clip (--video)',
  soundtrack: 'a soundtrack (--audio)',
  images: 'reference pictures (--image)',
  videos: 'reference clips (--video)',
  audios: 'reference sounds (--audio)',
  elements: 'elements',
  scenes: 'scene pictures',
};

export function describeRefusal(refusal: Misfit | MediaTrouble): string {
  switch (refusal.is) {
    case 'prompt-empty':
      return 'This needs words: --prompt "what happens in the clip".';
    case 'prompt-too-long':
      return `The ${refusal.field} has ${refusal.length} characters; this model reads at most ${refusal.limit}.`;
    case 'wrong-kind':
      return `${refusal.model.id} is for ${refusal.model.kind}; another command makes that.`;
    case 'model-offline':
      return `${refusal.model.id} is offline at Venice right now.`;
    case 'not-offered':
      return `${refusal.model.id} does not offer ${refusal.setting} ${refusal.asked}; it offers ${refusal.allowed.join(', ') || 'none'}.`;
    case 'extra-not-taken':
      return `${refusal.model.id} does not take a ${refusal.extra}.`;
    case 'media-missing':
      return `${refusal.model.id} needs ${PARTS[refusal.part]}.`;
    case 'media-not-taken':
      return `${refusal.model.id} does not take ${PARTS[refusal.part]}.`;
    case 'too-many-media':
      return `${refusal.model.id} takes at most ${refusal.limit} of ${PARTS[refusal.part]}; ${refusal.given} were given.`;
    case 'media-total-too-long':
      return `The ${refusal.part} last ${refusal.seconds.toFixed(1)} s together; at most ${refusal.limit} s are taken.`;
    case 'file-unfit':
      return `Number ${refusal.position} of ${PARTS[refusal.part]} ${describeRule(refusal.rule)}.`;
    case 'nothing-to-refer-to':
      return `${refusal.model.id} needs at least one picture or clip to refer to.`;
    case 'element-incomplete':
      return `Element ${refusal.position} needs a front picture or a clip.`;
    case 'too-many-parts':
      return `Frames, elements and scenes together are at most ${refusal.limit}.`;
    case 'needs-reference-video':
      return `That ${refusal.setting} needs a reference clip.`;
    case 'media-not-https':
      return 'An address must begin with https://, and a path must lead to a file.';
    case 'media-not-public':
      return 'That address is not on a public host.';
    case 'media-unreachable':
      return `The file at that address cannot be fetched (${refusal.why}).`;
    case 'media-too-large':
      return `The file is larger than ${megabytes(refusal.limit)}.`;
    case 'media-unknown':
      return `The file is none of these: ${refusal.wanted.join(', ')}.`;
    case 'media-broken':
      return `The ${refusal.type} file is broken.`;
    case 'media-gone':
      return 'The file is gone.';
    case 'media-too-large-together':
      return `Together the files have ${megabytes(refusal.bytes)}; one request carries at most ${megabytes(refusal.limit)}.`;
  }
}

function describeRule(rule: FileRule): string {
  switch (rule.is) {
    case 'wrong-type':
      return `is not of the type ${rule.wanted}`;
    case 'too-many-bytes':
      return `is larger than ${megabytes(rule.limit)}`;
    case 'too-small':
      return `has less than ${rule.minSide} pixels on its shorter side`;
    case 'bad-shape':
      return `has a width over height outside ${rule.minAspect} to ${rule.maxAspect}`;
    case 'too-short':
      return `is shorter than ${rule.minSeconds} s`;
    case 'too-long':
      return `is longer than ${rule.maxSeconds} s`;
  }
}

const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;

export const describeQuoteRefusal = ({ why, detail }: QuoteRefusal): string =>
  `Venice gives no price (${why})${detail === null ? '' : `: ${detail}`} Nothing was charged.`;

/** A submission that was not accepted. */
export function describeSubmission(submission: Exclude<Submission, { is: 'accepted' }>): string {
  switch (submission.is) {
    case 'declined':
      return describeFailure(submission.failure);
    case 'busy':
      return `Venice takes no more jobs right now. Try again in ${Math.ceil(submission.afterMs / 1_000)} s. Nothing was charged.`;
    case 'blocked':
      return submission.why === 'key'
        ? 'Venice does not accept this key. Nothing was charged.'
        : 'The balance does not cover this clip. Nothing was charged.';
    case 'unsent':
      return `The request never left this machine (${submission.why}). Nothing was charged.`;
    case 'lost':
      return [
        `The request left and no answer came (${submission.why}). Perhaps the clip was charged; Venice cannot be asked.`,
        'It was not sent again, since that could pay twice. Compare your balance (npm run venice -- limits) before you do.',
      ].join('\n');
  }
}

const CHARGED: Readonly<Record<Failure['charged'], string>> = {
  no: 'Not charged.',
  yes: 'Venice keeps the charge.',
  unknown: 'Venice does not say whether it was charged.',
};

export function describeFailure({ reason, detail, suggestedModel, charged }: Failure): string {
  return [
    `No clip (${reason})${detail === null ? '.' : `: ${detail}`}`,
    ...(suggestedModel === null ? [] : [`Venice suggests the model ${suggestedModel}.`]),
    CHARGED[charged],
  ].join(' ');
}

export function describeProgress({ progress, elapsedMs }: Extract<JobStatus, { is: 'rendering' }>): string {
  const elapsed = `${Math.round(elapsedMs / 1_000)} s`;
  return progress === null
    ? `Rendering for ${elapsed}, longer than usual`
    : `Rendering, about ${Math.round(progress * 100)} % after ${elapsed}`;
}
