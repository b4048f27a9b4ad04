// Why a clip was not made, what to change, and what became of the money: a sentence for every way a job can end.
import type { Failure, FailureReason, Job } from '../../domain/job.ts';
import { formatUsd } from '../../domain/money.ts';
import { code, quoted } from './parts.ts';

export function failureText(job: Job, failure: Failure): string {
  const detail = failure.detail === null ? '' : ` Venice says: “${quoted(failure.detail, 250)}”`;
  const instead =
    failure.suggestedModel === null ? '' : ` Venice suggests the model ${code(failure.suggestedModel, 100)} instead.`;
  return `${reasonText(failure.reason)}${detail}${instead} ${moneyText(job, failure)}`;
}

/** The same for a list, without Venice's own sentence. */
export const briefFailure = (job: Job, failure: Failure): string =>
  `${reasonText(failure.reason)} ${moneyText(job, failure)}`;

function reasonText(reason: FailureReason): string {
  switch (reason) {
    case 'refused-prompt':
      return 'Venice refused your prompt. Other words, or another model, may pass.';
    case 'refused-media':
      return 'Venice refused your picture or video, not your words. Try another one.';
    case 'invalid':
      return 'Venice would not take these settings. Change them and try again.';
    case 'model-gone':
      return 'Venice no longer offers this model. Choose another one.';
    case 'region':
      return "Venice does not allow this model for this bot's key or region. Choose another one.";
    case 'provider':
      return 'The rendering failed at Venice. The same prompt may work on another try or with another model.';
    case 'expired':
      return 'Venice no longer knows this clip.';
    case 'overdue':
      return 'The rendering took far longer than this model ever takes, so I stopped waiting.';
    case 'broken-clip':
      return 'Venice sent a file that cannot be played, again and again.';
    case 'placeholder':
      return 'Venice sent a placeholder instead of your clip, which is how some models hide a refusal. Try other words.';
    case 'settled-by-moderator':
      return 'The answer from Venice was lost, and a moderator settled it.';
  }
}

export function moneyText(job: Job, failure: Failure): string {
  const price = formatUsd(job.price);
  switch (failure.charged) {
    case 'no':
      return `**Not charged:** the ${price} are back in your limit.`;
    case 'yes':
      return `**Charged:** Venice keeps the ${price} for this one.`;
    case 'unknown':
      return `**Charge unknown:** Venice does not say whether it kept the ${price}, so they count as spent.`;
  }
}
