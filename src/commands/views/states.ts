// Where a clip stands, in a member's words, and why it cannot be called off or shown there.
import type { JobId } from '../../domain/ids.ts';
import type { StateName } from '../../domain/job.ts';
import { t } from './language.ts';

export function notCancellable(job: JobId, state: StateName): string {
  switch (state) {
    case 'awaiting':
    case 'queued':
      return t`Clip \`${job}\` could not be called off just now. Try again.`;
    case 'submitting':
    case 'rendering':
      return t`Clip \`${job}\` is already being made at Venice, and Venice cannot cancel a clip: it is paid for and will be posted when it is done.`;
    case 'unconfirmed':
      return t`Clip \`${job}\` may or may not have reached Venice. The money stays set aside until a moderator settles it.`;
    case 'withheld':
    case 'rendered':
      return t`Clip \`${job}\` is finished and about to be posted.`;
    case 'delivered':
    case 'kept':
    case 'failed':
    case 'cancelled':
      return t`Clip \`${job}\` cannot be called off: ${stateWords(state)}.`;
  }
}

export function noClip(job: JobId, state: StateName): string {
  return state === 'failed' || state === 'cancelled'
    ? t`Clip \`${job}\` has no video: ${stateWords(state)}.`
    : t`Clip \`${job}\` has no video yet: ${stateWords(state)}. It will be posted when it is done.`;
}

export function stateWords(state: StateName): string {
  switch (state) {
    case 'awaiting':
      return t`a moderator looks at the prompt first`;
    case 'withheld':
      return t`a moderator looks at it before it is posted`;
    case 'queued':
      return t`it waits in line`;
    case 'submitting':
      return t`it is being handed to Venice`;
    case 'unconfirmed':
      return t`its submission was not answered, and a moderator must settle it`;
    case 'rendering':
      return t`it is being made`;
    case 'rendered':
      return t`it is about to be posted`;
    case 'delivered':
      return t`it was posted`;
    case 'kept':
      return t`it is finished and kept, but could not be posted`;
    case 'failed':
      return t`it ended without a clip`;
    case 'cancelled':
      return t`it was called off`;
  }
}
