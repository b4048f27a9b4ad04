// The log: one JSON line per event. Secrets and links are cut out of whatever is passed, as a last line of defence.
import { pino } from 'pino';
import { Fault } from './domain/fault.ts';
import type { Log, LogFields } from './domain/ports.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** Writes to standard error. `secrets` are exact strings that must never be printed, wherever they turn up. */
export function createLog(level: LogLevel, secrets: readonly string[], write?: (line: string) => void): Log {
  const hide = (text: string) =>
    secrets
      .filter((secret) => secret.length >= 8)
      .reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), text)
      .replace(/https?:\/\/[^\s"'\\]+/g, (url) => `${originOf(url)}/[…]`);
  const sink = { write: (line: string) => (write ?? ((text: string) => process.stderr.write(text)))(hide(line)) };
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, messageKey: 'event' }, sink);
  return {
    info: (event, fields) => logger.info(plain(fields), event),
    warn: (event, fields) => logger.warn(plain(fields), event),
    error: (event, fields) => logger.error(plain(fields), event),
  };
}

/** A link may carry a signature: only where it points is told. */
function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : 'link:';
}

function plain(fields: LogFields = {}): LogFields {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, value instanceof Error ? told(value) : value]),
  );
}

/** What went wrong and where, through every cause. */
function told(error: Error): unknown {
  return {
    name: error.name,
    message: error.message,
    ...(error instanceof Fault ? { retryable: error.retryable } : {}),
    at: error.stack
      ?.split('\n')
      .slice(1, 6)
      .map((frame) => frame.trim()),
    ...(error.cause instanceof Error ? { cause: told(error.cause) } : {}),
  };
}
