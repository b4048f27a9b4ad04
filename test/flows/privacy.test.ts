// `/video privacy`: what a member takes along, and what is left of them once they had it erased.
import { describe, expect, it } from 'vitest';
import { GuildId, UserId } from '../../src/domain/ids.ts';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.ts';
import type { SettingsChange } from '../../src/services/server-settings.ts';
import { unzip } from '../archive/zips.ts';
import { type Stage, setStage } from '../support/stage.ts';
import { ask, auditOf, clipPost, LONGCAT, order, reaches, said, setLimits } from '../support/steps.ts';

const PROMPT = 'a heron that nobody else may know of';
const guildOf = (stage: Stage) => GuildId.parse(stage.guild.id);
const change = (stage: Stage, wanted: SettingsChange) =>
  stage.bot.services.settings.change(guildOf(stage), UserId.parse(stage.mia.id), wanted);
/** Files by name. */
const unzipped = (bytes: Uint8Array) => new Map(unzip(Buffer.from(bytes)).map((one) => [one.name, one.bytes]));
const erase = (stage: Stage, by = stage.ana) => by.command(stage.channel, 'video privacy erase');

async function delivered(stage: Stage, prompt = PROMPT, by = stage.ana) {
  const { id } = await order(stage, { prompt, model: LONGCAT, by });
  await reaches(stage, id, 'delivered');
  return id;
}

/** Many days later, without living through each of their minutes. */
async function later(stage: Stage, ms: number): Promise<void> {
  stage.clock.advance(ms);
  await stage.pass(2 * MINUTE);
}

/** Everything public in a channel and its threads, and the titles of those. */
const everythingSaid = (stage: Stage) =>
  [...said(stage).map(({ text }) => text), ...stage.channel.threads.map(({ name }) => name)].join('\n');

describe('/video privacy export', () => {
  it('hands over everything about the member, and their clips, and nothing about anybody else', async () => {
    await using stage = await setStage();
    const id = await delivered(stage);
    await delivered(stage, 'a secret of Ben', stage.ben);
    await ask(stage, { prompt: 'a card that waits' });
    const reply = await stage.ana.command(stage.channel, 'video privacy export');
    expect(reply.ephemeral).toBe(true);
    const files = unzipped(reply.download());
    expect([...files.keys()]).toEqual(expect.arrayContaining(['data.json', `${id}.mp4`]));
    expect(files.get(`${id}.mp4`)?.subarray(4, 8).toString()).toBe('ftyp');
    const text = files.get('data.json')?.toString() ?? '';
    expect(text).not.toContain('a secret of Ben');
    expect(text).not.toContain(stage.ben.id);
    expect(JSON.parse(text)).toMatchObject({
      member: stage.ana.id,
      clips: [{ id, state: 'delivered', price: '$0.055', request: { prompt: PROMPT } }],
      cards: [{ request: { prompt: 'a card that waits' } }],
      ledger: [{ kind: 'spend', clip: id, amount: '$0.055' }, { kind: 'hold' }],
      cases: [],
      block: null,
    });
    await stage.verify();
  });

  it('comes in parts where one attachment is too small, and says what fits into none', async () => {
    await using stage = await setStage({ uploadLimit: 400_000 });
    await setLimits(stage, { member_day: '50', server_day: '50' });
    for (let n = 0; n < 3; n += 1) await delivered(stage, `${PROMPT} ${n}`);
    const first = await stage.ana.command(stage.channel, 'video privacy export');
    const names = new Set(unzipped(first.download()).keys());
    let last = first;
    for (let part = 2; last.buttons.some(({ label }) => label.startsWith(`Part ${part} of`)); part += 1) {
      last = await last.press(last.buttons.find(({ label }) => label.startsWith('Part'))?.label ?? '');
      for (const name of unzipped(last.download()).keys()) names.add(name);
    }
    expect(names.has('data.json')).toBe(true);
    const clips = [...names].filter((name) => name.endsWith('.mp4')).length;
    const left = /(One clip is|(\d) clips are) larger/.exec(first.text);
    expect(clips + (left === null ? 0 : Number(left[2] ?? 1))).toBe(3);
  });
});

describe('/video privacy erase', () => {
  it('says exactly what goes and what stays, and changes nothing until it is pressed', async () => {
    await using stage = await setStage();
    await delivered(stage);
    const card = await erase(stage);
    for (const words of ['1 clip with its prompt', '0 open cards', 'This stays', 'A block stays', 'cannot be undone'])
      expect(card.text).toContain(words);
    expect((await card.press('Keep it')).text).toBe('Kept. Nothing was changed.');
    expect(everythingSaid(stage)).toContain(PROMPT);
    await stage.verify();
  });

  it('takes prompts, posts, titles, files and names away, and leaves every sum', async () => {
    await using stage = await setStage();
    const id = await delivered(stage);
    await delivered(stage, 'what Ben made', stage.ben);
    await ask(stage, { prompt: 'a card that waits' });
    const clip = await clipPost(stage);
    const before = await stage.bot.store.read.ledger.totals();
    await (await erase(stage)).press('Erase my data');
    expect((await stage.ana.command(stage.channel, 'video jobs')).text).toContain('You have no clips here yet');
    await stage.pass(5 * MINUTE);
    expect(clip.deleted).toBe(true);
    expect(everythingSaid(stage)).not.toContain(PROMPT);
    expect(everythingSaid(stage)).not.toContain(stage.ana.id);
    expect(everythingSaid(stage)).toContain('what Ben made');
    expect(await stage.bot.store.read.ledger.totals()).toEqual(before);
    const job = await stage.bot.store.read.jobs.get(id);
    expect(job?.author).not.toBe(stage.ana.id);
    expect(JSON.stringify(job)).not.toContain(PROMPT);
    const [entry] = await auditOf(stage);
    expect(entry).toMatchObject({ action: 'erase', subject: 'server' });
    expect(JSON.stringify(entry)).not.toContain(stage.ana.id);
    await stage.verify();
  });

  it('keeps what was spent this month in the member’s own limits, and lets go of the name when it is over', async () => {
    await using stage = await setStage();
    await setLimits(stage, { member_day: '0.10' });
    await delivered(stage);
    await (await erase(stage)).press('Erase my data');
    const again = await ask(stage, { model: LONGCAT });
    expect(again.text).toContain('$0.045');
    expect((await stage.ana.command(stage.channel, 'video budget')).text).toContain('Today: $0.055 spent');
    const { ledger } = stage.bot.store.read;
    const mine = () => ledger.latest(guildOf(stage), UserId.parse(stage.ana.id), 10);
    expect(await mine()).toHaveLength(2);
    await later(stage, 20 * DAY);
    expect(await mine()).toEqual([]);
    await stage.verify();
  });

  it('calls off what waits, with the money back, and waits for what is at Venice', async () => {
    await using stage = await setStage({ env: { MAX_RENDERING: '1' } });
    await setLimits(stage, { member_day: '50', server_day: '50' });
    const first = await order(stage, { by: stage.ben });
    await reaches(stage, first.id, 'rendering');
    const second = await order(stage, { prompt: PROMPT });
    const card = await erase(stage);
    expect(card.text).toContain('One clip still waits in line');
    expect((await erase(stage, stage.ben)).text).toContain(`Clip \`${first.id}\` is still being made`);
    await card.press('Erase my data');
    expect((await stage.bot.store.read.jobs.get(second.id))?.state.at).toBe('cancelled');
    await reaches(stage, first.id, 'delivered');
    await stage.pass(HOUR);
    expect(everythingSaid(stage)).not.toContain(PROMPT);
    expect((await stage.bot.store.read.ledger.totals()).held).toBe(0);
    await stage.verify();
  });

  it('refuses what has come to be under way since the question, and a press by somebody else is about themselves', async () => {
    await using stage = await setStage();
    const card = await erase(stage);
    const { id } = await order(stage, { prompt: PROMPT });
    await reaches(stage, id, 'rendering');
    expect((await card.press('Erase my data')).text).toContain('Not erased');
    const forged = await stage.discord.craft({ as: stage.ben, message: card, customId: 'privacy.erase-yes' });
    expect(forged.text).toContain('0 clips are gone');
    await reaches(stage, id, 'delivered');
    expect(everythingSaid(stage)).toContain(PROMPT);
    await stage.verify();
  });

  it('finishes after a restart, also when Discord was away', async () => {
    await using stage = await setStage();
    await delivered(stage);
    const clip = await clipPost(stage);
    await (await erase(stage)).press('Erase my data');
    stage.discord.fault({ kind: 'answer', status: 503 }, { match: ({ method }) => method === 'DELETE', times: 3 });
    await stage.restart();
    await stage.until(() => clip.deleted, DAY);
    await stage.until(async () => (await stage.bot.store.read.chores.due(stage.clock.now(), 9)).length === 0, DAY);
    await stage.pass(2 * HOUR);
    expect(everythingSaid(stage)).not.toContain(PROMPT);
  });
});

describe('/video-admin access privacy', () => {
  it('says what is kept, changes what is named, and is for admins alone', async () => {
    await using stage = await setStage();
    const keeping = (options = {}) => stage.mia.command(stage.channel, 'video-admin access privacy', options);
    expect((await keeping()).text).toContain('Venice is told nothing about members');
    const changed = await keeping({ clip_days: '7', anonymous_id: true });
    expect(changed.text).toContain('kept for **7 days**');
    expect((await keeping({ prompt_days: '1' })).text).toContain('forgotten after **1 day**');
    expect((await keeping({ prompt_days: 'soon' })).text).toContain('soon');
    const { retention, anonymousId } = await stage.bot.services.settings.get(guildOf(stage));
    expect({ retention, anonymousId }).toEqual({ retention: { clipDays: 7, promptDays: 1 }, anonymousId: true });
    expect(await auditOf(stage)).toHaveLength(2);
    await stage.verify();
  });
});

describe('retention', () => {
  it('keeps clips and prompts for the days that a server says, and never longer than whoever runs the bot', async () => {
    await using stage = await setStage({ env: { KEEP_CLIPS_DAYS: '10' } });
    await change(stage, { retention: { clipDays: 2, promptDays: 3 } });
    const id = await delivered(stage);
    const { jobs } = stage.bot.store.read;
    const file = `${id}.mp4`;
    await later(stage, 2 * DAY - HOUR);
    expect(await jobs.hasClip(file)).toBe(true);
    await later(stage, 3 * HOUR);
    expect(await jobs.hasClip(file)).toBe(false);
    expect(JSON.stringify(await jobs.get(id))).toContain(PROMPT);
    await later(stage, DAY);
    expect(JSON.stringify(await jobs.get(id))).not.toContain(PROMPT);
    expect((await stage.ana.command(stage.channel, 'video jobs')).text).toContain(id);
    await change(stage, { retention: { clipDays: 400, promptDays: null } });
    const kept = await delivered(stage);
    await later(stage, 9 * DAY);
    expect(await jobs.hasClip(`${kept}.mp4`)).toBe(true);
    await later(stage, 2 * DAY);
    expect(await jobs.hasClip(`${kept}.mp4`)).toBe(false);
    await stage.verify();
  });
});
