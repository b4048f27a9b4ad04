// Every migration in the order in which they run. New ones go to the end; old ones never change.
import { jobs } from './001-jobs.ts';
import { money } from './002-money.ts';
import { settings } from './003-settings.ts';
import { timings } from './004-timings.ts';
import { policy } from './005-policy.ts';
import { moderation } from './006-moderation.ts';
import { audit } from './007-audit.ts';
import { jams } from './008-jams.ts';
import { draftPurse } from './009-draft-purse.ts';
import { veniceBooks } from './010-venice-books.ts';
import { postsOfFilms } from './011-posts-of-films.ts';
import type { Migration } from './migration.ts';

export type { Migration } from './migration.ts';

export const migrations: readonly Migration[] = [
  jobs,
  money,
  settings,
  timings,
  policy,
  moderation,
  audit,
  jams,
  draftPurse,
  veniceBooks,
  postsOfFilms,
];
