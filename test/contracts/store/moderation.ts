// What moderators work on: cases that are decided once, memos that wait for Discord, blocks, and where clips were posted.
import { expect, it } from 'vitest';
import type { Block } from '../../../src/domain/block.ts';
import type { Case } from '../../../src/domain/cases.ts';
import { Fault } from '../../../src/domain/fault.ts';
import type { Memo } from '../../../src/domain/memo.ts';
import { usd } from '../../../src/domain/money.ts';
import type { Store } from '../../../src/domain/records.ts';
import { HOUR, later, MINUTE } from '../../../src/domain/time.ts';
import { ANNA, BEN, caseId, channelId, GUILD, guildId, jobId, jobOf, messageId, PLACE, T0, userId } from './samples.ts';

const after = (minutes: number) => later(T0, minutes * MINUTE);

function caseOf(n: number, change: Partial<Case> = {}): Case {
  return {
    id: caseId(n),
    guild: GUILD,
    kind: 'report',
    opener: ANNA,
    job: jobId(n),
    place: PLACE,
    text: 'this is not a gondola',
    amount: usd(0.42),
    openedAt: after(n),
    expiresAt: later(T0, HOUR),
    state: { is: 'open' },
    post: null,
    ...change,
  };
}
const DECIDED = { is: 'decided', verdict: 'refused', by: BEN, reason: 'it is', at: after(9) } as const;

export function moderationPromises(store: () => Store): void {
  const read = () => store().read;
  const ids = (cases: readonly Case[]) => cases.map(({ id }) => id);

  it('gives back a case as it was opened, and knows nothing of others', async () => {
    const bare = caseOf(2, { job: null, text: null, amount: null, kind: 'appeal' });
    for (const one of [caseOf(1), bare]) expect(await read().cases.open(one)).toBe(true);
    expect(await read().cases.get(caseId(1))).toEqual(caseOf(1));
    expect(await read().cases.get(caseId(2))).toEqual(bare);
    expect(await read().cases.get(caseId(3))).toBeUndefined();
  });

  it('takes one open case of a kind, of one member, about the same thing; another once that is closed', async () => {
    expect(await read().cases.open(caseOf(1))).toBe(true);
    const same = (n: number, change: Partial<Case> = {}) => read().cases.open(caseOf(n, { job: jobId(1), ...change }));
    expect(await same(2)).toBe(false);
    expect(await same(2, { place: channelId(2) })).toBe(false);
    expect(await same(2, { opener: BEN })).toBe(true);
    expect(await same(3, { kind: 'appeal' })).toBe(true);
    expect(await read().cases.end(caseId(1), { is: 'lapsed', at: after(5) })).toBe(true);
    expect(await same(4)).toBe(true);
    expect(ids(await read().cases.ofJob(jobId(1)))).toEqual([1, 2, 3, 4].map(caseId));
  });

  it('tells cases about no clip apart by their place', async () => {
    const request = (n: number, change: Partial<Case> = {}) =>
      read().cases.open(caseOf(n, { kind: 'allowance', job: null, ...change }));
    expect(await request(1)).toBe(true);
    expect(await request(2)).toBe(false);
    expect(await request(2, { place: channelId(2) })).toBe(true);
  });

  it('refuses a second case with the same id', async () => {
    await read().cases.open(caseOf(1));
    await expect(read().cases.open(caseOf(1, { job: jobId(7) }))).rejects.toThrow(Fault);
    expect(await read().cases.get(caseId(1))).toEqual(caseOf(1));
  });

  it('is decided once, by the first of many', async () => {
    await read().cases.open(caseOf(1));
    const words = Array.from({ length: 6 }, (_, n) =>
      store().transaction((records) => records.cases.end(caseId(1), { ...DECIDED, by: userId(n + 10) })),
    );
    expect((await Promise.all(words)).filter(Boolean)).toHaveLength(1);
    const first = await read().cases.get(caseId(1));
    expect(await read().cases.end(caseId(1), { is: 'lapsed', at: after(9) })).toBe(false);
    expect(await read().cases.get(caseId(1))).toEqual(first);
    expect(await read().cases.end(caseId(5), { is: 'lapsed', at: after(9) })).toBe(false);
  });

  it('lists what waits oldest first, what is overdue, and when the next is', async () => {
    await read().cases.open(caseOf(2, { expiresAt: after(30) }));
    await read().cases.open(caseOf(1, { expiresAt: after(40) }));
    await read().cases.open(caseOf(3, { expiresAt: after(20), guild: guildId(2) }));
    await read().cases.open(caseOf(4, { expiresAt: after(10) }));
    await read().cases.end(caseId(4), DECIDED);
    expect(ids(await read().cases.waiting(GUILD, 10))).toEqual([caseId(1), caseId(2)]);
    expect(ids(await read().cases.waiting(GUILD, 1))).toEqual([caseId(1)]);
    expect(await read().cases.nextExpiry()).toBe(after(20));
    expect(ids(await read().cases.overdue(after(30), 10))).toEqual([caseId(3), caseId(2)]);
    expect(ids(await read().cases.overdue(after(19), 10))).toEqual([]);
  });

  it('finds the last case of a kind about a clip, and remembers its card', async () => {
    await read().cases.open(caseOf(1, { job: jobId(1), kind: 'prompt' }));
    await read().cases.end(caseId(1), DECIDED);
    await read().cases.open(caseOf(2, { job: jobId(1), kind: 'prompt' }));
    await read().cases.open(caseOf(3, { job: jobId(1), kind: 'result' }));
    const post = { channel: channelId(5), message: messageId(5) };
    await read().cases.posted(caseId(2), post);
    expect(await read().cases.about(jobId(1), 'prompt')).toEqual(caseOf(2, { job: jobId(1), kind: 'prompt', post }));
    expect(await read().cases.about(jobId(1), 'report')).toBeUndefined();
    await read().cases.posted(caseId(2), null);
    expect((await read().cases.get(caseId(2)))?.post).toBeNull();
  });

  it("forgets a member's words and name, and keeps how it ended", async () => {
    const nobody = userId(999);
    await read().cases.open(caseOf(1));
    await read().cases.end(caseId(1), DECIDED);
    await read().cases.open(caseOf(2));
    await read().cases.open(caseOf(3, { opener: BEN }));
    await read().cases.open(caseOf(4, { guild: guildId(2) }));
    expect(await read().cases.erase(GUILD, ANNA, nobody)).toBe(2);
    expect(await read().cases.ofMember(GUILD, ANNA, 10)).toEqual([]);
    expect(await read().cases.ofMember(GUILD, nobody, 10)).toEqual([
      caseOf(2, { opener: nobody, text: null }),
      caseOf(1, { opener: nobody, text: null, state: DECIDED }),
    ]);
    expect(await read().cases.get(caseId(3))).toEqual(caseOf(3, { opener: BEN }));
    expect(await read().cases.get(caseId(4))).toEqual(caseOf(4, { guild: guildId(2) }));
  });

  it('puts a memo in once per server and key, also after it was taken', async () => {
    const { memos } = read();
    const memo: Memo = { is: 'case', case: caseId(1) };
    await memos.add(GUILD, 'case:1', memo, T0);
    await memos.add(GUILD, 'case:1', { is: 'case', case: caseId(2) }, after(1));
    const [item, ...rest] = await memos.due(after(2), 10);
    expect(rest).toEqual([]);
    expect(item).toEqual({ id: item?.id, guild: GUILD, memo, createdAt: T0, dueAt: T0, attempts: 0 });
    await memos.done(item?.id ?? 0);
    await memos.add(GUILD, 'case:1', memo, after(3));
    expect(await memos.due(after(4), 10)).toEqual([]);
    expect(await memos.nextDue()).toBeUndefined();
    await memos.add(guildId(2), 'case:1', memo, after(5));
    expect(await memos.due(after(5), 10)).toHaveLength(1);
  });

  it('hands out due memos oldest first, and later those that were postponed', async () => {
    const { memos } = read();
    const verdict = (n: number): Memo => ({ is: 'verdict', case: caseId(n) });
    for (const n of [2, 1, 3]) await memos.add(GUILD, `verdict:${n}`, verdict(n), after(n));
    const due = async (minutes: number) => (await memos.due(after(minutes), 10)).map(({ memo }) => memo);
    expect(await due(0)).toEqual([]);
    expect(await due(2)).toEqual([verdict(1), verdict(2)]);
    expect(await memos.nextDue()).toBe(after(1));
    const [first] = await memos.due(after(1), 1);
    await memos.postpone(first?.id ?? 0, after(9));
    expect(await due(8)).toEqual([verdict(2), verdict(3)]);
    expect((await memos.due(after(9), 1))[0]).toMatchObject({ memo: verdict(1), attempts: 1, dueAt: after(9) });
  });

  it('blocks until the end, replaces an earlier block, and lifts it', async () => {
    const { blocks } = read();
    const block = (change: Partial<Block> = {}): Block => ({
      guild: GUILD,
      member: ANNA,
      by: BEN,
      at: T0,
      until: after(10),
      reason: 'too many gondolas',
      ...change,
    });
    await blocks.put(block());
    expect(await blocks.of(GUILD, ANNA, after(9))).toEqual(block());
    expect(await blocks.of(GUILD, ANNA, after(10))).toBeUndefined();
    expect(await blocks.of(GUILD, BEN, T0)).toBeUndefined();
    expect(await blocks.of(guildId(2), ANNA, T0)).toBeUndefined();
    await blocks.put(block({ until: null, at: after(1), reason: 'still' }));
    expect(await blocks.of(GUILD, ANNA, after(99))).toEqual(block({ until: null, at: after(1), reason: 'still' }));
    await blocks.put(block({ member: BEN, at: after(2) }));
    expect((await blocks.inForce(GUILD, after(3), 10)).map(({ member }) => member)).toEqual([BEN, ANNA]);
    expect((await blocks.inForce(GUILD, after(10), 10)).map(({ member }) => member)).toEqual([ANNA]);
    expect(await blocks.lift(GUILD, ANNA)).toBe(true);
    expect(await blocks.lift(GUILD, ANNA)).toBe(false);
    expect(await blocks.of(GUILD, ANNA, after(3))).toBeUndefined();
  });

  it('remembers every message that shows a clip, and which of them are gone', async () => {
    const { posts } = read();
    await read().jobs.add(jobOf(1));
    const post = (n: number) => ({ job: jobId(1), channel: channelId(n), message: messageId(n), at: after(n) });
    for (const n of [2, 1, 1]) await posts.add(post(n));
    await posts.add({ ...post(3), job: jobId(2) });
    await posts.removed(channelId(1), messageId(1), after(9));
    await posts.add({ ...post(1), at: after(20) });
    expect(await posts.ofJob(jobId(1))).toEqual([
      { ...post(1), removedAt: after(9) },
      { ...post(2), removedAt: null },
    ]);
    expect(await posts.ofJob(jobId(9))).toEqual([]);
  });
}
