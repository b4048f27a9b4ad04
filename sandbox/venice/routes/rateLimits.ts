// `GET /api_keys/rate_limits`: whether this key may work at all, and what money is behind it.

import { json, type Reply } from '../reply.ts';
import type { KeyedCall, World } from '../world.ts';

const DAY_MS = 86_400_000;

export function rateLimits({ key }: KeyedCall, world: World): Reply {
  const account = world.accountOf(key.user);
  const { balanceMicroUsd } = account.view();
  const now = world.now();
  const withinLimit = key.limitMicroUsd === undefined || account.spentBy(key.key) < key.limitMicroUsd;
  return json(200, {
    data: {
      accessPermitted: balanceMicroUsd > 0 && withinLimit,
      apiTier: { id: 'paid', isCharged: true },
      balances: { USD: balanceMicroUsd / 1_000_000, DIEM: 0 },
      keyExpiration: null,
      nextEpochBegins: new Date(now - (now % DAY_MS) + DAY_MS).toISOString(),
      // Venice: video models are not limited one by one, and come back with an empty list.
      rateLimits: world.catalogue
        .list(now, () => false, world.offline)
        .flatMap((record) => ('id' in record ? [{ apiModelId: record.id, rateLimits: [] }] : [])),
    },
  });
}
