// One gateway session: a numbered stream of events that survives its socket and can be replayed to the next one.

import type { WebSocket } from 'ws';
import type { Json } from '../json.ts';

/** How many events are kept for a resume; an older sequence cannot be resumed. */
const KEPT_EVENTS = 1000;

export interface Shard {
  readonly index: number;
  readonly count: number;
}

interface Packet {
  readonly op: 0;
  readonly t: string;
  readonly s: number;
  readonly d: Json;
}

export interface Session {
  readonly id: string;
  readonly intents: number;
  readonly shard: Shard;
  readonly connected: boolean;
  readonly sequence: number;
  /** Numbers the event, keeps it, and sends it when somebody listens. */
  send(event: string, data: Json): void;
  /** Takes over the session with a new socket and sends everything after `sequence`; false when that is not possible. */
  resume(socket: WebSocket, sequence: number): boolean;
  /** The socket went away; events pile up until somebody resumes. */
  detach(socket: WebSocket, at: number): void;
  /** When the last socket went away; undefined while there is one. Epoch milliseconds. */
  readonly leftAt: number | undefined;
  readonly socket: WebSocket | undefined;
}

export function createSession(id: string, intents: number, shard: Shard, first: WebSocket): Session {
  let socket: WebSocket | undefined = first;
  let leftAt: number | undefined;
  let sequence = 0;
  let kept: Packet[] = [];

  const deliver = (packet: Packet): void => {
    if (socket && socket.readyState === socket.OPEN) socket.send(JSON.stringify(packet));
  };

  return {
    id,
    intents,
    shard,
    get connected() {
      return socket !== undefined;
    },
    get sequence() {
      return sequence;
    },
    get leftAt() {
      return leftAt;
    },
    get socket() {
      return socket;
    },
    send(event, data) {
      sequence += 1;
      const packet: Packet = { op: 0, t: event, s: sequence, d: data };
      kept = [...kept.slice(1 - KEPT_EVENTS), packet];
      deliver(packet);
    },
    resume(next, last) {
      const missed = kept.filter((packet) => packet.s > last);
      if (last > sequence || missed.length !== sequence - last) return false;
      socket = next;
      leftAt = undefined;
      for (const packet of missed) deliver(packet);
      return true;
    },
    detach(gone, at) {
      if (socket !== gone) return;
      socket = undefined;
      leftAt = at;
    },
  };
}
