// Every way in which Venice says no, from the bytes on the wire to the sentence that a member reads: what happened,
// what to change, and what became of the money.
import { describe, expect, it } from 'vitest';
import {
  contentPolicy,
  needsConsent,
  providerFailure,
  providerRefused,
  tooLarge,
} from '../../sandbox/venice/errors.ts';
import type { Reply } from '../../sandbox/venice/reply.ts';
import { failureText } from '../../src/commands/views/failures.ts';
import { renderNotice } from '../../src/commands/views/notices.ts';
import { refusalText } from '../../src/commands/views/refusals.ts';
import { ModelId } from '../../src/domain/ids.ts';
import { type Failure, FailureReason } from '../../src/domain/job.ts';
import { usd } from '../../src/domain/money.ts';
import type { Order } from '../../src/domain/request.ts';
import { jobOf } from '../contracts/store/samples.ts';
import { REQUEST, TICKET } from '../venice/samples.ts';
import { standIn, status } from '../venice/stand-in.ts';

const PICTURE: Order = {
  ...REQUEST,
  kind: 'image',
  model: ModelId.parse('kling-v3-pro-image-to-video'),
  start: 'https://cdn.example.com/a.png',
  end: null,
  camera: null,
};
const JOB = jobOf(1, { price: usd(0.42) });
const BACK = '**Not charged:** the $0.42 are back in your limit.';
const KEPT = '**Charged:** Venice keeps the $0.42 for this one.';
const UNKNOWN = '**Charge unknown:** Venice does not say whether it kept the $0.42, so they count as spent.';

async function submitted(code: number, body: unknown, order: Order): Promise<Failure> {
  await using venice = await standIn();
  venice.next(status(code, body));
  const answer = await venice.provider.submit(order);
  if (answer.is !== 'declined') throw new Error(`the submission came back as ${answer.is}`);
  return answer.failure;
}

async function lookedAt(code: number, body: unknown, model: string): Promise<Failure> {
  await using venice = await standIn();
  venice.next(status(code, body));
  const look = await venice.provider.look({ ...TICKET, model: ModelId.parse(model) });
  if (look.is !== 'failed') throw new Error(`the look came back as ${look.is}`);
  return look.failure;
}

const bodyOf = ({ payload }: Reply) => (payload.as === 'json' ? payload.value : null);
const enumIssue = (field: string, expected: string) => ({
  code: 'invalid_enum_value',
  message: `Invalid enum value. Expected ${expected}, received '7s'`,
  path: [field],
  expected,
  received: '7s',
});
const custom = (message: string) => ({ error: message, issues: [{ code: 'custom', message, path: [] }] });

describe('a submission that Venice refuses', () => {
  it.each<[string, number, unknown, string]>([
    [
      'E1, a plain sentence',
      400,
      { error: 'This model does not support aspect_ratio' },
      `Venice would not take these settings. Change them and try again. Venice says: “This model does not support aspect\\_ratio” ${BACK}`,
    ],
    [
      'E2, legal values for one field',
      400,
      {
        error: 'Invalid request parameters',
        details: { _errors: [] },
        issues: [enumIssue('duration', "'5s' | '10s'")],
      },
      `Venice would not take these settings. Change them and try again. For the length, choose \`5s\` or \`10s\`. ${BACK}`,
    ],
    [
      'E2 without an error, two fields',
      400,
      {
        details: {},
        issues: [enumIssue('resolution', "'720p' | '1080p'"), enumIssue('voice_id', "'ara' | 'eve' | 'leo'")],
      },
      `Venice would not take these settings. Change them and try again. For the resolution, choose \`720p\` or \`1080p\`. For the voice, choose \`ara\`, \`eve\` or \`leo\`. ${BACK}`,
    ],
    [
      'E2, a field without legal values',
      400,
      {
        issues: [
          {
            code: 'invalid_type',
            message: 'Expected string, received null',
            path: ['end_image_url'],
            expected: 'string',
          },
        ],
      },
      `Venice would not take these settings. Change them and try again. It is about the end picture. Venice says: “end\\_image\\_url: Expected string, received null” ${BACK}`,
    ],
    [
      'E2, a key too many',
      400,
      custom("Unrecognized key(s) in object: 'end_image_url'"),
      `Venice would not take these settings. Change them and try again. Venice says: “Unrecognized key(s) in object: 'end\\_image\\_url'” ${BACK}`,
    ],
    [
      'E3, the provider refuses',
      400,
      bodyOf(providerRefused('The provider rejected this request.', 'req-77')),
      `Venice would not take these settings. Change them and try again. Venice says: “The provider rejected this request.” Venice's support knows it as \`req-77\`. ${BACK}`,
    ],
    [
      'a file that cannot be read',
      400,
      { error: 'Could not read the video at video_url.' },
      `One of your files could not be read: its address no longer works, or the provider of this model cannot fetch it. Sending the files themselves often helps; otherwise attach them anew. Venice says: “Could not read the video at video\\_url.” ${BACK}`,
    ],
    [
      'a blocked region',
      403,
      { error: 'The model x is not available in your region.' },
      `Venice does not offer this model in the region of this bot. Choose another one. Venice says: “The model x is not available in your region.” ${BACK}`,
    ],
    [
      'a key for private models only',
      403,
      { error: 'This API key is restricted to private models.' },
      `This bot's key may use Venice's private models only, and this is none. Choose one that is marked private. Venice says: “This API key is restricted to private models.” ${BACK}`,
    ],
    [
      'an unknown model',
      404,
      { error: 'Specified model not found: x. Did you mean: y?' },
      `Venice no longer offers this model. Choose another one. Venice says: “Specified model not found: x. Did you mean: y?” ${BACK}`,
    ],
    [
      'E8, consent',
      409,
      bodyOf(needsConsent(['image'])),
      `This model looks at faces, and Venice wants your yes to its terms before it starts. Venice says: “This model requires consent before it processes faces.” ${BACK}`,
    ],
    [
      'a retired model',
      410,
      { error: 'This model has been retired.' },
      `Venice no longer offers this model. Choose another one. Venice says: “This model has been retired.” ${BACK}`,
    ],
    [
      'E7, too large',
      413,
      bodyOf(tooLarge()),
      `Your files are more than Venice takes in one request, which is 35 MB. Use smaller or fewer files. Venice says: “Request body exceeds the limit of 35MB.” ${BACK}`,
    ],
    [
      'E4, other words suggested',
      422,
      { error: 'Your prompt violates the content policy', suggested_prompt: 'a calm *gondola*' },
      `Venice refused your prompt. Other words, or another model, may pass. Venice suggests these words: “a calm \\*gondola\\*” Venice says: “Your prompt violates the content policy” ${BACK}`,
    ],
    [
      'E5 about the prompt, another model recommended',
      422,
      bodyOf(contentPolicy(true, 'wan-2-7-image-to-video')),
      `Venice refused your prompt. Other words, or another model, may pass. Venice suggests the model \`wan-2-7-image-to-video\` instead. Venice says: “Your prompt was rejected by the content policy of the model provider.” ${BACK}`,
    ],
    [
      'E5 about the picture',
      422,
      { error: { message: 'The input image contains a real person.', type: 'provider_content_policy' } },
      `Venice refused your picture, video or sound, not your words. Try another file. Venice says: “The input image contains a real person.” ${BACK}`,
    ],
    [
      'E5 about who knows what',
      422,
      { error: { message: 'Refused.', type: 'provider_content_policy', credits_refunded: true } },
      `Venice refused the content and does not say whether for your prompt or for your files. Try other words first, then another file. Venice says: “Refused.” ${BACK}`,
    ],
    [
      'E5 that keeps the money',
      422,
      bodyOf(contentPolicy(false)),
      `Venice refused your prompt. Other words, or another model, may pass. Venice says: “Your prompt was rejected by the content policy of the model provider.” ${KEPT}`,
    ],
    [
      'E6 with a hint',
      422,
      bodyOf(providerFailure(true, 'Use a shorter prompt.')),
      `The rendering failed at Venice. The same prompt may work on another try or with another model. Venice's hint: “Use a shorter prompt.” Venice says: “The video provider could not complete this generation.” ${BACK}`,
    ],
    [
      'a source that is too long',
      422,
      { error: 'The source video is longer than 300 seconds.' },
      `Venice refused your picture, video or sound, not your words. Try another file. Venice says: “The source video is longer than 300 seconds.” ${BACK}`,
    ],
    [
      'E11, a page of a proxy',
      403,
      '<html>Blocked</html>',
      `Venice does not offer this model in the region of this bot. Choose another one. Venice says: “Venice answered with status 403.” ${BACK}`,
    ],
  ])('%s (%i)', async (_row, code, body, sentence) => {
    expect(failureText(JOB, await submitted(code, body, PICTURE))).toBe(sentence);
  });

  it('a refusal without a word of what it is about is about the prompt where there is nothing else', async () => {
    const body = { error: { message: 'Refused.', type: 'provider_content_policy' } };
    expect(failureText(JOB, await submitted(422, body, REQUEST))).toContain('refused your prompt');
  });
});

describe('a job that ends without a clip', () => {
  const REFUSED = 'Your prompt was rejected by the content policy of the model provider.';
  it.each<[string, number, unknown, string, string]>([
    [
      'E5, refunded',
      422,
      bodyOf(contentPolicy(true)),
      'kling-o3-pro-text-to-video',
      `Venice refused your prompt. Other words, or another model, may pass. Venice says: “${REFUSED}” ${BACK}`,
    ],
    [
      'E5, kept',
      422,
      bodyOf(contentPolicy(false)),
      'kling-o3-pro-text-to-video',
      `Venice refused your prompt. Other words, or another model, may pass. Venice says: “${REFUSED}” ${KEPT}`,
    ],
    [
      'silent, from a family that keeps it',
      422,
      { error: { message: REFUSED, type: 'provider_content_policy' } },
      'runway-gen4-turbo',
      `Venice refused your prompt. Other words, or another model, may pass. Venice says: “${REFUSED}” ${KEPT}`,
    ],
    [
      'silent, from a family that never takes it',
      422,
      { error: { message: REFUSED, type: 'provider_content_policy' } },
      'grok-imagine-text-to-video-private',
      `Venice refused your prompt. Other words, or another model, may pass. Venice says: “${REFUSED}” ${BACK}`,
    ],
    [
      'silent, from anybody else',
      422,
      { error: { message: REFUSED, type: 'provider_content_policy' } },
      'wan-2-7-text-to-video',
      `Venice refused your prompt. Other words, or another model, may pass. Venice says: “${REFUSED}” ${UNKNOWN}`,
    ],
    [
      'E6, silent about money',
      422,
      { error: 'Generation failed.', hint: 'Try later.' },
      'wan-2-7-text-to-video',
      `The rendering failed at Venice. The same prompt may work on another try or with another model. Venice's hint: “Try later.” Venice says: “Generation failed.” ${UNKNOWN}`,
    ],
    [
      'a file that the provider could not fetch',
      422,
      { error: 'Failed to download the input image.', credits_refunded: true },
      'wan-2-7-image-to-video',
      `One of your files could not be read: its address no longer works, or the provider of this model cannot fetch it. Sending the files themselves often helps; otherwise attach them anew. Venice says: “Failed to download the input image.” ${BACK}`,
    ],
    [
      'an undocumented FAILED',
      200,
      { status: 'FAILED', error: 'It broke.' },
      'wan-2-7-text-to-video',
      `The rendering failed at Venice. The same prompt may work on another try or with another model. Venice says: “It broke.” ${UNKNOWN}`,
    ],
  ])('%s', async (_row, code, body, model, sentence) => {
    expect(failureText(JOB, await lookedAt(code, body, model))).toBe(sentence);
  });
});

describe('a price that Venice does not give', () => {
  it.each<[string, number, unknown, string]>([
    [
      '400',
      400,
      { error: 'Number must be less than or equal to 15' },
      'Venice will not price this clip: Number must be less than or equal to 15. Change the settings or choose another model. Nothing was charged.',
    ],
    [
      'an unreadable source',
      400,
      { error: 'Could not read the video at video_url.' },
      'Venice could not read one of your files, neither at its address nor sent along. Save it anew in a common format such as PNG or MP4, and try again. Nothing was charged.',
    ],
    [
      '401',
      401,
      { error: 'Authentication failed' },
      "Venice does not accept this bot's key. Whoever runs the bot must look at it. Nothing was charged.",
    ],
    [
      'E10',
      401,
      { error: 'Bad sign-in', code: 'X402_SIGN_IN_EXPIRED' },
      "Venice does not accept this bot's key. Whoever runs the bot must look at it. Nothing was charged.",
    ],
    [
      '402, short of funds',
      402,
      { error: 'Insufficient USD or DIEM balance to complete this request.' },
      'The Venice account of this bot is out of credit, or its key has reached its limit. Whoever runs the bot must look at it. Nothing was charged.',
    ],
    [
      '402, nobody signed in',
      402,
      { x402Version: 2, accepts: [] },
      "Venice does not accept this bot's key. Whoever runs the bot must look at it. Nothing was charged.",
    ],
    [
      '402, a poor wallet',
      402,
      { error: 'Payment required', code: 'PAYMENT_REQUIRED', currentBalanceUsd: 0.02 },
      'The Venice account of this bot is out of credit, or its key has reached its limit. Whoever runs the bot must look at it. Nothing was charged.',
    ],
    [
      '403, the region',
      403,
      { error: 'Not available in your region.' },
      'Venice does not offer this model in the region of this bot. Choose another one. Nothing was charged.',
    ],
    [
      '403, the privacy of the key',
      403,
      { error: 'This API key is restricted to private models.' },
      "This bot's key may use Venice's private models only. Choose one that is marked private. Nothing was charged.",
    ],
    [
      '404',
      404,
      { error: 'Specified model not found: x' },
      'Venice no longer offers this model. Choose another one. Nothing was charged.',
    ],
    [
      '413',
      413,
      bodyOf(tooLarge()),
      'Your files are more than Venice takes in one request, which is 35 MB. Use smaller or fewer files. Nothing was charged.',
    ],
    [
      '429',
      429,
      { error: 'Rate limit exceeded' },
      'Venice is answering too many questions right now, so I have no price for you. Try again in a minute. Nothing was charged.',
    ],
    [
      '500',
      500,
      { error: 'Internal error' },
      'Venice does not answer right now, so I have no price for you. Try again in a few minutes. Nothing was charged.',
    ],
    [
      '503 of the model',
      503,
      { error: 'The model x is currently offline. Please try again later.' },
      'This model is offline or fully busy at Venice right now. Choose another one, or try again later. Nothing was charged.',
    ],
    [
      'a page',
      502,
      '<html>Bad gateway</html>',
      'Venice does not answer right now, so I have no price for you. Try again in a few minutes. Nothing was charged.',
    ],
  ])('%s (%i)', async (_row, code, body, sentence) => {
    await using venice = await standIn();
    venice.next(status(code, body));
    const quote = await venice.provider.quote(PICTURE);
    if (quote.ok) throw new Error('a price came back');
    expect(refusalText({ is: 'no-price', ...quote.refusal })).toBe(sentence);
  });
});

describe('however much Venice says', () => {
  const LONG = '*_`~|<@100000000000000003> https://evil.example '.repeat(20);
  const advice: NonNullable<Failure['advice']> = {
    complaints: Array.from({ length: 8 }, () => ({
      field: 'x'.repeat(60),
      allowed: Array.from({ length: 40 }, () => '`'.repeat(60)),
    })),
    hint: LONG.slice(0, 500),
    suggestedPrompt: LONG,
    requestId: 'r'.repeat(100),
    consent: { version: '1', policy: LONG },
  };
  const FAILURES = FailureReason.options.flatMap((reason) =>
    (['yes', 'no', 'unknown'] as const).map((charged) => ({
      reason,
      charged,
      detail: LONG.slice(0, 500),
      suggestedModel: ModelId.parse('m'.repeat(100)),
      advice,
    })),
  );

  it.each(FAILURES.map((failure) => [failure.reason, failure.charged, failure] as const))(
    '%s, charged %s: it fits a message, and ends with the money',
    (_reason, _charged, failure) => {
      const job = jobOf(1, { state: { at: 'failed', failure }, request: { ...REQUEST, prompt: LONG } });
      expect(failureText(job, failure)).toMatch(/\*\*(Charged|Not charged|Charge unknown):\*\*[^*]+$/);
      for (const consents of ['off', 'ask'] as const) {
        const { content } = renderNotice({ is: 'failed', job, consents });
        expect(content?.length).toBeLessThanOrEqual(2_000);
        expect(content).not.toContain('://');
      }
      expect(renderNotice({ is: 'status', job, line: { is: 'ended' } }).content?.length).toBeLessThanOrEqual(2_000);
    },
  );
});

describe('what can be pressed then', () => {
  const pressable = (failure: Failure, consents: 'off' | 'ask' = 'off') =>
    JSON.stringify(
      renderNotice({ is: 'failed', job: jobOf(1, { state: { at: 'failed', failure } }), consents }).components,
    );
  const failure: Failure = { reason: 'provider', charged: 'no', detail: null, suggestedModel: null };

  it('the recommended model, where there is one', () => {
    expect(pressable(failure)).not.toContain('clip.instead');
    expect(pressable({ ...failure, suggestedModel: ModelId.parse('wan-2-7-text-to-video') })).toContain(
      'Try it with wan-2-7-text-to-video',
    );
  });
});
