// A submission whose answer was lost: perhaps paid. Nobody sends it again; a moderator decides, once.
import { describe, expect, it } from 'vitest';
import type { Script } from '../../sandbox/venice/faults.ts';
import { settle } from '../../src/commands/video-admin/settle.ts';
import { ChannelId, GuildId, UserId } from '../../src/domain/ids.ts';
import { HOUR } from '../../src/domain/time.ts';
import { wordsOfView } from '../commands/rendered.ts';
import { type Stage, setStage } from '../support/stage.ts';
import {
  askedOf,
  auditOf,
  hears,
  hearsDirectly,
  jobOf,
  order,
  reaches,
  setLimits,
  statusOf,
  usedToday,
} from '../support/steps.ts';

type Fault = NonNullable<Script['do']>;

const LOST: readonly { readonly name: string; readonly fault: Fault; readonly charged: boolean }[] = [
  { name: 'the connection ends before Venice charged', fault: { kind: 'cut', when: 'before-work' }, charged: false },
  { name: 'the connection ends after Venice charged', fault: { kind: 'cut', when: 'after-work' }, charged: true },
  {
    name: 'the 200 cannot be read',
    fault: { kind: 'answer', status: 200, text: '<html>gateway</html>', afterWork: true },
    charged: true,
  },
  { name: 'the answer is a 500', fault: { kind: 'answer', status: 500, body: {}, afterWork: true }, charged: true },
  { name: 'the answer is a 502', fault: { kind: 'answer', status: 502, text: 'bad gateway' }, charged: false },
];

async function lose(stage: Stage, fault: Fault = { kind: 'cut', when: 'after-work' }) {
  stage.venice.script({ on: 'queue', do: fault });
  const { id } = await order(stage);
  await reaches(stage, id, 'unconfirmed');
  return id;
}

const settleAs = (stage: Stage, id: string, outcome: string) =>
  stage.mia.command(stage.channel, 'video-admin settle', { id, outcome, reason: 'the usage page says so' });

describe('a submission without an answer', () => {
  it.each(LOST)('$name: held, told, and never sent again', async ({ fault, charged }) => {
    await using stage = await setStage();
    const id = await lose(stage, fault);
    const told = await hears(stage, /I cannot tell whether Venice took/);
    expect(told.pings).toEqual({ users: [stage.ana.id], roles: [], everyone: false });
    expect(told.text).toContain('$0.55 stay set aside until a moderator has looked');
    const moderators = await hearsDirectly(stage, stage.guild.owner);
    expect(moderators.text).toContain(`/video-admin settle id:${id}`);
    const status = await statusOf(stage, id);
    await stage.until(() => status.text.includes('stay set aside until a moderator settles it'));

    await stage.pass(HOUR);
    await stage.restart();
    await stage.pass(HOUR);
    expect((await jobOf(stage, id)).state.at).toBe('unconfirmed');
    expect(askedOf(stage, 'queue')).toHaveLength(1);
    expect(await usedToday(stage)).toEqual({ held: 550_000, spent: 0 });
    expect(stage.venice.account.spentMicroUsd).toBe(charged ? 550_000 : 0);
    expect((await stage.ana.command(stage.channel, 'video jobs')).text).toContain('$0.55 stay set aside');
    expect(stage.guild.owner.sees(stage.guild.owner.dm)).toHaveLength(1);
    stage.discord.assertClean();
  });

  it('tells the channel that the moderators chose, without a mention', async () => {
    await using stage = await setStage();
    const office = stage.guild.addTextChannel({ name: 'office' });
    await setLimits(stage, { moderator_channel: office.id });
    const id = await lose(stage);
    const word = await hears(stage, `Clip \`${id}\` needs a moderator`, office);
    expect(word.pings).toEqual({ users: [], roles: [], everyone: false });
    expect(word.text).toContain(`asked in <#${stage.channel.id}>`);
    expect(stage.guild.owner.sees(stage.guild.owner.dm)).toEqual([]);
  });

  it('tells the owner when the moderators’ channel cannot be written to', async () => {
    await using stage = await setStage();
    const office = stage.guild.addTextChannel({ name: 'office' });
    await setLimits(stage, { moderator_channel: office.id });
    office.setOverwrite({ for: 'bot', deny: ['SendMessages'] });
    const id = await lose(stage);
    expect((await hearsDirectly(stage, stage.guild.owner)).text).toContain(id);
  });
});

describe('/video-admin settle', () => {
  it('charged: the money counts as spent, author and audit log are told, a second word is refused', async () => {
    await using stage = await setStage();
    const id = await lose(stage);
    expect((await settleAs(stage, id, 'charged')).text).toContain(`Clip \`${id}\` is settled: $0.55 count as spent`);
    const told = await hears(stage, /was settled by a moderator\. Venice did charge the \$0\.55/);
    expect(told.pings.users).toEqual([stage.ana.id]);
    expect(await usedToday(stage)).toEqual({ held: 0, spent: 550_000 });
    const [entry] = await auditOf(stage);
    expect(entry).toMatchObject({ action: 'settle', actor: stage.mia.id, subject: id });
    expect(entry?.after).toContain('the usage page says so');

    expect((await settleAs(stage, id, 'not-charged')).text).toContain('needs no settling');
    expect(await usedToday(stage)).toEqual({ held: 0, spent: 550_000 });
    await stage.verify();
  });

  it('not charged: the member gets it back at once', async () => {
    await using stage = await setStage();
    const id = await lose(stage, { kind: 'cut', when: 'before-work' });
    expect((await settleAs(stage, id, 'not-charged')).text).toContain('$0.55 are back in the limit of');
    await hears(stage, /Venice did not charge it: the \$0\.55 are back in your limit/);
    const status = await statusOf(stage, id);
    await stage.until(() => status.text.includes('**Not charged:**'));
    expect(await usedToday(stage)).toEqual({ held: 0, spent: 0 });
    await stage.verify();
  });

  it('offers the clips that wait for it, works after a restart, and only in their server', async () => {
    await using stage = await setStage();
    const id = await lose(stage);
    await stage.restart();
    const offered = await stage.mia.autocomplete(stage.channel, 'video-admin settle', { id: '' }, 'id');
    expect(offered.map(({ value }) => value)).toEqual([id]);
    const elsewhere = stage.discord.addGuild({ name: 'Elsewhere' });
    const lobby = elsewhere.addTextChannel({ name: 'lobby' });
    const words = { id, outcome: 'charged', reason: 'mine now' };
    expect((await elsewhere.owner.command(lobby, 'video-admin settle', words)).text).toContain('There is no clip');
    expect((await settleAs(stage, 'nonsense', 'charged')).text).toContain('There is no clip `nonsense`');
    expect(await usedToday(stage)).toEqual({ held: 550_000, spent: 0 });
  });

  it('is refused to members, however the command reaches the bot', async () => {
    await using stage = await setStage();
    const id = await lose(stage);
    await expect(stage.ana.command(stage.channel, 'video-admin settle', { id })).rejects.toThrow('may not use');
    const call = {
      user: UserId.parse(stage.ana.id),
      guild: GuildId.parse(stage.guild.id),
      place: ChannelId.parse(stage.channel.id),
      moderator: false,
      roles: [],
      joinedAt: null,
      uploadLimit: 0,
      sentAt: stage.clock.now(),
      language: 'en' as const,
      options: { id, outcome: 'not-charged', reason: 'please' },
      files: {},
      mayMention: [],
    };
    expect(wordsOfView(await settle.run(call, stage.bot.services))).toContain('Manage Server');
    expect(await settle.autocomplete?.['id']?.({ ...call, typed: '' }, stage.bot.services)).toEqual([]);
    expect((await jobOf(stage, id)).state.at).toBe('unconfirmed');
  });
});
