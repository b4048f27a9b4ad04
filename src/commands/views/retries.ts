// What a member can press under the word that a clip was not made: the same again, other words, and whatever of the
// rest would help. Each leads to an ordinary price card.
import type { APIButtonComponent } from 'discord.js';
import type { Job } from '../../domain/job.ts';
import { mediaOf } from '../../domain/request.ts';
import type { Settings } from '../../domain/settings.ts';
import { t } from './language.ts';
import { button } from './parts.ts';

/** Discord: five buttons stand in a row. */
export function retryButtons(job: Job, consents: Settings['consents']): readonly APIButtonComponent[] {
  const failure = job.state.at === 'failed' ? job.state.failure : null;
  const unread = failure?.reason === 'media-unreadable' && mediaOf(job.request).some(({ inline }) => !inline);
  const suggested = failure?.suggestedModel ?? null;
  return [
    button(t`Again`, 'clip.again', [job.id]),
    button(t`Remix`, 'clip.remix', [job.id]),
    ...(suggested === null ? [] : [button(labelFor(suggested), 'clip.instead', [job.id])]),
    ...(unread ? [button(t`Send the files themselves`, 'clip.carry', [job.id])] : []),
    ...(wantsConsent(job) && consents === 'ask' ? [button(t`Read the terms`, 'clip.terms', [job.id])] : []),
  ];
}

/** Discord: a label has at most 80 characters. */
function labelFor(model: string): string {
  const label = t`Try it with ${model}`;
  return label.length <= 80 ? label : `${label.slice(0, 79)}…`;
}

const wantsConsent = (job: Job) =>
  job.state.at === 'failed' &&
  job.state.failure.reason === 'consent' &&
  job.state.failure.advice?.consent !== null &&
  job.state.failure.advice !== undefined;

/** What a yes would take here; empty where no yes is asked for. */
export function consentWord(job: Job, consents: Settings['consents']): string {
  if (job.state.at !== 'failed' || job.state.failure.reason !== 'consent') return '';
  if (consents === 'ask' && wantsConsent(job)) return t`Read the terms, and decide whether you agree to them.`;
  return t`Saying yes is not allowed on this server; a moderator can allow it with \`/video-admin limits\`. Another model, or a picture without faces, works at once.`;
}
