// The sandbox's heartbeat for those who wait: conditions are looked at again after everything that happens, never by polling.

const GUARD_MS = 10_000;

export interface UntilOptions {
  /** Real milliseconds after which waiting is given up; 10 s when left out. */
  readonly within?: number;
  /** Says what was waited for, in the error of a wait that was given up. */
  readonly because?: string;
}

export interface Pulse {
  /** Something happened: every waiting condition is looked at again. */
  readonly beat: () => void;
  /** Resolves with the first value of `condition` that is neither undefined nor false. Rejects when the guard strikes. */
  readonly until: <T>(condition: () => T | undefined | false, options?: UntilOptions) => Promise<T>;
  /** Rejects everyone who still waits. */
  readonly stop: () => void;
}

interface Waiter {
  look(): void;
  giveUp(reason: string): void;
}

export function createPulse(): Pulse {
  const waiters = new Set<Waiter>();

  function wait<T>(condition: () => T | undefined | false, options: UntilOptions): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const within = options.within ?? GUARD_MS;
      const leave = () => {
        clearTimeout(guard);
        waiters.delete(waiter);
      };
      const waiter: Waiter = {
        look() {
          try {
            const value = condition();
            if (value === undefined || value === false) return;
            leave();
            resolve(value);
          } catch (error) {
            leave();
            reject(error instanceof Error ? error : new Error('A condition failed', { cause: error }));
          }
        },
        giveUp(reason) {
          leave();
          reject(new Error(reason));
        },
      };
      const guard = setTimeout(
        () => waiter.giveUp(options.because ?? `The awaited condition did not come true within ${within} ms.`),
        within,
      );
      waiters.add(waiter);
      waiter.look();
    });
  }

  return {
    beat() {
      for (const waiter of waiters) waiter.look();
    },
    until: (condition, options = {}) => wait(condition, options),
    stop() {
      for (const waiter of waiters) waiter.giveUp('The Discord sandbox was closed.');
    },
  };
}
