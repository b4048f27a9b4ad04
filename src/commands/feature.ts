// The shape of everything a member can do. A feature is data plus functions that RETURN a view; it never touches an
// interaction, so its test is a function call.
import type { APIApplicationCommandOptionChoice, APIApplicationCommandSubcommandOption } from 'discord.js';
import type { ChannelId, MessageId, RoleId } from '../domain/ids.ts';
import type { Member } from '../domain/member.ts';
import type { Instant } from '../domain/time.ts';
import type { Services } from '../services/index.ts';
import type { Group } from './groups.ts';
import type { View } from './view.ts';

/** Who asks, from where. All of it comes from Discord, none of it from the member. */
export interface Caller extends Member {
  readonly place: ChannelId;
  /** Bytes that one attachment of an answer may have: at least the server's limit, more with the member's Nitro. */
  readonly uploadLimit: number;
  /** When Discord's clock says that it was sent. */
  readonly sentAt: Instant;
}

/** A file that came with a command or a form; what it really is, is found out by its content. */
export interface GivenFile {
  readonly attachment: string;
  readonly url: string;
}

export interface Call extends Caller {
  /** Values by option name, unparsed: a member can send anything past the autocomplete. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Attachments by option name. */
  readonly files: Readonly<Record<string, GivenFile>>;
  /** Of the roles among the options those that the member may mention here. */
  readonly mayMention: readonly RoleId[];
}

/** A message on which a menu command was used. */
export interface MenuUse extends Caller {
  readonly message: MessageId;
  readonly channel: ChannelId;
  /** Its attachments, in order. */
  readonly files: readonly GivenFile[];
  /** Custom ids of its components, by which a clip of ours is recognised. */
  readonly customIds: readonly string[];
}

export interface Typing extends Caller {
  readonly typed: string;
  readonly options: Readonly<Record<string, unknown>>;
}

export interface Press extends Caller {
  /** What the custom id carried after its action. */
  readonly subject: readonly string[];
  /** Chosen values of a select; empty for a button. */
  readonly values: readonly string[];
  /** The message that carried the component, and its attachments in order. */
  readonly message: MessageId;
  readonly files: readonly GivenFile[];
}

export interface Form extends Caller {
  readonly subject: readonly string[];
  readonly fields: Readonly<Record<string, string>>;
  /** Chosen values of a form's selects and boxes, by custom id. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
  /** Uploads by the custom id of their field. */
  readonly files: Readonly<Record<string, readonly GivenFile[]>>;
}

/**
 * How the first answer is given. `private` and `update` are acknowledged at once and filled in later (a modal can then
 * no longer be shown); `view` is answered with what `run` returns, which must come within Discord's three seconds.
 */
export type Ack = 'private' | 'update' | 'view';

export type Choice = APIApplicationCommandOptionChoice<string>;

export interface Subcommand {
  readonly command: 'video' | 'video-admin' | 'jam';
  /** The group it stands in; `groups.ts` says what each is for. */
  readonly group?: Group;
  readonly definition: APIApplicationCommandSubcommandOption;
  readonly ack: Exclude<Ack, 'update'>;
  run(call: Call, services: Services): Promise<View>;
  /** By option name. */
  readonly autocomplete?: Readonly<Record<string, (typing: Typing, services: Services) => Promise<readonly Choice[]>>>;
}

/** A command in the menu of a message. */
export interface MessageMenu {
  readonly name: string;
  readonly ack: Exclude<Ack, 'update'>;
  use(use: MenuUse, services: Services): Promise<View>;
}

/** A button or a select, named by the action at the head of its custom id. */
export interface Component {
  readonly action: string;
  readonly ack: Ack;
  press(press: Press, services: Services): Promise<View>;
}

export interface ModalForm {
  readonly action: string;
  readonly ack: Ack;
  submit(form: Form, services: Services): Promise<View>;
}
