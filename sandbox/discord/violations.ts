// The list of what the bot did that Discord would have refused as malformed: a test that ends with entries here has failed.

import type { Json } from './json.ts';

export interface Violation {
  readonly request: string;
  readonly code: number;
  readonly message: string;
  readonly errors: Json | undefined;
}

export interface Violations {
  readonly all: readonly Violation[];
  record(violation: Violation): void;
  /** Throws one error that lists every violation so far. */
  readonly assertClean: () => void;
}

const line = ({ request, code, message, errors }: Violation): string =>
  `- ${request}: ${code} ${message}${errors ? ` ${JSON.stringify(errors)}` : ''}`;

export function createViolations(): Violations {
  const all: Violation[] = [];
  return {
    all,
    record: (violation) => void all.push(violation),
    assertClean() {
      if (all.length > 0) throw new Error(`Discord would have refused ${all.length}:\n${all.map(line).join('\n')}`);
    },
  };
}
