// One connection: hello, identify or resume, heartbeats, and every reason Discord has to hang up.
// Discord: close codes 4000-4014; closing with 1000 or 1001 ends the session, any other way keeps it for a resume.

import type { WebSocket } from 'ws';
import { isRecord, type Json, list, number, record, text } from '../json.ts';
import { Intent, KNOWN_INTENTS, MINUTE, PRIVILEGED_INTENTS } from '../protocol.ts';
import { shardOf } from '../snowflake.ts';
import { guildCreateJson, userJson } from '../wire.ts';
import type { GatewayState } from './gateway.ts';
import { createSession, type Session, type Shard } from './session.ts';

const Op = { Heartbeat: 1, Identify: 2, Presence: 3, Voice: 4, Resume: 6, Invalid: 9, Hello: 10, Ack: 11 } as const;

const Close = {
  UnknownOpcode: 4001,
  Decode: 4002,
  NotAuthenticated: 4003,
  AuthenticationFailed: 4004,
  AlreadyAuthenticated: 4005,
  InvalidSequence: 4007,
  SessionTimedOut: 4009,
  InvalidShard: 4010,
  InvalidVersion: 4012,
  InvalidIntents: 4013,
  DisallowedIntents: 4014,
} as const;

/** How long a session without a connection can be resumed. Discord says no more than that it is minutes. */
const SESSION_MEMORY = 5 * MINUTE;

/** Discord: a payload sent to the gateway has at most 4096 bytes. */
const LARGEST_PAYLOAD = 4096;

interface Connection {
  readonly state: GatewayState;
  readonly socket: WebSocket;
  session: Session | undefined;
  heardFrom: boolean;
}

const tell = (socket: WebSocket, packet: Json): void => socket.send(JSON.stringify(packet));

/** Serves one client from HELLO until it is gone. */
export function converse(state: GatewayState, socket: WebSocket, query: URLSearchParams): void {
  const connection: Connection = { state, socket, session: undefined, heardFrom: true };
  state.sockets.add(socket);
  const heartbeat = setInterval(() => expectHeartbeat(connection), state.settings.heartbeatMs * 2);
  socket.on('message', (data: Buffer) => hear(connection, data.toString('utf8')));
  socket.on('error', () => socket.terminate());
  socket.on('close', (code) => {
    clearInterval(heartbeat);
    leave(connection, code);
  });
  if (query.get('v') !== '10' || query.get('encoding') !== 'json' || query.has('compress')) {
    socket.close(Close.InvalidVersion, 'This gateway speaks version 10, JSON, uncompressed.');
    return;
  }
  tell(socket, { op: Op.Hello, t: null, s: null, d: { heartbeat_interval: state.settings.heartbeatMs } });
}

function expectHeartbeat(connection: Connection): void {
  if (!connection.heardFrom) connection.socket.close(Close.SessionTimedOut, 'No heartbeat was received.');
  connection.heardFrom = false;
}

function leave({ state, socket, session }: Connection, code: number): void {
  state.sockets.delete(socket);
  session?.detach(socket, state.world.now());
  if (session && !session.connected && (code === 1000 || code === 1001)) state.sessions.delete(session.id);
  state.pulse.beat();
}

function hear(connection: Connection, raw: string): void {
  const { socket } = connection;
  const packet = Buffer.byteLength(raw) > LARGEST_PAYLOAD ? undefined : decode(raw);
  if (packet) obey(connection, number(packet['op']), record(packet['d']));
  else socket.close(Close.Decode, `Not JSON, or larger than ${LARGEST_PAYLOAD} bytes.`);
}

function obey(connection: Connection, op: number | undefined, data: Json): void {
  const { socket } = connection;
  if (op === Op.Heartbeat) {
    connection.heardFrom = true;
    tell(socket, { op: Op.Ack, t: null, s: null, d: null });
  } else if (op === Op.Identify) identify(connection, data);
  else if (op === Op.Resume) resume(connection, data);
  else if (!connection.session) socket.close(Close.NotAuthenticated, 'Not authenticated.');
  else if (op !== Op.Presence && op !== Op.Voice) socket.close(Close.UnknownOpcode, `Unknown opcode ${op}.`);
}

function decode(raw: string): Json | undefined {
  try {
    const packet: unknown = JSON.parse(raw);
    return isRecord(packet) ? packet : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function readShard(value: unknown): Shard | undefined {
  if (value === undefined) return { index: 0, count: 1 };
  const [index, count] = list(value);
  if (typeof index !== 'number' || typeof count !== 'number' || index < 0 || index >= count) return undefined;
  return { index, count };
}

function identifyProblem({ state, session }: Connection, data: Json): readonly [number, string] | undefined {
  const intents = number(data['intents']);
  if (session && state.sessions.has(session.id)) return [Close.AlreadyAuthenticated, 'Already authenticated.'];
  if (data['token'] !== state.settings.token) return [Close.AuthenticationFailed, 'Authentication failed.'];
  if (!readShard(data['shard'])) return [Close.InvalidShard, 'Invalid shard.'];
  if (intents === undefined || intents & ~KNOWN_INTENTS) return [Close.InvalidIntents, 'Invalid intent(s).'];
  if (intents & PRIVILEGED_INTENTS && !state.settings.privilegedIntents)
    return [Close.DisallowedIntents, 'Disallowed intent(s).'];
  return undefined;
}

function identify(connection: Connection, data: Json): void {
  const { state, socket } = connection;
  const problem = identifyProblem(connection, data);
  if (problem) {
    socket.close(...problem);
    return;
  }
  const shard = readShard(data['shard']) ?? { index: 0, count: 1 };
  const session = createSession(`session-${state.world.nextId()}`, number(data['intents']) ?? 0, shard, socket);
  connection.session = session;
  state.sessions.set(session.id, session);
  state.identifies += 1;
  welcome(state, session);
  state.pulse.beat();
}

function welcome({ world, url }: GatewayState, session: Session): void {
  const guilds = [...world.guilds.values()].filter(
    (guild) => guild.members.has(world.bot.id) && shardOf(guild.id, session.shard.count) === session.shard.index,
  );
  session.send('READY', {
    v: 10,
    user: { ...userJson(world.bot), verified: true, mfa_enabled: false, email: null, flags: 0 },
    guilds: guilds.map((guild) => ({ id: guild.id, unavailable: true })),
    session_id: session.id,
    session_type: 'normal',
    resume_gateway_url: url,
    shard: [session.shard.index, session.shard.count],
    application: { id: world.applicationId, flags: 0 },
    private_channels: [],
    relationships: [],
    presences: [],
  });
  if (!(session.intents & Intent.Guilds)) return;
  for (const guild of guilds) session.send('GUILD_CREATE', guildCreateJson(world, guild));
}

/** Discord: a session outlives its connection by some minutes. */
function resumable({ sessions, world }: GatewayState, id: string): Session | undefined {
  const session = sessions.get(id);
  return session && world.now() - (session.leftAt ?? world.now()) <= SESSION_MEMORY ? session : undefined;
}

function resume(connection: Connection, data: Json): void {
  const { state, socket } = connection;
  const session = resumable(state, text(data['session_id']) ?? '');
  if (data['token'] !== state.settings.token) socket.close(Close.AuthenticationFailed, 'Authentication failed.');
  else if (!session) tell(socket, { op: Op.Invalid, t: null, s: null, d: false });
  else if (!session.resume(socket, number(data['seq']) ?? -1)) socket.close(Close.InvalidSequence, 'Invalid seq.');
  else {
    connection.session = session;
    state.resumes += 1;
    session.send('RESUMED', {});
    state.pulse.beat();
  }
}
