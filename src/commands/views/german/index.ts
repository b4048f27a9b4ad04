// Every sentence of the views in German, by its English form. A view has its catalogue beside the others; a sentence
// that several views say stands in one of them.
import { access } from './access.ts';
import { audit } from './audit.ts';
import { blocks } from './blocks.ts';
import { broken } from './broken.ts';
import { card } from './card.ts';
import { cases } from './cases.ts';
import { failures } from './failures.ts';
import { forms } from './forms.ts';
import { health } from './health.ts';
import { jamFinale } from './jam-finale.ts';
import { jamHost } from './jam-host.ts';
import { jamPlay } from './jam-play.ts';
import { jamRefusals } from './jam-refusals.ts';
import { jams } from './jams.ts';
import { limits } from './limits.ts';
import { lists } from './lists.ts';
import { memos } from './memos.ts';
import { misfits } from './misfits.ts';
import { modelPage } from './model-page.ts';
import { models } from './models.ts';
import { moderation } from './moderation.ts';
import { money } from './money.ts';
import { notices } from './notices.ts';
import { parts } from './parts.ts';
import { petitions } from './petitions.ts';
import { policy } from './policy.ts';
import { privacy } from './privacy.ts';
import { receipt } from './receipt.ts';
import { references } from './references.ts';
import { refusals } from './refusals.ts';
import { setup } from './setup.ts';
import { transcripts } from './transcripts.ts';
import { verdicts } from './verdicts.ts';

/** One for each part of what members read; no sentence stands in two of them. */
export const catalogues: readonly Readonly<Record<string, string>>[] = [
  access,
  audit,
  blocks,
  broken,
  card,
  cases,
  failures,
  forms,
  health,
  jamHost,
  jamPlay,
  jamRefusals,
  jams,
  jamFinale,
  limits,
  lists,
  memos,
  misfits,
  modelPage,
  models,
  moderation,
  money,
  notices,
  parts,
  petitions,
  policy,
  privacy,
  receipt,
  references,
  refusals,
  setup,
  transcripts,
  verdicts,
];

export const german: Readonly<Record<string, string>> = Object.fromEntries(
  catalogues.flatMap((one) => Object.entries(one)),
);
