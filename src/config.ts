// The configuration, from the environment. Pure; every problem is reported at once, and no value is ever repeated in a
// message, since it may be a secret.
import { z } from 'zod';
import { GuildId, UserId } from './domain/ids.ts';
import { type Usd, usd } from './domain/money.ts';
import { type Secret, secret } from './domain/secret.ts';
import { DAY, MINUTE, TimeZone, UTC } from './domain/time.ts';

const whole = (least: number, most: number, fallback: number) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .pipe(z.number().min(least, `must be at least ${least}`).max(most, `must be at most ${most}`))
    .default(fallback);

const dollars = z
  .string()
  .regex(/^\d{1,7}(\.\d{1,6})?$/, 'must be an amount of dollars such as 50 or 12.50')
  .transform((amount): Usd => usd(Number(amount)))
  .optional();

const address = z.url({ protocol: /^https?$/, error: 'must be an address such as https://example.org/api' });

const walletKey = z
  .string()
  .trim()
  .regex(/^0x[0-9a-fA-F]{64}$/, 'must be 0x and 64 hex digits: the private key of a wallet on Base')
  .transform(secret);

const veniceUrl = address.default('https://api.venice.ai/api/v1').transform((url) => url.replace(/\/+$/, ''));
const dataDir = z.string().trim().default('data');

/** A key that is set to nothing counts as not set. */
const Environment = z.object({
  DISCORD_TOKEN: z.string({ error: 'is missing: the bot token from the Discord developer portal' }).trim(),
  VENICE_API_KEY: z.string().trim().optional(),
  VENICE_WALLET_PRIVATE_KEY: walletKey.optional(),
  DISCORD_GUILD_ID: GuildId.optional(),
  DISCORD_API_URL: address.optional(),
  VENICE_BASE_URL: veniceUrl,
  DATA_DIR: dataDir,
  FFMPEG_PATH: z.string().trim().default('ffmpeg'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], 'must be debug, info, warn, error or silent')
    .default('info'),
  QUOTE_MINUTES: whole(1, 120, 10),
  KEEP_CLIPS_DAYS: whole(1, 3_650, 30),
  MAX_RENDERING: whole(1, 500, 20),
  VENICE_RETRIEVES_PER_MINUTE: whole(1, 10_000, 120),
  VENICE_QUEUES_PER_MINUTE: whole(1, 10_000, 40),
  STOP_SECONDS: whole(1, 600, 25),
  VENICE_ADMIN_KEY: z.string().trim().optional(),
  OPERATOR_USER_IDS: z
    .string()
    .transform((ids) => ids.split(/[\s,]+/).filter((id) => id !== ''))
    .pipe(z.array(UserId))
    .default([]),
  OPERATOR_DAY_USD: dollars,
  OPERATOR_MONTH_USD: dollars,
  OPERATOR_TIME_ZONE: TimeZone.default(UTC),
});

export const ENVIRONMENT_KEYS = Object.keys(Environment.shape);

/** Who pays Venice: exactly one of the two. */
export type VeniceAuth =
  | { readonly kind: 'key'; readonly apiKey: string }
  | { readonly kind: 'wallet'; readonly privateKey: Secret };

export interface Config {
  readonly discord: { readonly token: string; readonly apiUrl: string | null; readonly guild: GuildId | null };
  readonly venice: {
    readonly auth: VeniceAuth;
    /** Reads Venice's own books; never spends. */
    readonly adminKey: string | null;
    readonly baseUrl: string;
    readonly retrievesPerMinute: number;
    readonly queuesPerMinute: number;
  };
  readonly dataDir: string;
  readonly ffmpeg: string;
  readonly logLevel: z.infer<typeof Environment>['LOG_LEVEL'];
  readonly quoteTtlMs: number;
  readonly keepClipsMs: number;
  readonly maxRendering: number;
  readonly stopWithinMs: number;
  /** Who runs this bot, and what it may spend on all servers together; null: no limit. */
  readonly operator: {
    readonly users: readonly UserId[];
    readonly day: Usd | null;
    readonly month: Usd | null;
    readonly zone: TimeZone;
  };
}

export type Configuration = Parsed<Config>;
export type Parsed<T> =
  | { readonly ok: true; readonly config: T }
  /** One sentence for each key that is missing or wrong. */
  | { readonly ok: false; readonly problems: readonly string[] };

export function parseConfig(env: Env): Configuration {
  const parsed = Environment.safeParse(keysSetIn(env));
  const auth = authIn(env);
  if (!parsed.success || typeof auth === 'string') {
    const issues = parsed.success ? [] : problemsOf(parsed.error);
    return { ok: false, problems: typeof auth === 'string' ? [...issues, auth] : issues };
  }
  const read = parsed.data;
  return {
    ok: true,
    config: {
      discord: {
        token: read.DISCORD_TOKEN,
        apiUrl: read.DISCORD_API_URL ?? null,
        guild: read.DISCORD_GUILD_ID ?? null,
      },
      venice: {
        auth,
        adminKey: read.VENICE_ADMIN_KEY ?? null,
        baseUrl: read.VENICE_BASE_URL,
        retrievesPerMinute: read.VENICE_RETRIEVES_PER_MINUTE,
        queuesPerMinute: read.VENICE_QUEUES_PER_MINUTE,
      },
      dataDir: read.DATA_DIR,
      ffmpeg: read.FFMPEG_PATH,
      logLevel: read.LOG_LEVEL,
      quoteTtlMs: read.QUOTE_MINUTES * MINUTE,
      keepClipsMs: read.KEEP_CLIPS_DAYS * DAY,
      maxRendering: read.MAX_RENDERING,
      stopWithinMs: read.STOP_SECONDS * 1_000,
      operator: {
        users: read.OPERATOR_USER_IDS,
        day: read.OPERATOR_DAY_USD ?? null,
        month: read.OPERATOR_MONTH_USD ?? null,
        zone: read.OPERATOR_TIME_ZONE,
      },
    },
  };
}

type Env = Readonly<Record<string, string | undefined>>;

const keysSetIn = (env: Env) =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));

function problemsOf(error: z.ZodError): readonly string[] {
  return [...new Set(error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`))];
}

/** Who pays, or the sentence about what is wrong. A wallet's key that is no key at all is told by the schema. */
function authIn(env: Env): VeniceAuth | string {
  const { VENICE_API_KEY: apiKey, VENICE_WALLET_PRIVATE_KEY: walletKey } = keysSetIn(env);
  if (apiKey !== undefined && walletKey !== undefined)
    return 'VENICE_WALLET_PRIVATE_KEY is set beside VENICE_API_KEY: set one of the two, so that it is clear who pays';
  if (walletKey !== undefined) return { kind: 'wallet', privateKey: secret(walletKey.trim()) };
  if (apiKey !== undefined) return { kind: 'key', apiKey: apiKey.trim() };
  return 'VENICE_API_KEY is missing: an inference key from venice.ai, under Settings, API (or VENICE_WALLET_PRIVATE_KEY, to pay from a wallet)';
}

/** What `npm run venice` needs. */
export interface VeniceConfig {
  readonly auth: VeniceAuth;
  readonly baseUrl: string;
}

const VeniceEnvironment = z.object({ VENICE_WALLET_PRIVATE_KEY: walletKey.optional(), VENICE_BASE_URL: veniceUrl });

export function parseVeniceConfig(env: Env): Parsed<VeniceConfig> {
  const parsed = VeniceEnvironment.safeParse(keysSetIn(env));
  const auth = authIn(env);
  if (!parsed.success) return { ok: false, problems: problemsOf(parsed.error) };
  if (typeof auth === 'string') return { ok: false, problems: [auth] };
  return { ok: true, config: { auth, baseUrl: parsed.data.VENICE_BASE_URL } };
}

/** What `npm run wallet` needs. */
export interface WalletConfig {
  readonly privateKey: Secret;
  readonly baseUrl: string;
  readonly dataDir: string;
}

const WalletEnvironment = z.object({
  VENICE_WALLET_PRIVATE_KEY: z
    .string({ error: 'is missing: 0x and 64 hex digits, the private key of a wallet on Base' })
    .pipe(walletKey),
  VENICE_BASE_URL: veniceUrl,
  DATA_DIR: dataDir,
});

export function parseWalletConfig(env: Env): Parsed<WalletConfig> {
  const parsed = WalletEnvironment.safeParse(keysSetIn(env));
  if (!parsed.success) return { ok: false, problems: problemsOf(parsed.error) };
  const { VENICE_WALLET_PRIVATE_KEY: privateKey, VENICE_BASE_URL: baseUrl, DATA_DIR } = parsed.data;
  return { ok: true, config: { privateKey, baseUrl, dataDir: DATA_DIR } };
}

/** The exact strings that no log may ever show, in the spellings in which they may turn up. */
export function secretsOf({ discord, venice }: Config): readonly string[] {
  const admin = venice.adminKey === null ? [] : [venice.adminKey];
  if (venice.auth.kind === 'key') return [discord.token, venice.auth.apiKey, ...admin];
  const digits = venice.auth.privateKey.reveal().slice(2);
  return [discord.token, digits, digits.toLowerCase(), digits.toUpperCase(), ...admin];
}
