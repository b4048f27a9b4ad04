// So many at once and no more: whoever comes later waits in line, first come, first served.

export interface Slots {
  /** Resolves when there is room. The function gives the place back; calling it again does nothing. */
  take(): Promise<() => void>;
}

/** @param size how many may be inside at once, at least 1 */
export function createSlots(size: number): Slots {
  const line: (() => void)[] = [];
  let free = size;

  const leave = (): void => {
    const next = line.shift();
    // A place that is handed on never becomes free in between, so that nobody can overtake the line.
    if (next === undefined) free += 1;
    else next();
  };

  return {
    async take() {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => line.push(resolve));
      let inside = true;
      return () => {
        if (inside) leave();
        inside = false;
      };
    },
  };
}
