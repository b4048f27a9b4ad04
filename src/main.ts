// The process: environment in, signals heeded, exit code out. The only file with side effects at import.
import { existsSync } from 'node:fs';
import { type Bot, startBot } from './bot.ts';
import { type Config, parseConfig, secretsOf } from './config.ts';
import { Fault } from './domain/fault.ts';
import type { Log } from './domain/ports.ts';
import { SECOND } from './domain/time.ts';
import { createLog } from './log.ts';
import { systemChance as chance, systemClock as clock } from './services/system.ts';

/** Plain sentences for whoever starts the bot go to standard output; events, as JSON, to standard error. */
const tell = (sentence: string): void => {
  process.stdout.write(`${sentence}\n`);
};

if (existsSync('.env')) process.loadEnvFile('.env');
const configuration = parseConfig(process.env);
// Programs that the bot starts inherit the environment, and none of them needs the keys.
for (const name of ['DISCORD_TOKEN', 'VENICE_API_KEY', 'VENICE_WALLET_PRIVATE_KEY']) delete process.env[name];
if (configuration.ok) {
  const { config } = configuration;
  const log = createLog(config.logLevel, secretsOf(config));
  process.on('unhandledRejection', (error) => {
    log.error('process.broken', { error });
    process.exit(1);
  });
  await run(config, log);
} else {
  tell('Gondolier cannot start. Set these in the environment or in .env (see .env.example):');
  for (const problem of configuration.problems) tell(`  ${problem}`);
  process.exitCode = 1;
}

async function run(config: Config, log: Log): Promise<void> {
  try {
    await live(await startBot(config, { clock, chance, log, tell }), config, log);
  } catch (error) {
    log.error('process.stopped', { error });
    tell(`Gondolier cannot start: ${error instanceof Fault ? error.message : 'something is broken, see the log'}.`);
    process.exit(1);
  }
}

/** Waits for a signal, or for Discord to hang up for good, and ends the process. */
async function live(bot: Bot, config: Config, log: Log): Promise<void> {
  const ended = Promise.withResolvers<{ readonly why: string; readonly code: number }>();
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => ended.resolve({ why: signal, code: 0 }));
  void bot.gateway.lost.then((fault) => ended.resolve({ why: fault.message, code: 1 }));
  const { why, code } = await ended.promise;
  tell(`Stopping (${why}): finishing what is under way, at most ${config.stopWithinMs / SECOND} s.`);
  if (!(await bot.stop(config.stopWithinMs))) log.warn('process.stopped-late');
  tell('Stopped. The next start continues where this one ended.');
  process.exit(code);
}
