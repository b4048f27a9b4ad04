// Health check: exits 0 while the bot in this container or on this machine is alive and connected to Discord.
import { statSync } from 'node:fs';
import { join } from 'node:path';

const MAX_AGE_MS = 90_000;
try {
  const age = Date.now() - statSync(join(process.env.DATA_DIR || 'data', 'alive')).mtimeMs;
  if (age > MAX_AGE_MS) throw new Error(`the last sign of life is ${Math.round(age / 1000)} s old`);
} catch (error) {
  console.error(`Gondolier is not well: ${error.message}`);
  process.exit(1);
}
