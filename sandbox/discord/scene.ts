// What every part of the sandbox works with: the world, who is told about changes, and the settings in force.

import type { CommandRegistry } from './commands.ts';
import type { Gateway } from './gateway/gateway.ts';
import type { InteractionLog } from './interactions/log.ts';
import type { OldEdits } from './messages/rules.ts';
import type { Pulse } from './pulse.ts';
import type { Violations } from './violations.ts';
import type { Cdn } from './world/cdn.ts';
import type { World } from './world/world.ts';

export interface RateLimitSettings {
  /** Requests per route and channel (guild, webhook) in `windowMs`. */
  readonly perRoute: number;
  readonly windowMs: number;
  /** Requests per second over all routes, interaction answers excepted. */
  readonly global: number;
}

export interface Settings {
  readonly token: string;
  /** Bytes of a whole request. Discord: 25 MiB. */
  readonly requestLimit: number;
  /** Edits of messages older than an hour, per channel and hour, before 30046. Discord keeps the number to itself. */
  readonly oldEditsPerHour: number;
  readonly rateLimits: RateLimitSettings | 'off';
  readonly privilegedIntents: boolean;
  readonly heartbeatMs: number;
  /** Identifies allowed per 5 s. The client itself waits when it has used them up. */
  readonly maxConcurrency: number;
  /** Real milliseconds a member waits for a first answer. Discord: 3 s. */
  readonly patienceMs: number;
}

export interface Scene {
  readonly settings: Settings;
  readonly world: World;
  readonly cdn: Cdn;
  readonly pulse: Pulse;
  readonly gateway: Gateway;
  readonly commands: CommandRegistry;
  readonly interactions: InteractionLog;
  readonly oldEdits: OldEdits;
  readonly violations: Violations;
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
}
