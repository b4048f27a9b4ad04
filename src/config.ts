// The configuration, from the environment. Pure; every problem is reported at once, and no value is ever repeated in a
// message, since it may be a secret.
import { z } from 'zod';
import { GuildId } from './domain/ids.ts';
import { DAY, MINUTE } from './domain/time.ts';

const whole = (least: number, most: number, fallback: number) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .pipe(z.number().min(least, `must be at least ${least}`).max(most, `must be at most ${most}`))
    .default(fallback);

const address = z.url({ protocol: /^https?$/, error: 'must be an address such as https://example.org/api' });

/** A key that is set to nothing counts as not set. */
const Environment = z.object({
  DISCORD_TOKEN: z.string({ error: 'is missing: the bot token from the Discord developer portal' }).trim(),
  VENICE_API_KEY: z.string({ error: 'is missing: an inference key from venice.ai, under Settings, API' }).trim(),
  DISCORD_GUILD_ID: GuildId.optional(),
  DISCORD_API_URL: address.optional(),
  VENICE_BASE_URL: address.default('https://api.venice.ai/api/v1'),
  DATA_DIR: z.string().trim().default('data'),
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
});

export const ENVIRONMENT_KEYS = Object.keys(Environment.shape);

export interface Config {
  readonly discord: { readonly token: string; readonly apiUrl: string | null; readonly guild: GuildId | null };
  readonly venice: {
    readonly apiKey: string;
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
}

export type Configuration =
  | { readonly ok: true; readonly config: Config }
  /** One sentence for each key that is missing or wrong. */
  | { readonly ok: false; readonly problems: readonly string[] };

export function parseConfig(env: Readonly<Record<string, string | undefined>>): Configuration {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const parsed = Environment.safeParse(set);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    return { ok: false, problems: [...new Set(problems)] };
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
        apiKey: read.VENICE_API_KEY,
        baseUrl: read.VENICE_BASE_URL.replace(/\/+$/, ''),
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
    },
  };
}
