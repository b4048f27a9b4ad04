// The books as Venice shows them, which may be other than the books as they are: rows come late, are missing, stand
// there twice or name another price, when a test says so. The account itself is never touched.

import { z } from 'zod';
import type { Movement } from './account.ts';

/** What is wrong with the rows that it names: those of one job or one model, charges or refunds; without a name, all. */
export const Slip = z.strictObject({
  queueId: z.string().optional(),
  model: z.string().optional(),
  entry: z.enum(['charge', 'refund']).optional(),
  do: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('missing') }),
    /** It appears only so long after its own moment, and then among the rows of that moment. */
    z.strictObject({ kind: z.literal('late'), ms: z.number().positive() }),
    z.strictObject({ kind: z.literal('doubled') }),
    z.strictObject({ kind: z.literal('priced'), factor: z.number().min(0) }),
    /** It is there, and makes no sense. */
    z.strictObject({ kind: z.literal('garbled') }),
  ]),
});
export type Slip = z.infer<typeof Slip>;

/** What the rows carry as their request id. It is not known whether Venice's ledger uses the queue id. */
export type StatementIds = 'queue-id' | 'own' | 'none';

export interface StatementRow {
  /** Unique in the account, and in the order of booking. */
  readonly serial: number;
  readonly id: string;
  readonly kind: Movement['kind'];
  readonly amountMicroUsd: number;
  readonly balanceAfterMicroUsd: number;
  readonly requestId: string | null;
  readonly model: string | null;
  /** Unix ms. */
  readonly at: number;
  readonly garbled: boolean;
}

export interface Statements {
  /** Returns the function that takes the slip away again. */
  readonly slip: (slip: Slip) => () => void;
  /** In the order of booking. @param movements newest first, as an account gives them */
  readonly rowsOf: (movements: readonly Movement[], ids: StatementIds, now: number) => StatementRow[];
}

export function createStatements(): Statements {
  const slips = new Set<Slip>();
  return {
    slip: (slip) => {
      const own = { ...slip };
      slips.add(own);
      return () => {
        slips.delete(own);
      };
    },
    rowsOf: (movements, ids, now) =>
      movements.toReversed().flatMap((movement, serial) => {
        const fitting = [...slips].filter((slip) => concerns(slip, movement)).map((slip) => slip.do);
        return shown(movement, serial, requestIdOf(movement, ids), fitting, now);
      }),
  };
}

function concerns({ queueId, model, entry }: Slip, movement: Movement): boolean {
  if (movement.kind === 'deposit') return false;
  if (queueId !== undefined && queueId !== movement.queueId) return false;
  if (model !== undefined && model !== movement.model) return false;
  return entry === undefined || entry === movement.kind;
}

function shown(
  movement: Movement,
  serial: number,
  requestId: string | null,
  slips: readonly Slip['do'][],
  now: number,
): StatementRow[] {
  const hidden = slips.some((slip) => slip.kind === 'missing' || (slip.kind === 'late' && now < movement.at + slip.ms));
  if (hidden) return [];
  const factor = slips.reduce((product, slip) => (slip.kind === 'priced' ? product * slip.factor : product), 1);
  const row: StatementRow = {
    serial,
    id: movement.id,
    kind: movement.kind,
    amountMicroUsd: Math.round(movement.amountMicroUsd * factor),
    balanceAfterMicroUsd: movement.balanceAfterMicroUsd,
    requestId,
    model: movement.model ?? null,
    at: movement.at,
    garbled: slips.some((slip) => slip.kind === 'garbled'),
  };
  const doubled = slips.some((slip) => slip.kind === 'doubled');
  return doubled ? [row, { ...row, serial: serial + 0.5, id: `${row.id}_again` }] : [row];
}

function requestIdOf({ queueId }: Movement, ids: StatementIds): string | null {
  if (queueId === undefined) return null;
  switch (ids) {
    case 'queue-id':
      return queueId;
    case 'own':
      return `req_${queueId.split('').toReversed().join('')}`;
    case 'none':
      return null;
  }
}
