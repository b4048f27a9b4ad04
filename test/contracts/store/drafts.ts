// A draft is changed and closed only by who has seen its latest version; it is spent once.
import { expect, it } from 'vitest';
import { Fault } from '../../../src/domain/fault.ts';
import { usd } from '../../../src/domain/money.ts';
import type { Store } from '../../../src/domain/records.ts';
import { later, MINUTE } from '../../../src/domain/time.ts';
import { draftId, draftOf, jobId, REQUEST, T0 } from './samples.ts';

export function draftPromises(store: () => Store): void {
  const drafts = () => store().read.drafts;
  const change = {
    request: { ...REQUEST, duration: '10s', negativePrompt: 'rain' },
    quote: { price: usd(0.84), quotedAt: later(T0, MINUTE), expiresAt: later(T0, 11 * MINUTE) },
  };

  it('gives back a draft as it was written, at every end', async () => {
    const written = [
      draftOf(1, { parent: jobId(3) }),
      draftOf(2, { end: { is: 'spent', job: jobId(2) } }),
      draftOf(3, { end: { is: 'cancelled' } }),
    ];
    for (const draft of written) await drafts().add(draft);
    for (const draft of written) expect(await drafts().get(draft.id)).toEqual(draft);
    expect(await drafts().get(draftId(9))).toBeUndefined();
    await expect(drafts().add(draftOf(1))).rejects.toThrow(Fault);
  });

  it('changes the version that was seen, and no other', async () => {
    await drafts().add(draftOf(1));
    const changed = { ...draftOf(1), ...change, version: 2 };
    expect(await drafts().change(draftId(1), 1, change)).toEqual(changed);
    expect(await drafts().change(draftId(1), 1, change)).toBeUndefined();
    expect(await drafts().get(draftId(1))).toEqual(changed);
  });

  it('closes once when it is closed twice at the same moment', async () => {
    await drafts().add(draftOf(1));
    const closes = [1, 2, 3, 4].map((n) =>
      store().transaction((records) => records.drafts.close(draftId(1), 1, { is: 'spent', job: jobId(n) })),
    );
    const won = (await Promise.all(closes)).indexOf(true) + 1;
    expect((await Promise.all(closes)).filter(Boolean)).toHaveLength(1);
    expect((await drafts().get(draftId(1)))?.end).toEqual({ is: 'spent', job: jobId(won) });
    expect(await drafts().close(draftId(1), 1, { is: 'cancelled' })).toBe(false);
    expect(await drafts().change(draftId(1), 1, change)).toBeUndefined();
  });

  it('does not close a version that has been replaced', async () => {
    await drafts().add(draftOf(1));
    await drafts().change(draftId(1), 1, change);
    expect(await drafts().close(draftId(1), 1, { is: 'spent', job: jobId(1) })).toBe(false);
    expect(await drafts().close(draftId(1), 2, { is: 'cancelled' })).toBe(true);
  });

  it('forgets old drafts that were not spent', async () => {
    const old = later(T0, -MINUTE);
    await drafts().add(draftOf(1, { createdAt: old }));
    await drafts().add(draftOf(2, { createdAt: old, end: { is: 'cancelled' } }));
    await drafts().add(draftOf(3, { createdAt: old, end: { is: 'spent', job: jobId(3) } }));
    await drafts().add(draftOf(4));
    expect(await drafts().sweep(T0)).toBe(2);
    expect(await drafts().sweep(T0)).toBe(0);
    const left = await Promise.all([1, 2, 3, 4].map((n) => drafts().get(draftId(n))));
    expect(left.map((draft) => draft !== undefined)).toEqual([false, false, true, true]);
  });
}
