// A queue of future events, the earliest first; events of the same moment run in the order they were added.
import type { Instant } from '../../src/domain/time.ts';

export interface EventQueue {
  at(at: Instant, run: () => void): void;
  /** Runs what is due before `end`, and what comes of it, in order. Later events are dropped. */
  runUntil(end: Instant): void;
}

interface Entry {
  readonly at: Instant;
  readonly run: () => void;
  readonly order: number;
}

/** A binary heap: an event costs the logarithm of what is waiting. */
export function eventQueue(): EventQueue {
  const heap: Entry[] = [];
  let added = 0;
  const before = (a: Entry, b: Entry) => a.at < b.at || (a.at === b.at && a.order < b.order);

  function rise(entry: Entry): void {
    let index = heap.length;
    while (index > 0) {
      const above = (index - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || before(parent, entry)) break;
      heap[index] = parent;
      index = above;
    }
    heap[index] = entry;
  }

  function sink(entry: Entry): void {
    let index = 0;
    for (;;) {
      const left = heap[2 * index + 1];
      const right = heap[2 * index + 2];
      const child = left !== undefined && right !== undefined && before(right, left) ? right : left;
      if (child === undefined || before(entry, child)) break;
      heap[index] = child;
      index = child === left ? 2 * index + 1 : 2 * index + 2;
    }
    heap[index] = entry;
  }

  function take(): Entry | undefined {
    const first = heap[0];
    const last = heap.pop();
    if (last !== undefined && heap.length > 0) sink(last);
    return first;
  }

  return {
    at(at, run) {
      rise({ at, run, order: added });
      added += 1;
    },
    runUntil(end) {
      for (let event = take(); event !== undefined && event.at < end; event = take()) event.run();
    },
  };
}
