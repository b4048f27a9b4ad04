// The configuration: every problem at once, no value repeated, and `.env.example` tells of exactly the keys that are read.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ENVIRONMENT_KEYS, parseConfig } from '../src/config.ts';

const NEEDED = { DISCORD_TOKEN: 'a.discord.token', VENICE_API_KEY: 'VENICE_INFERENCE_KEY_x' };
const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
const alphabetically = (a = '', b = '') => a.localeCompare(b);
const documented = [...example.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, key, value]) => ({ key, value }));

describe('parseConfig', () => {
  it('lists every missing key in one go', () => {
    const parsed = parseConfig({});
    expect(parsed.ok).toBe(false);
    expect(parsed.ok ? [] : parsed.problems.map((problem) => problem.split(' ')[0])).toEqual([
      'DISCORD_TOKEN',
      'VENICE_API_KEY',
    ]);
  });

  it('lists every wrong value too, and repeats none of them', () => {
    const parsed = parseConfig({
      ...NEEDED,
      DISCORD_TOKEN: ' ',
      QUOTE_MINUTES: 'soon',
      VENICE_BASE_URL: 'secret-value',
      LOG_LEVEL: 'loud',
    });
    const problems = parsed.ok ? [] : parsed.problems;
    expect(problems).toHaveLength(4);
    expect(problems.join('\n')).not.toMatch(/soon|secret-value|loud/);
    expect(problems.find((one) => one.startsWith('QUOTE_MINUTES'))).toBe(
      'QUOTE_MINUTES must be a whole number from 1 to 120',
    );
  });

  it('takes an empty value as not set', () => {
    const parsed = parseConfig({ ...NEEDED, QUOTE_MINUTES: '', DISCORD_API_URL: '' });
    expect(parsed.ok && parsed.config.quoteTtlMs).toBe(600_000);
    expect(parsed.ok && parsed.config.discord.apiUrl).toBeNull();
  });

  it('holds numbers to their bounds', () => {
    const parsed = parseConfig({ ...NEEDED, MAX_RENDERING: '0' });
    expect(parsed.ok ? '' : parsed.problems[0]).toBe('MAX_RENDERING must be at least 1');
  });
});

describe('.env.example', () => {
  it('names every key that is read, and no other', () => {
    expect(documented.map(({ key }) => key).toSorted(alphabetically)).toEqual(
      ENVIRONMENT_KEYS.toSorted(alphabetically),
    );
  });

  it('states the defaults that hold', () => {
    const stated = Object.fromEntries(documented.map(({ key, value }) => [key, value]));
    expect(parseConfig({ ...stated, ...NEEDED })).toEqual(parseConfig(NEEDED));
  });

  it('has a comment above each key', () => {
    const blocks = example.split('\n\n');
    for (const { key } of documented) {
      const block = blocks.find((one) => one.includes(`\n${key}=`) || one.startsWith(`${key}=`));
      expect(block, `${key} has no comment`).toMatch(/^#/);
    }
  });
});
