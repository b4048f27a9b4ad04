// What every VideoProvider promises, whoever implements it: a submission charges once or says why not, a lost answer is
// a value, a clip can be fetched until it is forgotten. Run on the double and on the real client.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Fault } from '../../src/domain/fault.ts';
import { ModelId } from '../../src/domain/ids.ts';
import type { Ticket } from '../../src/domain/job.ts';
import type { Look, VideoProvider } from '../../src/domain/ports.ts';
import type { Order, RequestOf } from '../../src/domain/request.ts';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.ts';
import { checkBytes } from './clip-check.ts';
import type { NextSubmission, ProviderStage } from './provider-stage.ts';

export function videoProviderContract(name: string, open: () => Promise<ProviderStage>): void {
  describe(`${name} as a VideoProvider`, () => {
    let stage: ProviderStage;
    let provider: VideoProvider;

    beforeEach(async () => {
      stage = await open();
      provider = stage.provider;
    });
    afterEach(() => stage.close());

    async function submitted(request: RequestOf<'text'> & Order = stage.request()): Promise<Ticket> {
      const submission = await provider.submit(request);
      if (submission.is !== 'accepted') throw new Error(`the submission came back as ${submission.is}`);
      return submission.ticket;
    }

    async function bytesOf(look: Look): Promise<Buffer> {
      if (look.is !== 'ready') throw new Error(`expected a clip, and it is ${look.is}`);
      const pieces: Uint8Array[] = [];
      for await (const piece of look.body) pieces.push(piece);
      return Buffer.concat(pieces);
    }

    describe('before any money moves', () => {
      it('lists models under unique ids, the one that is asked for among them', async () => {
        const models = await provider.models();
        expect(new Set(models.map((model) => model.id)).size).toBe(models.length);
        expect(models.find((model) => model.id === stage.request().model)).toMatchObject({ kind: 'text' });
      });

      it('names a price above zero, the same price for the same request, and charges nothing for it', async () => {
        const [first, second] = [await provider.quote(stage.request()), await provider.quote(stage.request())];
        expect(first).toMatchObject({ ok: true, value: expect.any(Number) });
        expect(first.ok ? first.value : 0).toBeGreaterThan(0);
        expect(second).toEqual(first);
        expect(stage.charges()).toBe(0);
      });

      it('says that a model is gone when asked for its price', async () => {
        const request = { ...stage.request(), model: ModelId.parse('no-such-model-text-to-video') };
        expect(await provider.quote(request)).toMatchObject({ ok: false, refusal: { why: 'model-gone' } });
      });

      it('tells a good key from one that Venice does not know', async () => {
        expect(await provider.preflight()).toMatchObject({ is: 'ready' });
        expect(await stage.stranger.preflight()).toEqual({ is: 'bad-key' });
      });
    });

    describe('submitting', () => {
      it('charges the quoted price once, and gives a ticket that can be looked after', async () => {
        const quote = await provider.quote(stage.request());
        const ticket = await submitted();
        expect(ticket.model).toBe(stage.request().model);
        expect(stage.charges()).toBe(1);
        expect(stage.spent()).toBe(quote.ok ? quote.value : null);
        expect(await provider.look(ticket)).toMatchObject({ is: 'rendering' });
      });

      it.each<[NextSubmission, object]>([
        ['declined', { is: 'declined', failure: { charged: 'no' } }],
        ['busy', { is: 'busy', afterMs: 7_000 }],
        ['key-refused', { is: 'blocked', why: 'key' }],
        ['funds-missing', { is: 'blocked', why: 'funds' }],
        ['cut-before-charge', { is: 'lost' }],
      ])('%s: says so, charges nothing, and works the next time', async (next, expected) => {
        stage.onSubmit(next);
        expect(await provider.submit(stage.request())).toMatchObject(expected);
        expect([stage.charges(), stage.submissions()]).toEqual([0, 1]);
        await submitted();
        expect([stage.charges(), stage.submissions()]).toEqual([1, 2]);
      });

      it.each<[NextSubmission]>([['cut-after-charge'], ['nonsense-after-charge']])(
        '%s: lost, charged once, and never sent again by itself',
        async (next) => {
          stage.onSubmit(next);
          expect(await provider.submit(stage.request())).toMatchObject({ is: 'lost' });
          expect([stage.charges(), stage.submissions()]).toEqual([1, 1]);
        },
      );

      it('says that nothing was sent when nobody can be reached', async () => {
        expect(await stage.cutOff.submit(stage.request())).toMatchObject({ is: 'unsent' });
        expect(stage.charges()).toBe(0);
      });

      it('keeps the prompt out of what it says of a lost answer', async () => {
        stage.onSubmit('nonsense-after-charge');
        const said = JSON.stringify(await provider.submit({ ...stage.request(), prompt: 'a quiet canal' }));
        expect(said).toContain('lost');
        expect(said).not.toContain('canal');
      });
    });

    describe.each(['inline', 'private'] as const)('looking, %s delivery', (delivery) => {
      const rendered = async () => {
        stage.onJob({ ends: 'clip', afterMs: 2 * MINUTE });
        const ticket = await submitted(stage.request(delivery));
        stage.advance(2 * MINUTE);
        return ticket;
      };

      it('shows the time go by, and then the whole clip', async () => {
        stage.onJob({ ends: 'clip', afterMs: 2 * MINUTE });
        const ticket = await submitted(stage.request(delivery));
        expect(ticket.downloadUrl === null).toBe(delivery === 'inline');
        expect(await provider.look(ticket)).toMatchObject({ is: 'rendering', elapsedMs: 0 });
        stage.advance(MINUTE);
        const look = await provider.look(ticket);
        expect(look).toMatchObject({ is: 'rendering', elapsedMs: MINUTE, averageMs: expect.any(Number) });
        stage.advance(MINUTE);
        expect(await checkBytes(await bytesOf(await provider.look(ticket)))).toMatchObject({ is: 'clip' });
      });

      it('gives the same clip again until it is forgotten, and not afterwards', async () => {
        const ticket = await rendered();
        const first = await bytesOf(await provider.look(ticket));
        expect((await bytesOf(await provider.look(ticket))).equals(first)).toBe(true);
        expect(await provider.forget(ticket)).toBe('done');
        expect((await provider.look(ticket)).is).not.toBe('ready');
        expect(await provider.forget(ticket)).toBe('already-gone');
      });

      it('gives the whole clip after one that broke off, and after one that nobody read', async () => {
        const ticket = await rendered();
        stage.onLook('half-a-clip');
        const broken: unknown = await bytesOf(await provider.look(ticket)).catch((reason: unknown) => reason);
        expect(broken).toBeInstanceOf(Fault);
        expect(broken).toMatchObject({ retryable: true });
        const unread = await provider.look(ticket);
        if (unread.is === 'ready') unread.body.destroy();
        expect(await checkBytes(await bytesOf(await provider.look(ticket)))).toMatchObject({ is: 'clip' });
      });

      it('never shows the secret link', async () => {
        const ticket = await rendered();
        const looks = [await provider.look({ ...ticket, queueId: 'nobody-knows-this' })];
        for (const next of ['unavailable', 'slow-down', 'troubled'] as const) {
          stage.onLook(next);
          looks.push(await provider.look(ticket));
        }
        expect(JSON.stringify(looks)).not.toMatch(/https?:/);
        expect(looks.map((look) => look.is)).toEqual(['unknown', 'later', 'later', 'troubled']);
      });
    });

    describe('looking when there is no clip', () => {
      it.each([true, false])(
        'a failed job, refunded %s: says what became of the money, every time',
        async (refunded) => {
          stage.onJob({ ends: 'failed', refunded, afterMs: MINUTE });
          const ticket = await submitted();
          const price = stage.spent();
          stage.advance(MINUTE);
          const look = await provider.look(ticket);
          expect(look).toMatchObject({ is: 'failed', failure: { charged: refunded ? 'no' : 'yes' } });
          expect(stage.spent()).toBe(refunded ? 0 : price);
          expect(await provider.look(ticket)).toEqual(look);
          expect(stage.spent()).toBe(refunded ? 0 : price);
        },
      );

      it('a job that never finishes goes on rendering, until Venice has forgotten it', async () => {
        stage.onJob({ ends: 'never', afterMs: 0 });
        const ticket = await submitted();
        stage.advance(10 * HOUR);
        expect(await provider.look(ticket)).toMatchObject({ is: 'rendering', elapsedMs: 10 * HOUR });
        stage.advance(DAY);
        expect(await provider.look(ticket)).toEqual({ is: 'unknown' });
      });

      it('a ticket that Venice does not know is unknown, and there is nothing to forget', async () => {
        const ticket = { ...(await submitted()), queueId: '00000000-0000-4000-8000-000000000000' };
        expect(await provider.look(ticket)).toEqual({ is: 'unknown' });
        expect(await provider.forget(ticket)).toBe('already-gone');
      });

      it('passing trouble passes: the job is as it was', async () => {
        stage.onJob({ ends: 'clip', afterMs: 0 });
        const ticket = await submitted();
        stage.onLook('slow-down');
        expect(await provider.look(ticket)).toMatchObject({ is: 'later', afterMs: 20_000 });
        stage.onLook('unavailable');
        expect(await provider.look(ticket)).toMatchObject({ is: 'later', afterMs: null });
        expect((await bytesOf(await provider.look(ticket))).byteLength).toBeGreaterThan(0);
        expect(stage.charges()).toBe(1);
      });
    });
  });
}
