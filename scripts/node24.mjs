// Runs a script with Node 24.11 or newer: in this process where it is new enough, otherwise with the copy of Node 24
// that `npm ci` puts in node_modules (optionalDependencies in package.json). Plain JavaScript: any Node can run this file.
//   node scripts/node24.mjs src/main.ts [arguments]
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { delimiter, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [script, ...args] = process.argv.slice(2);
const [major, minor] = process.versions.node.split('.').map(Number);

if (script === undefined) {
  console.error('Usage: node scripts/node24.mjs SCRIPT [arguments]');
  process.exit(2);
} else if (major > 24 || (major === 24 && minor >= 11)) {
  process.argv.splice(1, 2, resolve(script));
  await import(pathToFileURL(resolve(script)).href);
} else {
  const bin = findNode24();
  if (!bin) {
    console.error(
      `Node 24.11 or newer is needed; this is ${process.version}, and no copy of Node 24 is installed for ${process.platform}-${process.arch}.`,
    );
    console.error(
      'Run "npm ci" without --omit=optional (Linux x64/arm64, Windows x64), or install Node 24 from https://nodejs.org.',
    );
    process.exit(1);
  }
  const env = { ...process.env, PATH: dirname(bin) + delimiter + (process.env.PATH ?? '') };
  const child = spawn(bin, [script, ...args], { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`Cannot start ${bin}: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

function findNode24() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  try {
    const manifest = createRequire(import.meta.url).resolve(`node-${platform}-${process.arch}/package.json`);
    return join(dirname(manifest), 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  } catch {
    return undefined;
  }
}
