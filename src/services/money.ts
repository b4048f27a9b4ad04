// What moderators and whoever runs the bot do about money, put together.
import type { VideoProvider } from '../domain/ports.ts';
import { createBreaker } from './breaker.ts';
import { createCorrections } from './corrections.ts';
import { createPauses } from './pauses.ts';
import { createSpend } from './spend.ts';

type Deps = Parameters<typeof createCorrections>[0] & { readonly provider: Pick<VideoProvider, 'preflight'> };

export function createMoney(deps: Deps) {
  return {
    services: { corrections: createCorrections(deps), pauses: createPauses(deps), spend: createSpend(deps) },
    workers: [createBreaker(deps)],
  };
}
