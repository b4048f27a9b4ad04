// The house rules that a compiler does not know: who may import whom, who may touch time and chance, how long a file is.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const files = globSync(['src/**/*.ts', 'sandbox/**/*.ts', 'bench/**/*.ts'], { cwd: root }).map((file) => ({
  file,
  text: readFileSync(join(root, file), 'utf8'),
}));
const imports = ({ file, text }: (typeof files)[number]) =>
  [...text.matchAll(/^\s*(?:import|export)\b[^;]*?from '([^']+)';|import\('([^']+)'\)/gms)].map(([, fixed, lazy]) => {
    const target = fixed ?? lazy ?? '';
    return target.startsWith('.') ? normalize(join(dirname(file), target)) : target;
  });

/** A folder and what it may import: project paths by prefix, packages by name. The first rule that fits a file counts. */
const RULES: readonly { readonly of: RegExp; readonly may: readonly RegExp[] }[] = [
  { of: /^src\/domain\/words\/pattern\.ts$/, may: [/^src\/domain\//, /^re2js$/] },
  { of: /^src\/domain\//, may: [/^src\/domain\//, /^zod$/, /^temporal-polyfill$/] },
  {
    of: /^src\/services\/venice\/wallet\//,
    may: [/^src\/domain\//, /^src\/services\/venice\//, /^viem\//, /^zod$/, /^node:/],
  },
  {
    of: /^src\/services\/venice\/job-handle\.ts$/,
    may: [/^src\/domain\//, /^src\/services\/venice\//, /^src\/services\/spool\/(check|disk)\.ts$/, /^node:/],
  },
  {
    of: /^src\/services\/venice\//,
    may: [/^src\/domain\//, /^src\/services\/venice\//, /^undici$/, /^zod$/, /^node:/],
  },
  {
    of: /^src\/services\/discord\//,
    may: [/^src\/domain\//, /^src\/services\/discord\//, /^discord\.js$/, /^zod$/, /^node:/],
  },
  {
    of: /^src\/services\/spool\//,
    may: [/^src\/domain\//, /^src\/services\/spool\//, /^mediabunny$/, /^zod$/, /^node:/],
  },
  {
    of: /^src\/services\/media\//,
    may: [
      /^src\/domain\//,
      /^src\/services\/media\//,
      /^src\/services\/spool\/(boxes|disk|turns)\.ts$/,
      /^mediabunny$/,
      /^undici$/,
      /^zod$/,
      /^node:/,
    ],
  },
  {
    of: /^src\/services\/reel\//,
    may: [
      /^src\/domain\//,
      /^src\/services\/reel\//,
      /^src\/services\/spool\/(ffmpeg|fit|check|disk|names|frame|turns)\.ts$/,
      /^zod$/,
      /^node:/,
    ],
  },
  {
    of: /^src\/services\/archive\//,
    may: [
      /^src\/domain\//,
      /^src\/services\/archive\//,
      /^src\/services\/spool\/(disk|names)\.ts$/,
      /^yazl$/,
      /^zod$/,
      /^node:/,
    ],
  },
  {
    of: /^src\/services\/jams\//,
    may: [/^src\/domain\//, /^src\/services\/[^/]+\.ts$/, /^src\/services\/jams\//, /^zod$/],
  },
  {
    of: /^src\/services\/pictures\//,
    may: [
      /^src\/domain\//,
      /^src\/services\/pictures\//,
      /^src\/services\/spool\/turns\.ts$/,
      /^@resvg\/resvg-wasm$/,
      /^zod$/,
      /^node:/,
    ],
  },
  { of: /^src\/services\/(system|heartbeat)\.ts$/, may: [/^src\/domain\//, /^src\/services\/worker\.ts$/, /^node:/] },
  {
    // What commands may call; types alone.
    of: /^src\/services\/index\.ts$/,
    may: [/^src\/domain\//, /^src\/services\/(?:jams\/)?[^/]+\.ts$/],
  },
  { of: /^src\/services\/[^/]+\.ts$/, may: [/^src\/domain\//, /^src\/services\/[^/]+\.ts$/, /^zod$/] },
  {
    of: /^src\/db\//,
    may: [/^src\/domain\//, /^src\/db\//, /^zod$/, /^kysely$/, /^keyv$/, /^@keyv\/sqlite$/, /^node:/],
  },
  {
    of: /^src\/commands\/views\/language\.ts$/,
    may: [/^src\/domain\//, /^src\/commands\/views\/german\//, /^node:async_hooks$/],
  },
  {
    of: /^src\/commands\//,
    may: [/^src\/domain\//, /^src\/commands\//, /^src\/services\/(?:jams\/)?[^/]+\.ts$/, /^zod$/, /^discord\.js$/],
  },
  { of: /^src\/app\.ts$/, may: [/^src\/domain\//, /^src\/services\/(?:jams\/)?[^/]+\.ts$/] },
  { of: /^src\/(config|log)\.ts$/, may: [/^src\/domain\//, /^zod$/, /^pino$/] },
  { of: /^src\/(main|bot|wallet|venice-cli|audit|backup)\.ts$/, may: [/^src\//, /^node:/] },
  {
    of: /^src\/venice-cli\//,
    may: [/^src\/domain\//, /^src\/services\//, /^src\/venice-cli\//, /^zod$/, /^node:/],
  },
  { of: /^sandbox\//, may: [/^sandbox\//, /^node:/, /^[a-z@]/] },
  { of: /^bench\//, may: [/^bench\//, /^src\/domain\//, /^node:/] },
];

describe('imports', () => {
  it.each(files)('$file imports only what its folder may', (source) => {
    const rule = RULES.find(({ of }) => of.test(source.file));
    expect(rule, 'no rule for this folder').toBeDefined();
    const forbidden = imports(source).filter((target) => !rule?.may.some((allowed) => allowed.test(target)));
    expect(forbidden).toEqual([]);
  });

  it('lets the sandbox know nothing of the bot', () => {
    const knowing = files
      .filter(({ file }) => file.startsWith('sandbox/'))
      .filter((one) => imports(one).some((target) => target.startsWith('src/')));
    expect(knowing.map(({ file }) => file)).toEqual([]);
  });

  it('lets services and commands know only the types of each other', () => {
    const commands = files.filter(({ file }) => file.startsWith('src/commands/'));
    const values = commands.flatMap(({ file, text }) =>
      [...text.matchAll(/^import (?!type )[^;]*?from '(?:\.\.\/)+services\/[^']+';/gm)].map(
        ([line]) => `${file}: ${line}`,
      ),
    );
    expect(values).toEqual([]);
  });
});

describe('time and chance', () => {
  const OUTSIDE =
    /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bset(?:Timeout|Interval|Immediate)\(|\brandomUUID\(|\brandomInt\(|\bperformance\.now\(/;
  const bot = files.filter(({ file }) => file.startsWith('src/') && file !== 'src/services/system.ts');

  it.each(bot)('$file takes them from outside', ({ text }) => {
    const found = text
      .split('\n')
      .filter((line) => OUTSIDE.test(line) && !line.trim().startsWith('//') && !line.trim().startsWith('*'));
    expect(found).toEqual([]);
  });
});

describe('files', () => {
  it.each(files)('$file is short and says what it is', ({ text }) => {
    expect(text.split('\n').length).toBeLessThanOrEqual(251);
    expect(text.startsWith('//')).toBe(true);
  });

  it('has no drawer', () => {
    expect(
      files
        .map(({ file }) => file)
        .filter((file) => /(^|\/)(utils?|helpers?|managers?|misc|common)(\/|\.ts$)/i.test(file)),
    ).toEqual([]);
  });
});
