// The smaller records: notices that wait, servers' settings, who changed what, how long clips took.
import { expect, it } from 'vitest';
import type { AuditEntry } from '../../../src/domain/audit.ts';
import { Fault } from '../../../src/domain/fault.ts';
import { usd } from '../../../src/domain/money.ts';
import type { Store } from '../../../src/domain/records.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/domain/settings.ts';
import { later, MINUTE, TimeZone } from '../../../src/domain/time.ts';
import { ANNA, channelId, GUILD, guildId, jobId, jobOf, T0 } from './samples.ts';

export function smallRecordPromises(store: () => Store): void {
  const read = () => store().read;
  const after = (minutes: number) => later(T0, minutes * MINUTE);
  const kindsDue = async (minutes: number) => (await read().outbox.due(after(minutes), 10)).map((item) => item.kind);

  it('puts a notice in once, also after it was taken', async () => {
    const { outbox } = read();
    await read().jobs.add(jobOf(1));
    await outbox.add(jobId(1), 'open', T0);
    await outbox.add(jobId(1), 'open', after(1));
    const [item, ...rest] = await outbox.due(after(2), 10);
    expect(rest).toEqual([]);
    expect(item).toEqual({ id: item?.id, job: jobId(1), kind: 'open', createdAt: T0, dueAt: T0, attempts: 0 });
    expect(await outbox.pending(jobId(1), 'open')).toBe(true);
    await outbox.done(item?.id ?? 0);
    await outbox.add(jobId(1), 'open', after(3));
    expect(await outbox.pending(jobId(1), 'open')).toBe(false);
    expect(await outbox.due(after(4), 10)).toEqual([]);
    expect(await outbox.nextDue()).toBeUndefined();
  });

  it('hands out due notices oldest first, and later those that were postponed', async () => {
    const { outbox } = read();
    await read().jobs.add(jobOf(1));
    await outbox.add(jobId(1), 'kept', after(2));
    await outbox.add(jobId(1), 'open', after(1));
    await outbox.add(jobId(1), 'failed', after(1));
    expect(await kindsDue(0)).toEqual([]);
    expect(await kindsDue(2)).toEqual(['open', 'failed', 'kept']);
    expect(await outbox.nextDue()).toBe(after(1));
    const [first] = await outbox.due(after(2), 1);
    await outbox.postpone(first?.id ?? 0, after(9));
    expect(await kindsDue(8)).toEqual(['failed', 'kept']);
    expect(await kindsDue(9)).toEqual(['open', 'failed', 'kept']);
    expect((await outbox.due(after(9), 1))[0]).toMatchObject({ attempts: 1, dueAt: after(9), createdAt: after(1) });
  });

  it('takes no notice of a job that is not there', async () => {
    await expect(read().outbox.add(jobId(1), 'open', T0)).rejects.toThrow(Fault);
    await store().transaction(async (records) => {
      await records.outbox.add(jobId(1), 'open', T0);
      await records.jobs.add(jobOf(1));
    });
    await expect(store().transaction((records) => records.outbox.add(jobId(2), 'open', T0))).rejects.toThrow(Fault);
    expect(await kindsDue(0)).toEqual(['open']);
  });

  it("keeps each server's settings, with defaults for a server that has none", async () => {
    const chosen: Settings = {
      ...DEFAULT_SETTINGS,
      limits: { ...DEFAULT_SETTINGS.limits, memberDay: null, clip: usd(3) },
      zone: TimeZone.parse('Europe/Rome'),
      moderatorChannel: channelId(5),
      consents: 'ask',
    };
    expect(await read().settings.get(GUILD)).toEqual(DEFAULT_SETTINGS);
    await read().settings.put(GUILD, DEFAULT_SETTINGS, T0);
    await read().settings.put(GUILD, chosen, after(1));
    expect(await read().settings.get(GUILD)).toEqual(chosen);
    expect(await read().settings.get(guildId(2))).toEqual(DEFAULT_SETTINGS);
  });

  it('knows which servers ever changed a setting, and which are paused', async () => {
    const { settings } = read();
    const pause: Settings['pause'] = { since: T0, by: null, why: 'spend-rate', note: '"pause":{' };
    await settings.put(guildId(3), { ...DEFAULT_SETTINGS, pause }, T0);
    await settings.put(GUILD, { ...DEFAULT_SETTINGS, pause: { ...pause, by: ANNA, note: null } }, T0);
    await settings.put(guildId(2), DEFAULT_SETTINGS, T0);
    expect(await settings.guilds()).toEqual([GUILD, guildId(2), guildId(3)]);
    expect((await settings.paused()).toSorted()).toEqual([GUILD, guildId(3)]);
    await settings.put(GUILD, DEFAULT_SETTINGS, after(1));
    expect(await settings.paused()).toEqual([guildId(3)]);
  });

  it('lists changes newest first, per server', async () => {
    const entry = (minutes: number, action: AuditEntry['action']): AuditEntry => ({
      at: after(minutes),
      guild: GUILD,
      actor: ANNA,
      action,
      subject: 'memberDay',
      before: null,
      after: '2000000',
    });
    const first = await read().audit.add(entry(1, 'settings'));
    expect(await read().audit.get(await read().audit.add(entry(2, 'pause')))).toEqual(entry(2, 'pause'));
    expect(await read().audit.get(first)).toEqual(entry(1, 'settings'));
    await read().audit.add({ ...entry(3, 'settings'), guild: guildId(2), before: '1', after: null });
    expect(await read().audit.ofGuild(GUILD, 10)).toEqual([entry(2, 'pause'), entry(1, 'settings')]);
    expect(await read().audit.ofGuild(GUILD, 1)).toEqual([entry(2, 'pause')]);
  });

  it('remembers how long clips of a model took, and the last average', async () => {
    const { timings } = read();
    for (const [n, ms] of [61_000, 62_000, 63_000].entries()) await timings.add('wan', ms, after(n));
    await timings.add('kling', 5_000, T0);
    expect(await timings.latest('wan', 2)).toEqual([63_000, 62_000]);
    expect(await timings.latest('veo', 2)).toEqual([]);
    expect(await timings.average('wan')).toBeNull();
    await timings.noteAverage('wan', 60_000.25, T0);
    await timings.noteAverage('wan', 70_000.5, after(1));
    expect(await timings.average('wan')).toBe(70_000.5);
    await expect(timings.add('wan', Number.NaN, T0)).rejects.toThrow(Fault);
  });
}
