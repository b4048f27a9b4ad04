// Trouble on request: each fault does what it says, to the request it was meant for, and the books tell the truth.

import { describe, expect, test } from 'vitest';
import { contentPolicy, plain, providerRefused } from '../../../sandbox/venice/errors.ts';
import { answerWith } from '../../../sandbox/venice/faults.ts';
import { nothing } from '../../../sandbox/venice/reply.ts';
import { exchange, GROK, inspect, LONG_ENOUGH_MS, openBed, WAN } from './support.ts';

const DEAD = /fetch failed|terminated|other side closed/;

describe('a connection', () => {
  test('cut before the work costs nothing', async () => {
    await using bed = await openBed();
    const fault = bed.sandbox.script({ on: 'queue', do: { kind: 'cut', when: 'before-work' } });
    await expect(bed.post('/video/queue', WAN)).rejects.toThrow(DEAD);
    expect(bed.sandbox.account.entries).toEqual([]);
    expect(fault.met()).toBe(1);
    expect((await fault.reached).body).toEqual(WAN);
    await bed.queue(WAN);
  });

  test('cut after the work has been charged, and the job goes on', async () => {
    await using bed = await openBed();
    bed.sandbox.script({ on: 'queue', do: { kind: 'cut', when: 'after-work' } });
    await expect(bed.post('/video/queue', WAN)).rejects.toThrow(DEAD);
    const [entry] = bed.sandbox.account.entries;
    expect(entry).toMatchObject({ kind: 'charge', amountMicroUsd: 550_000 });
    expect(bed.sandbox.jobs()).toMatchObject([{ queueId: entry?.queueId }]);
  });

  test('a body cut half-way breaks the transfer, and the next one is whole', async () => {
    await using bed = await openBed();
    const ticket = await bed.queue(WAN);
    bed.advance(LONG_ENOUGH_MS);
    bed.sandbox.script({ on: 'retrieve', do: { kind: 'cut-body', at: 0.5 } });
    const cut = bed.sandbox.next((event) => event.type === 'cut');
    await expect(bed.look(ticket)).rejects.toThrow(DEAD);
    await cut;
    expect((await inspect((await bed.look(ticket)).bytes)).packets).toBe(120);
  });

  test('a body cut cleanly looks whole and is not', async () => {
    await using bed = await openBed();
    const ticket = await bed.queue(WAN);
    bed.advance(LONG_ENOUGH_MS);
    bed.sandbox.script({ on: 'retrieve', do: { kind: 'cut-body', at: 0.05, cleanly: true } });
    const [part, whole] = [await bed.look(ticket), await bed.look(ticket)];
    expect(part.bytes.length).toBe(Math.floor(whole.bytes.length * 0.05));
  });

  test('a clip that was to be deleted is gone even when its download broke', async () => {
    await using bed = await openBed();
    const ticket = await bed.queue(WAN);
    bed.advance(LONG_ENOUGH_MS);
    bed.sandbox.script({ on: 'retrieve', do: { kind: 'cut-body', at: 0.5 } });
    await expect(bed.look(ticket, { delete_media_on_completion: true })).rejects.toThrow(DEAD);
    expect((await bed.look(ticket)).status).toBe(404);
  });

  test('a private link can break too', async () => {
    await using bed = await openBed();
    const { download_url = '' } = await bed.queue(GROK);
    bed.advance(LONG_ENOUGH_MS);
    bed.sandbox.script({ on: 'share', do: { kind: 'cut-body', at: 0.3 } });
    await expect(exchange(download_url)).rejects.toThrow(DEAD);
    expect((await exchange(download_url)).status).toBe(200);
  });
});

describe('an answer', () => {
  test('can be anything, before the work or after the charge', async () => {
    await using bed = await openBed();
    const html = { kind: 'answer', status: 502, text: '<h1>Bad gateway</h1>' } as const;
    bed.sandbox.script({ on: 'queue', do: html });
    bed.sandbox.script({ on: 'queue', do: { ...html, afterWork: true } });
    const first = await bed.post('/video/queue', WAN);
    expect([first.status, first.headers.get('content-type')]).toEqual([502, 'text/html; charset=utf-8']);
    expect(bed.sandbox.account.entries.length).toBe(0);
    const second = await bed.post('/video/queue', WAN);
    expect([second.status, second.bytes.toString()]).toEqual([502, '<h1>Bad gateway</h1>']);
    expect(bed.sandbox.account.entries.length).toBe(1);
  });

  test('carries the headers it is given', async () => {
    await using bed = await openBed();
    const headers = { 'retry-after': '30' };
    bed.sandbox.script({
      on: 'retrieve',
      times: 2,
      do: { kind: 'answer', status: 429, body: { error: 'Busy' }, headers },
    });
    const answers = [
      await bed.post('/video/retrieve', {}),
      await bed.post('/video/retrieve', {}),
      await bed.post('/video/retrieve', {}),
    ];
    expect(answers.map((answer) => answer.status)).toEqual([429, 429, 400]);
    expect(answers[0]?.headers.get('retry-after')).toBe('30');
    expect(answers[0]?.json).toEqual({ error: 'Busy' });
  });

  test('can be any of Venice’s own refusals, at a call that would not have met it', async () => {
    await using bed = await openBed();
    const refusals = [contentPolicy(true), providerRefused('No faces, please.', 'r-1'), plain(504, 'Timed out')];
    for (const refusal of refusals) bed.sandbox.script({ on: 'queue', do: answerWith(refusal) });
    const answers = [
      await bed.post('/video/queue', WAN),
      await bed.post('/video/queue', WAN),
      await bed.post('/video/queue', WAN),
    ];
    expect(answers.map((answer) => [answer.status, answer.json])).toEqual([
      [422, { error: { message: expect.any(String), type: 'provider_content_policy', credits_refunded: true } }],
      [400, { error: 'No faces, please.', request_id: 'r-1' }],
      [504, { error: 'Timed out' }],
    ]);
    expect(bed.sandbox.account.entries).toEqual([]);
    expect(answerWith(nothing(204))).toMatchObject({ status: 204, text: '' });
  });

  test('can refuse sound that the catalogue allows', async () => {
    await using bed = await openBed();
    bed.sandbox.script({
      on: 'queue',
      when: ({ body }) => typeof body === 'object' && body !== null && 'audio' in body,
      do: { kind: 'answer', status: 400, body: { error: 'This model does not support audio configuration' } },
    });
    expect((await bed.post('/video/queue', { ...WAN, audio: true })).status).toBe(400);
    await bed.queue(WAN);
  });

  test('can come under a wrong name, or after white space', async () => {
    await using bed = await openBed();
    const ticket = await bed.queue(WAN);
    bed.sandbox.script({ on: 'retrieve', do: { kind: 'relabel', contentType: 'video/mp4', prefix: '\n  ' } });
    const progress = await bed.look(ticket);
    expect(progress.headers.get('content-type')).toBe('video/mp4');
    expect(progress.bytes.toString()).toMatch(/^\n {2}\{"status":"PROCESSING"/);
    bed.advance(LONG_ENOUGH_MS);
    bed.sandbox.script({ on: 'retrieve', do: { kind: 'relabel', contentType: 'application/octet-stream' } });
    const clip = await bed.look(ticket);
    expect(clip.headers.get('content-type')).toBe('application/octet-stream');
    expect(clip.bytes.subarray(4, 8).toString()).toBe('ftyp');
  });
});

describe('a script', () => {
  test('meets the n-th request for its model and no other', async () => {
    await using bed = await openBed();
    const other = { ...WAN, model: 'wan-2-7-text-to-video' };
    bed.sandbox.script({ on: 'queue', model: WAN.model, skip: 1, do: { kind: 'answer', status: 503 } });
    const statuses: number[] = [];
    for (const body of [other, WAN, other, WAN, WAN]) statuses.push((await bed.post('/video/queue', body)).status);
    expect(statuses).toEqual([200, 200, 200, 503, 200]);
  });

  test('can be taken away', async () => {
    await using bed = await openBed();
    bed.sandbox.script({ on: 'quote', times: 9, do: { kind: 'answer', status: 500 } }).remove();
    expect((await bed.post('/video/quote', WAN)).status).toBe(200);
  });

  test('holds a request before the work or after it until it is released', async () => {
    await using bed = await openBed();
    const before = bed.sandbox.script({ on: 'queue', hold: 'before-work' });
    const first = bed.post('/video/queue', WAN);
    await before.reached;
    expect(bed.sandbox.account.entries.length).toBe(0);
    before.release();
    expect((await first).status).toBe(200);

    const after = bed.sandbox.script({ on: 'queue', hold: 'after-work', do: { kind: 'cut', when: 'after-work' } });
    const second = bed.post('/video/queue', WAN);
    await after.reached;
    expect(bed.sandbox.account.entries.length).toBe(2);
    after.release();
    await expect(second).rejects.toThrow(DEAD);
  });

  test('does not keep the sandbox from closing', async () => {
    const bed = await openBed();
    const held = bed.sandbox.script({ on: 'queue', hold: 'before-work' });
    const [lost] = await Promise.allSettled([
      bed.post('/video/queue', WAN),
      held.reached.then(() => bed.sandbox.close()),
    ]);
    expect(lost).toMatchObject({ status: 'rejected', reason: { message: expect.stringMatching(DEAD) } });
  });
});

describe('a watcher', () => {
  test('is waited for before the answer leaves, with the charge already made', async () => {
    await using bed = await openBed();
    const { promise: permission, resolve: permit } = Promise.withResolvers<void>();
    const order: string[] = [];
    bed.sandbox.on((event) => (event.type === 'answering' ? permission : undefined));
    const answering = bed.sandbox.next((event) => event.type === 'answering');
    const sent = bed.sandbox.next((event) => event.type === 'sent').then(() => order.push('sent'));
    bed.sandbox.on((event) => void (event.type === 'answering' && order.push('permitted')));
    const ticket = bed.queue(WAN);
    await bed.sandbox.nth('queue', 1);
    permit();
    expect(await answering).toMatchObject({ status: 200, request: { endpoint: 'queue' } });
    expect(bed.sandbox.account.entries.length).toBe(1);
    await Promise.all([ticket, sent]);
    expect(order).toEqual(['permitted', 'sent']);
  });

  test('can wait for the n-th request, past or to come', async () => {
    await using bed = await openBed();
    const second = bed.sandbox.nth('quote', 2);
    await bed.post('/video/quote', WAN);
    await bed.post('/video/quote', { ...WAN, duration: '10s' });
    expect((await second).body).toMatchObject({ duration: '10s' });
    expect((await bed.sandbox.nth('quote', 1)).body).toMatchObject({ duration: '5s' });
  });

  test('sees long data URLs cut in the record', async () => {
    await using bed = await openBed();
    const image_url = `data:image/png;base64,${'A'.repeat(200_000)}`;
    await bed.queue({ model: 'ovi-image-to-video', prompt: 'x', duration: '5s', image_url });
    expect(JSON.stringify(bed.sandbox.requests).length).toBeLessThan(2000);
  });
});
