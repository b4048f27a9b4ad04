// Venice's terms about faces as a form: its own words, whole, and a box for each thing that it wants a yes to.
import { type APILabelComponent, ComponentType } from 'discord.js';
import type { ConsentTerms, Job } from '../../domain/job.ts';
import type { View } from '../view.ts';
import { t } from './language.ts';
import { customId } from './parts.ts';

/** Venice: each of these must be true. */
export const YES_BOXES = ['terms', 'right', 'screening'] as const;
export const YES = 'yes';

function wordsOf(box: (typeof YES_BOXES)[number]): { readonly label: string; readonly yes: string } {
  return {
    terms: { label: t`The terms above`, yes: t`I accept the terms and the privacy policy.` },
    right: { label: t`The files`, yes: t`I have the legal right to use them and the likeness of everyone shown.` },
    screening: { label: t`The screening`, yes: t`I know that the files may be screened before anything is made.` },
  }[box];
}

export function termsModal(job: Job, { version, policy }: ConsentTerms): View {
  const said = version === '' ? policy : `${policy}\n-# ${t`Version ${version}`}`;
  return {
    is: 'modal',
    modal: {
      title: t`Terms of Venice about faces`,
      custom_id: customId('clip.agreed', [job.id]),
      components: [{ type: ComponentType.TextDisplay, content: said }, ...YES_BOXES.map(yesBox)],
    },
  };
}

/** Discord: a single box cannot be required, a group of one can. */
function yesBox(id: (typeof YES_BOXES)[number]): APILabelComponent {
  const { label, yes } = wordsOf(id);
  return {
    type: ComponentType.Label,
    label,
    component: {
      type: ComponentType.CheckboxGroup,
      custom_id: id,
      options: [{ value: YES, label: yes }],
      min_values: 1,
      max_values: 1,
      required: true,
    },
  };
}
