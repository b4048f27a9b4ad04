// Errors of discord.js, one by one: what the bot makes of them, and that no words or secrets survive in a Fault.
import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../src/domain/fault.ts';
import { attempt, troubleOf } from '../../src/services/discord/trouble.ts';

const SECRET = 'a prompt that nobody else may read';
const URL_WITH_TOKEN = 'https://discord.com/api/v10/webhooks/1/secret-token';

/** `undefined`: a proxy's page, which has no code. */
function apiError(status: number, code: number | undefined): DiscordAPIError {
  const request = { files: undefined, body: { content: SECRET } };
  const given = code ?? Number.NaN;
  return new DiscordAPIError({ message: 'no', code: given }, given, status, 'POST', URL_WITH_TOKEN, request);
}

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

describe('a refusal of Discord', () => {
  it.each([
    [404, 10003, 'no-channel'],
    [404, 10008, 'no-message'],
    [413, 40005, 'too-large'],
    [400, 50045, 'too-large'],
    [413, 0, 'too-large'],
    [403, 50001, 'forbidden'],
    [403, 50013, 'forbidden'],
    [403, 160005, 'forbidden'],
    [400, 50083, 'archived'],
    [400, 160004, 'thread-exists'],
    [403, 50007, 'closed'],
    [403, 50278, 'closed'],
    [400, 200000, 'forbidden'],
    [400, 240000, 'forbidden'],
    [403, 777777, 'forbidden'],
  ] as const)('%i with code %i means %s', (status, code, is) => {
    expect(troubleOf(apiError(status, code))).toEqual({ is, code });
  });

  it.each([
    [400, 30046],
    [429, 0],
    [400, 40003],
    [500, 0],
    [503, 130000],
    [403, undefined],
  ] as const)('%i with code %s means later', (status, code) => {
    expect(troubleOf(apiError(status, code))).toEqual({ is: 'later', afterMs: null });
  });

  it.each([
    [400, 50035],
    [401, 0],
    [404, 0],
  ])('%i with code %i is broken on our side, and told without the request', (status, code) => {
    const fault = thrownBy(() => troubleOf(apiError(status, code)));
    if (!(fault instanceof Fault)) throw fault;
    expect(fault.retryable).toBe(false);
    expect(fault.cause).toBeUndefined();
    expect(`${fault.message}${JSON.stringify(fault)}`).not.toMatch(/prompt|secret/);
  });
});

it('hears a rate limit, and for how long', () => {
  const limit = new RateLimitError({
    timeToReset: 100,
    retryAfter: 40_000,
    sublimitTimeout: 0,
    limit: 5,
    method: 'PATCH',
    hash: 'h',
    url: URL_WITH_TOKEN,
    route: '/channels/:id',
    majorParameter: '1',
    global: false,
    scope: 'shared',
  });
  expect(troubleOf(limit)).toEqual({ is: 'later', afterMs: 40_000 });
});

it.each([
  new HTTPError(502, 'Bad Gateway', 'POST', URL_WITH_TOKEN, { files: undefined, body: undefined }),
  Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }),
  Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' }),
  Object.assign(new Error('slow'), { code: 'UND_ERR_HEADERS_TIMEOUT' }),
  new DOMException('too slow', 'TimeoutError'),
  new DOMException('stopped', 'AbortError'),
  new TypeError('fetch failed', { cause: Object.assign(new Error('no such host'), { code: 'ENOTFOUND' }) }),
])('takes a failing wire for something that passes: %s', (error) => {
  expect(troubleOf(error)).toEqual({ is: 'later', afterMs: null });
});

it('does not take a file that cannot be read, or a bug, for a failing wire', async () => {
  const unreadable = new DOMException('the blob could not be read', 'NotReadableError');
  await expect(attempt(() => Promise.reject(unreadable))).rejects.toThrow(Fault);
  await expect(attempt(() => Promise.reject(new TypeError('x is not a function')))).rejects.toThrow(
    /x is not a function/,
  );
  await expect(attempt(() => Promise.reject(new Fault('mine')))).rejects.toThrow('mine');
});
