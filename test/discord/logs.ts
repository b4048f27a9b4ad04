// Logs for tests: one that keeps quiet and one that remembers.
import type { Log } from '../../src/domain/ports.ts';

const quiet = () => undefined;
export const silentLog: Log = { info: quiet, warn: quiet, error: quiet };

/** A log that keeps its lines as JSON, to look for what must or must not be there. */
export function rememberingLog(): Log & { readonly lines: readonly string[] } {
  const lines: string[] = [];
  const keep =
    (level: string): Log['info'] =>
    (event, fields) =>
      void lines.push(JSON.stringify({ level, event, ...fields }));
  return { lines, info: keep('info'), warn: keep('warn'), error: keep('error') };
}
