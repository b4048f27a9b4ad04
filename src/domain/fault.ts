// Something is broken: on our side, on the disk, on the wire. Thrown, logged once, shown under a short reference.

/** A breakage. `retryable` says whether the same step may succeed later; the cause is kept for the log. */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly retryable: boolean;

  constructor(message: string, options: { readonly retryable?: boolean; readonly cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.retryable = options.retryable ?? false;
  }
}
