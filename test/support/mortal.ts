// Things that work until a given step and never again: the store and the edges of a process that dies there. A step is
// whatever leaves a trace outside the process: a write, also inside a transaction, a call to Venice, a call to Discord.

/** Thrown by everything once the process is dead. */
export class Dead extends Error {
  override readonly name = 'Dead';
}

export interface Life {
  /** Steps taken so far. */
  readonly steps: number;
  readonly dead: boolean;
  /** Resolves at death. */
  readonly over: Promise<'dead'>;
  /** Takes a step, or dies in front of it. */
  step(): void;
  /** Throws when dead. */
  breathe(): void;
  /** Ends it now, or in front of the step that comes after `steps` more. */
  end(steps?: number): void;
}

export function createLife(): Life {
  const over = Promise.withResolvers<'dead'>();
  let taken = 0;
  let last = Number.POSITIVE_INFINITY;
  let dead = false;
  const breathe = () => {
    if (dead) throw new Dead('the process is dead');
  };
  const die = () => {
    dead = true;
    over.resolve('dead');
  };
  return {
    over: over.promise,
    breathe,
    get steps() {
      return taken;
    },
    get dead() {
      return dead;
    },
    end(steps) {
      if (steps === undefined) die();
      else last = taken + steps;
    },
    step() {
      breathe();
      if (taken >= last) die();
      breathe();
      taken += 1;
    },
  };
}

/**
 * The same object, where calling a method of one of these names is a step of this life, and any other call needs one.
 * `work` functions that it calls back get mortal arguments: the records of a transaction.
 */
export function mortal<T extends object>(target: T, life: Life, steps: ReadonlySet<string>): T {
  return new Proxy(target, {
    get(of, name, receiver) {
      const value: unknown = Reflect.get(of, name, receiver);
      if (typeof value === 'object' && value !== null) return mortal(value, life, steps);
      if (typeof value !== 'function') return value;
      return (...args: readonly unknown[]): unknown => {
        if (steps.has(String(name))) life.step();
        else life.breathe();
        return Reflect.apply(
          value,
          of,
          args.map((arg) => mortalCallback(arg, life, steps)),
        );
      };
    },
  });
}

function mortalCallback(arg: unknown, life: Life, steps: ReadonlySet<string>): unknown {
  if (typeof arg !== 'function') return arg;
  return (...given: readonly unknown[]): unknown =>
    Reflect.apply(
      arg,
      undefined,
      given.map((one) => (typeof one === 'object' && one !== null ? mortal(one, life, steps) : one)),
    );
}

/** What leaves a trace in the database. */
export const WRITES: ReadonlySet<string> = new Set(
  'add advance postpone annotate eraseTicket clipRemoved change close sweep enter done put noteAverage open end posted removed stepUp lift'.split(
    ' ',
  ),
);
/** What leaves a trace at Venice, at Discord, on disk. */
export const EFFECTS: ReadonlySet<string> = new Set(
  'quote submit look forget openThread post edit remove save fit sweep'.split(' '),
);
