// Why a clip was not made, what to change, and what became of the money: a sentence for every way a job can end.
import type { Advice, Failure, FailureReason, Job } from '../../domain/job.ts';
import { formatUsd } from '../../domain/money.ts';
import { t } from './language.ts';
import { code, listed, quoted } from './parts.ts';

/** Discord: a message has 2000 characters, and the prompt and the mention need room too. */
const ROOM = 1_250;

/** What happened and the money always; what helps, and Venice's own words, as far as there is room. */
export function failureText(job: Job, failure: Failure): string {
  const { complaints, hint, suggestedPrompt, requestId } = failure.advice ?? NO_ADVICE;
  const instead = failure.suggestedModel;
  const needed = [reasonText(failure.reason), moneyText(job, failure)];
  const extra = [
    ...complaints.map(complaintText),
    ...(instead === null ? [] : [t`Venice suggests the model ${code(instead, 100)} instead.`]),
    ...(hint === null ? [] : [t`Venice's hint: “${quoted(hint, 150)}”`]),
    ...(suggestedPrompt === null ? [] : [t`Venice suggests these words: “${quoted(suggestedPrompt, 200)}”`]),
    ...(failure.detail === null || saysIt(failure) ? [] : [t`Venice says: “${quoted(failure.detail, 250)}”`]),
    ...(requestId === null ? [] : [t`Venice's support knows it as ${code(requestId)}.`]),
  ];
  let left = ROOM - needed.join(' ').length;
  const fitting = extra.filter((sentence) => {
    if (sentence.length + 1 > left) return false;
    left -= sentence.length + 1;
    return true;
  });
  return [...needed.slice(0, -1), ...fitting, ...needed.slice(-1)].join(' ');
}

/** The same for a list, without Venice's own sentence. */
export const briefFailure = (job: Job, failure: Failure): string =>
  `${reasonText(failure.reason)} ${moneyText(job, failure)}`;

const NO_ADVICE = { complaints: [], hint: null, suggestedPrompt: null, requestId: null } as const;

/** Every complaint came with its legal values: Venice's sentence would only say them again. */
const saysIt = ({ advice }: Failure) =>
  advice !== undefined && advice.complaints.length > 0 && advice.complaints.every(({ allowed }) => allowed.length > 0);

function reasonText(reason: FailureReason): string {
  switch (reason) {
    case 'refused-prompt':
      return t`Venice refused your prompt. Other words, or another model, may pass.`;
    case 'refused-media':
      return t`Venice refused your picture, video or sound, not your words. Try another file.`;
    case 'refused-content':
      return t`Venice refused the content and does not say whether for your prompt or for your files. Try other words first, then another file.`;
    case 'invalid':
      return t`Venice would not take these settings. Change them and try again.`;
    case 'too-large':
      return t`Your files are more than Venice takes in one request, which is 35 MB. Use smaller or fewer files.`;
    case 'consent':
      return t`This model looks at faces, and Venice wants your yes to its terms before it starts.`;
    case 'model-gone':
      return t`Venice no longer offers this model. Choose another one.`;
    case 'region':
      return t`Venice does not offer this model in the region of this bot. Choose another one.`;
    case 'private-only':
      return t`This bot's key may use Venice's private models only, and this is none. Choose one that is marked private.`;
    case 'provider':
      return t`The rendering failed at Venice. The same prompt may work on another try or with another model.`;
    case 'expired':
      return t`Venice no longer knows this clip.`;
    case 'overdue':
      return t`The rendering took far longer than this model ever takes, so I stopped waiting.`;
    case 'broken-clip':
      return t`Venice sent a file that cannot be played, again and again.`;
    case 'media-unreadable':
      return t`One of your files could not be read: its address no longer works, or the provider of this model cannot fetch it. Sending the files themselves often helps; otherwise attach them anew.`;
    case 'placeholder':
      return t`Venice sent a placeholder instead of your clip, which is how some models hide a refusal. Try other words.`;
    case 'settled-by-moderator':
      return t`The answer from Venice was lost, and a moderator settled it.`;
    case 'refused-by-moderator':
      return t`A moderator looked at the prompt first and said no.`;
    case 'not-reviewed':
      return t`No moderator looked at the prompt in time.`;
    case 'price-rose':
      return t`A moderator approved it, but meanwhile Venice asks more than you agreed to. Press **Again** to see the new price.`;
  }
}

function complaintText({ field, allowed }: Advice['complaints'][number]): string {
  const name = fieldName(field);
  if (allowed.length === 0) return t`It is about ${name}.`;
  const shown = allowed.slice(0, 12).map((one) => code(one, 20));
  return t`For ${name}, choose ${listed(allowed.length > shown.length ? [...shown, t`another one that it offers`] : shown)}.`;
}

const fields = (): Readonly<Record<string, string>> => ({
  prompt: t`your prompt`,
  negative_prompt: t`what must not appear`,
  duration: t`the length`,
  aspect_ratio: t`the shape`,
  resolution: t`the resolution`,
  upscale_factor: t`how much larger it shall be`,
  audio: t`the sound`,
  image_url: t`the start picture`,
  end_image_url: t`the end picture`,
  video_url: t`the source clip`,
  audio_url: t`the soundtrack`,
  reference_image_urls: t`the reference pictures`,
  image_references: t`the reference pictures`,
  reference_video_urls: t`the reference clips`,
  video_references: t`the reference clips`,
  reference_audio_urls: t`the reference sounds`,
  elements: t`the elements`,
  scene_image_urls: t`the scene pictures`,
  voice_id: t`the voice`,
  bitrate_mode: t`the file quality`,
  camera_trajectory: t`the path of the camera`,
  omni_reference_task_type: t`the task`,
  model: t`the model`,
});

/** Venice names a field by its path, such as `elements.0.video_url`: its head says enough. */
function fieldName(path: string): string {
  return fields()[path.split('.')[0] ?? ''] ?? code(path);
}

export function moneyText(job: Job, failure: Failure): string {
  const price = formatUsd(job.price);
  switch (failure.charged) {
    case 'no':
      return t`**Not charged:** the ${price} are back in your limit.`;
    case 'yes':
      return t`**Charged:** Venice keeps the ${price} for this one.`;
    case 'unknown':
      return t`**Charge unknown:** Venice does not say whether it kept the ${price}, so they count as spent.`;
  }
}
