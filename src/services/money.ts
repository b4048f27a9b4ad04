// What moderators and whoever runs the bot do about money, put together.
import type { Billing } from '../domain/charges.ts';
import type { VideoProvider } from '../domain/ports.ts';
import { createBreaker } from './breaker.ts';
import { createCorrections } from './corrections.ts';
import { createPauses } from './pauses.ts';
import { createReconciliation } from './reconciliation.ts';
import type { Rights } from './rights.ts';
import { createSpend } from './spend.ts';

type Deps = Parameters<typeof createCorrections>[0] & {
  readonly provider: Pick<VideoProvider, 'preflight'>;
  readonly rights: Rights;
  readonly billing: Billing | null;
};

export function createMoney(deps: Deps) {
  const { service: reconciliation, worker: reconciler } = createReconciliation(deps);
  const [corrections, pauses, spend] = [createCorrections(deps), createPauses(deps), createSpend(deps)];
  return {
    services: { corrections, pauses, spend, reconciliation },
    workers: [createBreaker(deps), reconciler],
  };
}
