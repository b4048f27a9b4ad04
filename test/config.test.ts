// The configuration: every problem at once, no value repeated, and `.env.example` tells of exactly the keys that are read.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ENVIRONMENT_KEYS, parseConfig, parseWalletConfig, secretsOf } from '../src/config.ts';

const NEEDED = { DISCORD_TOKEN: 'a.discord.token', VENICE_API_KEY: 'VENICE_INFERENCE_KEY_x' };
const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
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

describe('who pays Venice', () => {
  const TOKEN = { DISCORD_TOKEN: 'a.discord.token' };
  const WALLET = `0x${'aB1'.repeat(21)}c`;

  it('is a key or a wallet', () => {
    const key = parseConfig({ ...TOKEN, VENICE_API_KEY: ' VENICE_INFERENCE_KEY_x ' });
    expect(key).toMatchObject({ config: { venice: { auth: { kind: 'key', apiKey: 'VENICE_INFERENCE_KEY_x' } } } });
    const wallet = parseConfig({ ...TOKEN, VENICE_API_KEY: '', VENICE_WALLET_PRIVATE_KEY: ` ${WALLET}\n` });
    const auth = wallet.ok ? wallet.config.venice.auth : null;
    expect(auth?.kind === 'wallet' && auth.privateKey.reveal()).toBe(WALLET);
  });

  it('is not both', () => {
    const parsed = parseConfig({ ...NEEDED, VENICE_WALLET_PRIVATE_KEY: WALLET });
    expect(parsed.ok ? [] : parsed.problems).toEqual([
      'VENICE_WALLET_PRIVATE_KEY is set beside VENICE_API_KEY: set one of the two, so that it is clear who pays',
    ]);
  });

  it.each(['0x12', 'aB1c', `0x${'g'.repeat(64)}`, `0x${'a'.repeat(65)}`])('is not a wallet such as %s', (value) => {
    const parsed = parseConfig({ VENICE_WALLET_PRIVATE_KEY: value });
    const problems = parsed.ok ? [] : parsed.problems;
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual(['DISCORD_TOKEN', 'VENICE_WALLET_PRIVATE_KEY']);
    expect(problems.join()).not.toContain(value);
  });

  it('names the secrets that no log may show', () => {
    const wallet = parseConfig({ ...TOKEN, VENICE_WALLET_PRIVATE_KEY: WALLET });
    const digits = WALLET.slice(2);
    expect(wallet.ok && secretsOf(wallet.config)).toEqual([
      'a.discord.token',
      digits,
      digits.toLowerCase(),
      digits.toUpperCase(),
    ]);
    const key = parseConfig(NEEDED);
    expect(key.ok && secretsOf(key.config)).toEqual([NEEDED.DISCORD_TOKEN, NEEDED.VENICE_API_KEY]);
  });

  it('is enough for the wallet command', () => {
    const parsed = parseWalletConfig({ VENICE_WALLET_PRIVATE_KEY: WALLET, VENICE_BASE_URL: 'https://venice.test/v1/' });
    expect(parsed).toMatchObject({ ok: true, config: { baseUrl: 'https://venice.test/v1', dataDir: 'data' } });
    const wrong = parseWalletConfig({ VENICE_BASE_URL: 'here' });
    expect(wrong.ok ? [] : wrong.problems.map((problem) => problem.split(' ')[0])).toEqual([
      'VENICE_WALLET_PRIVATE_KEY',
      'VENICE_BASE_URL',
    ]);
  });
});

describe('.env.example', () => {
  it('names every key that is read, and no other', () => {
    const named = new Set(documented.map(({ key }) => key));
    expect(named).toEqual(new Set(ENVIRONMENT_KEYS));
    expect(named.size).toBe(documented.length);
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
