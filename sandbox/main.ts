// `npm run sandbox -- [venice] [discord] [--port N]`: starts either sandbox, or both, and prints addresses and test
// credentials as one JSON object. Keeps running until SIGINT or SIGTERM. Only what was asked for is loaded.

import { once } from 'node:events';
import { parseArgs } from 'node:util';

const USAGE = 'Usage: npm run sandbox -- [venice] [discord] [--port N]   (both when neither is named)';
const LARGEST_PORT = 65_535;

const KINDS = ['venice', 'discord'] as const;
type Kind = (typeof KINDS)[number];

interface Request {
  readonly kinds: readonly Kind[];
  /** The first sandbox's port; a second one takes the next. 0 means any free ones. */
  readonly port: number;
}

interface Running {
  /** What a person or program needs to connect. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** The bot's settings that point it here. */
  readonly env: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

/** The request, or the sentence that says what is wrong with it. */
function readArguments(args: readonly string[]): Request | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { port: { type: 'string', default: '0' } },
    });
    const strange = positionals.find((word) => !KINDS.some((kind) => kind === word));
    const port = Number(values.port);
    if (strange !== undefined) return `There is no sandbox "${strange}".`;
    if (!Number.isInteger(port) || port < 0 || port >= LARGEST_PORT) return `"${values.port}" is not a port.`;
    return { kinds: KINDS.filter((kind) => positionals.length === 0 || positionals.includes(kind)), port };
  } catch (error) {
    if (error instanceof TypeError) return error.message;
    throw error;
  }
}

async function startVenice(port: number): Promise<Running> {
  const { startVeniceSandbox } = await import('./venice/server.ts');
  const sandbox = await startVeniceSandbox({ port });
  const { url, apiKey, adminKey, controlUrl } = sandbox;
  return {
    facts: { url, apiKey, adminKey, controlUrl },
    env: { VENICE_BASE_URL: url, VENICE_API_KEY: apiKey },
    close: () => sandbox.close(),
  };
}

/** A Discord with one guild to try things in: two members, a channel and a forum. */
async function startDiscord(port: number): Promise<Running> {
  const { startDiscordSandbox } = await import('./discord/server.ts');
  const sandbox = await startDiscordSandbox({ port });
  const guild = sandbox.addGuild({ name: 'Sandbox' });
  const channel = guild.addTextChannel({ name: 'clips', nsfw: true });
  const forum = guild.addForum({ name: 'films', nsfw: true });
  const members = ['Ana', 'Bea'].map((name) => guild.addMember({ name }));
  const { url, gatewayUrl, token, applicationId, controlUrl } = sandbox;
  return {
    facts: {
      url,
      gatewayUrl,
      token,
      applicationId,
      controlUrl,
      guild: { id: guild.id, name: guild.name },
      channels: [channel, forum].map(({ id, name }) => ({ id, name })),
      members: [guild.owner, ...members].map(({ id, name }) => ({ id, name })),
    },
    env: { DISCORD_API_URL: url, DISCORD_TOKEN: token },
    close: () => sandbox.close(),
  };
}

const starters = { venice: startVenice, discord: startDiscord } as const satisfies Record<
  Kind,
  (port: number) => Promise<Running>
>;

/** Starts them one after the other; when one cannot start, none is left running. */
async function startAll({ kinds, port }: Request): Promise<ReadonlyMap<Kind, Running>> {
  const running = new Map<Kind, Running>();
  try {
    for (const [index, kind] of kinds.entries()) running.set(kind, await starters[kind](port === 0 ? 0 : port + index));
    return running;
  } catch (error) {
    await closeAll(running);
    throw error;
  }
}

const closeAll = (running: ReadonlyMap<Kind, Running>): Promise<unknown> =>
  Promise.all([...running.values()].map((one) => one.close()));

async function run(request: Request): Promise<void> {
  const running = await startAll(request);
  const facts = Object.fromEntries([...running].map(([kind, one]) => [kind, one.facts]));
  const env = Object.fromEntries([...running.values()].flatMap((one) => Object.entries(one.env)));
  const stopped = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  process.stdout.write(`${JSON.stringify({ ...facts, env }, null, 2)}\n`);
  await stopped;
  await closeAll(running);
}

const isPortTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

function complain(sentence: string, exitCode: number): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = exitCode;
}

const request = readArguments(process.argv.slice(2));
if (typeof request === 'string') complain(`${request}\n${USAGE}`, 2);
else
  await run(request).catch((error: unknown) => {
    if (!isPortTaken(error)) throw error;
    complain(`Port ${request.port} or the one after it is taken. Choose another, or none for any free one.`, 1);
  });
