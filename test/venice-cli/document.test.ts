// The document about the client: its list of commands is the program's own, and its example runs as it stands there.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { USAGE } from '../../src/venice-cli/arguments.ts';
import { openBed } from './program.ts';

const ROOT = join(import.meta.dirname, '../..');
const document = readFileSync(join(ROOT, 'docs/venice-client.md'), 'utf8');

it('lists the commands as the program does', () => {
  expect(document).toContain(USAGE);
});

it('has an example that makes a clip', async () => {
  await using bed = await openBed();
  const example = /```ts\n([\s\S]*?)```/.exec(document)?.[1] ?? '';
  const file = join(bed.folder, 'example.ts');
  writeFileSync(file, example.replaceAll("'./src/", `'${pathToFileURL(ROOT).href}/src/`));
  const child = spawn(process.execPath, [file], {
    cwd: bed.folder,
    env: { PATH: process.env['PATH'], VENICE_BASE_URL: bed.venice.url, VENICE_API_KEY: bed.venice.apiKey },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [said, complaints] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  expect(complaints).toBe('');
  expect(said).toMatch(/^This costs \$0\.55\.\n[\s\S]*saved\n$/);
  expect(readFileSync(join(bed.folder, 'clip.mp4')).subarray(4, 8).toString()).toBe('ftyp');
}, 60_000);
