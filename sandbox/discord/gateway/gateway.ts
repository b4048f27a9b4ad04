// The gateway: who is connected, which session gets which event, and the verbs that make a connection go wrong.
// It promises that every session sees the events of its shard and intents in order, also over a resume.

import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Json } from '../json.ts';
import type { Pulse } from '../pulse.ts';
import type { Settings } from '../scene.ts';
import { shardOf } from '../snowflake.ts';
import type { World } from '../world/world.ts';
import { converse } from './connection.ts';
import type { Session } from './session.ts';

export interface Audience {
  /** The guild whose shard gets the event; without one it is shard 0. */
  readonly guildId?: string | undefined;
  /** The intent that the event needs; without one every session gets it. */
  readonly intent?: number;
}

export interface SessionView {
  readonly id: string;
  readonly intents: number;
  readonly connected: boolean;
  readonly sequence: number;
}

/** What a test may do to, and ask of, the gateway. */
export interface GatewayControls {
  readonly sessions: readonly SessionView[];
  /** How often clients have identified and resumed so far. */
  readonly identifies: number;
  readonly resumes: number;
  /** Asks every client to reconnect and resume (op 7). */
  reconnect(): void;
  /** Declares every session invalid (op 9); the client may resume only when `resumable`. */
  invalidate(resumable?: boolean): void;
  /** Cuts every connection without a closing handshake, as a network failure does. */
  drop(): void;
  /** Closes every connection with a code of the gateway, such as 4000. */
  closeWith(code: number, reason?: string): void;
}

export interface Gateway extends GatewayControls {
  readonly url: string;
  dispatch(event: string, data: Json, audience?: Audience): void;
  /** Resolves when every connection is gone. */
  close(): Promise<void>;
}

/** What the connections share with the gateway they belong to. */
export interface GatewayState {
  readonly world: World;
  readonly settings: Settings;
  readonly pulse: Pulse;
  readonly url: string;
  readonly sessions: Map<string, Session>;
  readonly sockets: Set<WebSocket>;
  identifies: number;
  resumes: number;
}

export interface GatewayOptions {
  readonly server: Server;
  readonly world: World;
  readonly settings: Settings;
  readonly pulse: Pulse;
  readonly url: string;
}

const INVALID_SESSION = 9;
const RECONNECT = 7;

const wants = (session: Session, audience: Audience): boolean => {
  if (audience.intent !== undefined && !(session.intents & audience.intent)) return false;
  const shard = audience.guildId ? shardOf(audience.guildId, session.shard.count) : 0;
  return shard === session.shard.index;
};

function listen(server: Server, state: GatewayState): WebSocketServer {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1 << 20 });
  server.on('upgrade', (request, socket, head) => {
    const url = new URL(request.url ?? '/', state.url);
    if (!url.pathname.startsWith('/gateway')) {
      socket.destroy();
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => converse(state, webSocket, url.searchParams));
  });
  return sockets;
}

export function createGateway({ server, ...shared }: GatewayOptions): Gateway {
  const state: GatewayState = { ...shared, sessions: new Map(), sockets: new Set(), identifies: 0, resumes: 0 };
  const sockets = listen(server, state);

  const tellAll = (packet: Json): void => {
    for (const socket of state.sockets) socket.send(JSON.stringify(packet));
  };

  return {
    url: state.url,
    get sessions() {
      return [...state.sessions.values()];
    },
    get identifies() {
      return state.identifies;
    },
    get resumes() {
      return state.resumes;
    },
    dispatch(event, data, audience = {}) {
      for (const session of state.sessions.values()) if (wants(session, audience)) session.send(event, data);
      state.pulse.beat();
    },
    reconnect: () => tellAll({ op: RECONNECT, d: null }),
    invalidate(resumable = false) {
      if (!resumable) state.sessions.clear();
      tellAll({ op: INVALID_SESSION, d: resumable });
    },
    drop() {
      for (const socket of state.sockets) socket.terminate();
    },
    closeWith(code, reason) {
      for (const socket of state.sockets) socket.close(code, reason);
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of state.sockets) socket.terminate();
        sockets.close(() => resolve());
      }),
  };
}
