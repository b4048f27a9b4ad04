// One of every polite no of a jam.

import { JamId } from '../../src/domain/ids.ts';
import type { JamRefusal } from '../../src/domain/jam-refusal.ts';
import { usd } from '../../src/domain/money.ts';
import { ANNA, BEN, jobId, roleId, T0 } from '../contracts/store/samples.ts';

const HOSTILE = '@everyone **[y](https://evil.example)** `x`'.repeat(20);
const JAM = JamId.parse('k7m2xq9');
const ROLES = [roleId(1), roleId(2)];

export const JAM_KINDS: { readonly [K in JamRefusal['is']]: readonly Extract<JamRefusal, { is: K }>[] } = {
  'unknown-jam': [{ is: 'unknown-jam', asked: HOSTILE }],
  'no-jam-here': [{ is: 'no-jam-here' }],
  'jam-not-yours': [{ is: 'jam-not-yours', host: ANNA }],
  'jam-host-needed': [
    { is: 'jam-host-needed', roles: [] },
    { is: 'jam-host-needed', roles: ROLES },
  ],
  'no-theme': [{ is: 'no-theme' }],
  'pot-too-large': [{ is: 'pot-too-large', most: usd(5) }],
  'pot-too-small': [{ is: 'pot-too-small' }],
  'no-role-budget': [{ is: 'no-role-budget', role: roleId(1) }],
  'jam-stale': [{ is: 'jam-stale' }],
  'jam-not-open': (['drafting', 'planned', 'open', 'closing', 'judging', 'finale', 'over', 'called-off'] as const).map(
    (state) => ({ is: 'jam-not-open', state, startsAt: state === 'planned' ? T0 : null }),
  ),
  'jam-role-needed': [{ is: 'jam-role-needed', roles: ROLES }],
  'jam-place': (['in-a-thread', 'not-a-text-place'] as const).map((why) => ({ is: 'jam-place', why })),
  'bad-time': (['start', 'end', 'length', 'weekly'] as const).map((kind) => ({ is: 'bad-time', asked: HOSTILE, kind })),
  'ends-before-start': [{ is: 'ends-before-start' }],
  'ends-in-the-past': [{ is: 'ends-in-the-past' }],
  'not-later': [{ is: 'not-later', endsAt: T0 }],
  'pot-empty': [{ is: 'pot-empty', jam: JAM }],
  'needs-a-parent': [{ is: 'needs-a-parent' }],
  'fixed-by-host': (['model', 'duration', 'aspectRatio', 'resolution', 'start'] as const).map((what) => ({
    is: 'fixed-by-host',
    what,
    value: '10s',
  })),
  'not-your-turn': [
    { is: 'not-your-turn', whose: null, place: null },
    { is: 'not-your-turn', whose: ANNA, place: null },
    { is: 'not-your-turn', whose: ANNA, place: 3 },
    { is: 'not-your-turn', whose: BEN, place: 0 },
  ],
  'turn-over': [{ is: 'turn-over' }],
  'no-turns-here': [{ is: 'no-turns-here' }],
  'film-changed': [{ is: 'film-changed' }],
  'purse-changed': [
    { is: 'purse-changed', shown: 'pot', now: 'own' },
    { is: 'purse-changed', shown: 'own', now: 'pot' },
  ],
  'already-in-line': [
    { is: 'already-in-line', place: 0 },
    { is: 'already-in-line', place: 4 },
  ],
  'no-such-entry': [{ is: 'no-such-entry', job: jobId(1) }],
  'own-entry': [{ is: 'own-entry' }],
  'no-votes-here': (['judges', 'none'] as const).map((judging) => ({ is: 'no-votes-here', judging })),
  'not-a-judge': [{ is: 'not-a-judge' }],
  'votes-spent': [{ is: 'votes-spent', votes: 3 }],
  'voting-over': [{ is: 'voting-over' }],
  'not-revealed': [{ is: 'not-revealed' }],
  'may-not-mention': [{ is: 'may-not-mention', role: roleId(1) }],
  'nothing-to-export': [{ is: 'nothing-to-export' }],
  'not-in-jam': [{ is: 'not-in-jam' }],
};
