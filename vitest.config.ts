import { configDefaults, defineConfig } from 'vitest/config';

const SANDBOX_DISCORD = 'test/sandbox/discord/**/*.test.ts';

export default defineConfig({
  test: {
    testTimeout: 20_000,
    hookTimeout: 20_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'house',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, SANDBOX_DISCORD],
          isolate: false,
        },
      },
      {
        // A process for each file: here the client runs with its own undici, as strangers run it. Once Venice's client has
        // been loaded in a process, its newer undici has taken over the dispatcher that all of them share.
        extends: true,
        test: { name: 'discord sandbox', include: [SANDBOX_DISCORD] },
      },
    ],
  },
});
