// Every way a paid clip can end without a video: what the member reads, and what became of the money on both sides.
import { describe, expect, it } from 'vitest';
import {
  contentPolicy,
  modelNotFound,
  needsConsent,
  plain,
  providerFailure,
  unknownRequest,
} from '../../sandbox/venice/errors.ts';
import { answerWith } from '../../sandbox/venice/faults.ts';
import type { Outcome } from '../../sandbox/venice/outcome.ts';
import { HOUR, MINUTE } from '../../src/domain/time.ts';
import { type Stage, setStage } from '../support/stage.ts';
import { askedOf, hears, order, RUNWAY, reaches, said, statusOf, usedToday, WAN } from '../support/steps.ts';

interface Ending {
  readonly name: string;
  readonly outcome: Outcome;
  readonly model?: string;
  readonly reads: RegExp;
  /** Micro-dollars that our ledger counts as spent, and that Venice kept. */
  readonly ours: number;
  readonly theirs: number;
}

const ENDINGS: readonly Ending[] = [
  {
    name: 'the prompt refused, the money back',
    outcome: { kind: 'content-policy' },
    reads: /Venice refused your prompt.*rejected by the content policy.*\*\*Not charged:\*\* the \$0\.55 are back/,
    ours: 0,
    theirs: 0,
  },
  {
    name: 'the prompt refused, another model suggested',
    outcome: { kind: 'content-policy', recommendedModel: 'wan-2-7-text-to-video' },
    reads: /suggests the model `wan-2-7-text-to-video`/,
    ours: 0,
    theirs: 0,
  },
  {
    name: 'the prompt refused, the money kept',
    outcome: { kind: 'content-policy' },
    model: RUNWAY,
    reads: /Venice refused your prompt.*\*\*Charged:\*\* Venice keeps the \$0\.66/,
    ours: 660_000,
    theirs: 660_000,
  },
  {
    name: 'the provider failed, the money back',
    outcome: { kind: 'provider-failure', hint: 'Try again later.' },
    reads: /The rendering failed at Venice.*Try again later\..*\*\*Not charged:\*\*/,
    ours: 0,
    theirs: 0,
  },
  {
    name: 'a failure that says nothing of the money',
    outcome: { kind: 'failed-status', refunded: false },
    reads: /The rendering failed at Venice.*\*\*Charge unknown:\*\*.*so they count as spent/,
    ours: 550_000,
    theirs: 550_000,
  },
  {
    name: 'a 500 that is the same at every look',
    outcome: { kind: 'internal-error', refunded: false },
    reads: /The rendering failed at Venice.*\*\*Charge unknown:\*\*/,
    ours: 550_000,
    theirs: 550_000,
  },
  {
    name: 'a placeholder in place of a clip',
    outcome: { kind: 'placeholder' },
    reads: /placeholder instead of your clip.*\*\*Charged:\*\*/,
    ours: 550_000,
    theirs: 550_000,
  },
];

async function failing(stage: Stage, model = WAN) {
  const { id } = await order(stage, { model });
  const status = await statusOf(stage, id);
  await reaches(stage, id, 'failed', 26 * HOUR);
  return { id, status, word: await hears(stage, `clip \`${id}\` ended without a video`) };
}

describe('a clip that fails at Venice', () => {
  it.each(ENDINGS)('$name', async ({ outcome, model, reads, ours, theirs }) => {
    await using stage = await setStage();
    stage.venice.plan({ outcome });
    const { status, word } = await failing(stage, model);
    expect(word.text).toMatch(reads);
    expect(word.pings).toEqual({ users: [stage.ana.id], roles: [], everyone: false });
    expect(word.buttons.map(({ label }) => label).slice(0, 2)).toEqual(['Again', 'Remix']);
    await stage.until(() => status.text.match(reads) !== null);
    expect(await usedToday(stage)).toEqual({ held: 0, spent: ours });
    expect(stage.venice.account.spentMicroUsd).toBe(theirs);
    expect(askedOf(stage, 'queue')).toHaveLength(1);
    await stage.verify();
  });

  it('renders past all reason: given up honestly, and asked after once more by nobody', async () => {
    await using stage = await setStage({ env: { VENICE_RETRIEVES_PER_MINUTE: '4' } });
    stage.venice.plan({ outcome: { kind: 'endless' } });
    const { word } = await failing(stage);
    expect(word.text).toMatch(/took far longer than this model ever takes.*\*\*Charge unknown:\*\*/);
    const looks = askedOf(stage, 'retrieve').length;
    await stage.pass(HOUR);
    expect(askedOf(stage, 'retrieve')).toHaveLength(looks);
    await stage.verify();
  });

  it('is unknown to Venice for good: believed only after several looks over a minute', async () => {
    await using stage = await setStage();
    stage.venice.script({ on: 'retrieve', times: 1_000, do: answerWith(unknownRequest()) });
    const begun = stage.clock.now();
    const { word } = await failing(stage);
    expect(stage.clock.now() - begun).toBeGreaterThan(MINUTE);
    expect(askedOf(stage, 'retrieve').length).toBeGreaterThan(3);
    expect(word.text).toMatch(/Venice no longer knows this clip.*\*\*Charge unknown:\*\*/);
  });

  it('sends rubbish again and again: tried many times, then charged as Venice charged it', async () => {
    await using stage = await setStage();
    stage.venice.plan({ takesMs: 0 });
    stage.venice.script({
      on: 'retrieve',
      times: 1_000,
      do: { kind: 'answer', status: 200, text: 'not a film', headers: { 'content-type': 'video/mp4' } },
    });
    const { word } = await failing(stage);
    expect(askedOf(stage, 'retrieve')).toHaveLength(8);
    expect(word.text).toMatch(/cannot be played, again and again.*\*\*Charged:\*\*/);
    await stage.verify();
  });
});

describe('a clip that Venice declines', () => {
  it.each([
    ['400', plain(400, 'The prompt is too strange.'), /would not take these settings.*too strange/],
    ['403', plain(403, 'This model is not available in your region.'), /does not offer this model in the region/],
    ['404', modelNotFound(WAN, []), /no longer offers this model/],
    ['409', needsConsent(['image']), /wants your yes to its terms/],
    ['422, the content', contentPolicy(true), /refused your prompt/],
    ['422, the provider', providerFailure(true), /rendering failed at Venice/],
  ])('with a %s: said in words, nothing charged', async (_, reply, reads) => {
    await using stage = await setStage();
    stage.venice.script({ on: 'queue', do: answerWith(reply) });
    const { word } = await failing(stage);
    expect(word.text).toMatch(reads);
    expect(word.text).toMatch(/\*\*Not charged:\*\* the \$0\.55 are back in your limit/);
    expect(askedOf(stage, 'queue')).toHaveLength(1);
    expect(await usedToday(stage)).toEqual({ held: 0, spent: 0 });
    await stage.verify();
  });

  it.each([
    ['credit', 402, 'Insufficient USD or DIEM balance to complete this request.', /out of credit/],
    ['the key', 401, 'Authentication failed', /does not accept the key/],
  ])('for want of %s: it waits, says so, and goes on by itself', async (_, code, error, reads) => {
    await using stage = await setStage();
    stage.venice.script({ on: 'queue', times: 3, do: answerWith(plain(code, error)) });
    const { id } = await order(stage);
    const status = await statusOf(stage, id);
    await stage.until(() => status.text.match(reads) !== null);
    expect(status.text).toContain('Nothing is charged meanwhile');
    await reaches(stage, id, 'delivered');
    expect(said(stage).filter(({ text }) => text.includes('ended without'))).toEqual([]);
    await stage.verify();
  });
});

describe('the rule about sound', () => {
  const refusal = answerWith(plain(400, 'This model does not support audio configuration.'));

  it('a refused word on sound is left out once, and the clip is charged once', async () => {
    await using stage = await setStage();
    stage.venice.script({ on: 'queue', do: refusal });
    const { id } = await order(stage);
    await reaches(stage, id, 'delivered');
    const [first, second, ...more] = askedOf(stage, 'queue').map(({ body }) => body);
    expect(first).toMatchObject({ audio: true });
    expect(second).not.toHaveProperty('audio');
    expect(more).toEqual([]);
    expect(stage.venice.account.entries).toHaveLength(1);
    await stage.verify();
  });

  it('is not bent for a silent clip that would then cost more than was shown', async () => {
    await using stage = await setStage();
    stage.venice.script({ on: 'queue', do: refusal });
    const { id } = await order(stage, { audio: false });
    await reaches(stage, id, 'failed');
    await hears(stage, /\*\*Not charged:\*\* the \$0\.44 are back/);
    expect(stage.venice.account.entries).toEqual([]);
    await stage.verify();
  });

  it('is asked for a second time by nobody', async () => {
    await using stage = await setStage();
    stage.venice.script({ on: 'queue', times: 5, do: refusal });
    const { id } = await order(stage);
    await reaches(stage, id, 'failed');
    expect(askedOf(stage, 'queue')).toHaveLength(2);
    expect(await usedToday(stage)).toEqual({ held: 0, spent: 0 });
  });
});
