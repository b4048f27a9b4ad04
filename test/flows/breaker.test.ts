// What stops the bot from handing clips to Venice: a moderator's word, an outage, an empty account, an hour far out of the
// ordinary. Nothing is charged meanwhile, nothing is lost, each is said once, and a restart changes nothing.
import { describe, expect, it } from 'vitest';
import { GuildId } from '../../src/domain/ids.ts';
import { MINUTE } from '../../src/domain/time.ts';
import { type Stage, setStage } from '../support/stage.ts';
import {
  ask,
  askedOf,
  auditOf,
  generate,
  hears,
  idIn,
  jobOf,
  LONGCAT,
  order,
  reaches,
  said,
  setLimits,
  statusOf,
} from '../support/steps.ts';

const admin = (stage: Stage, command: string, options = {}) =>
  stage.mia.command(stage.channel, `video-admin ${command}`, options);

async function withOffice(stage: Stage) {
  const office = stage.guild.addTextChannel({ name: 'office' });
  await setLimits(stage, {
    moderator_channel: office.id,
    member_day: 'none',
    member_month: 'none',
    server_day: 'none',
    server_month: 'none',
    clip: 'none',
  });
  return office;
}

describe('a pause by hand', () => {
  it('holds what waits without a charge, takes new clips in, and survives a restart', async () => {
    await using stage = await setStage();
    const { text } = await admin(stage, 'pause', { note: 'back at noon' });
    expect(text).toContain('Clips are paused');
    const first = await order(stage, { model: LONGCAT });
    expect(first.receipt.text).toContain('back at noon');
    expect(first.receipt.text).toContain('waits in line at no cost');
    expect((await statusOf(stage, first.id)).text).toContain('back at noon');
    await stage.restart();
    const second = await order(stage, { by: stage.ben, model: LONGCAT });
    await stage.pass(20 * MINUTE);
    expect(askedOf(stage, 'queue')).toEqual([]);
    expect(stage.venice.account.spentMicroUsd).toBe(0);
    const resumed = await Promise.all([admin(stage, 'resume'), admin(stage, 'resume')]);
    expect(resumed.filter((one) => one.text.includes('What waited goes on'))).toHaveLength(1);
    expect(resumed.filter((one) => one.text.includes('not paused'))).toHaveLength(1);
    await reaches(stage, first.id, 'delivered');
    await reaches(stage, second.id, 'delivered');
    expect((await auditOf(stage)).map(({ action }) => action)).toEqual(['resume', 'pause']);
    await stage.verify();
  });

  it('is ended by the button on its card, and lets what is being made be finished', async () => {
    await using stage = await setStage();
    const { id } = await order(stage, { model: LONGCAT });
    await reaches(stage, id, 'rendering');
    const card = await admin(stage, 'pause');
    expect(card.text).toContain('Being made at Venice: **1**');
    await reaches(stage, id, 'delivered');
    expect((await card.press('Go on')).text).toContain('Nothing was waiting');
  });
});

describe('an outage', () => {
  it('stops after a few lost answers, is told once, and ends by itself with one job ahead', async () => {
    await using stage = await setStage();
    const office = await withOffice(stage);
    stage.venice.script({ on: 'queue', times: 40, do: { kind: 'answer', status: 502, text: 'bad gateway' } });
    const ids = [];
    for (let n = 0; n < 12; n += 1) ids.push((await order(stage, { model: LONGCAT, prompt: `clip ${n}` })).id);
    await stage.until(async () => (await stage.bot.store.read.breaker.get()).is === 'open');
    await hears(stage, 'Venice has trouble at the moment', office);
    await stage.restart();
    await stage.pass(2 * MINUTE);
    const states = await Promise.all(ids.map(async (id) => (await jobOf(stage, id)).state.at));
    const unconfirmed = states.filter((at) => at === 'unconfirmed');
    expect(unconfirmed.length).toBeLessThanOrEqual(5);
    expect(states.filter((at) => at === 'queued').length).toBe(12 - unconfirmed.length);
    expect(said(stage, office).filter(({ text }) => text.includes('Venice has trouble'))).toHaveLength(1);
  });
});

describe('an empty account', () => {
  it('is told once, and so is its end', async () => {
    await using stage = await setStage();
    const office = await withOffice(stage);
    const body = { error: 'Insufficient USD or DIEM balance to complete this request.' };
    const empty = stage.venice.script({ on: 'queue', times: 50, do: { kind: 'answer', status: 402, body } });
    const { id } = await order(stage, { model: LONGCAT });
    await hears(stage, 'out of credit', office);
    await stage.restart();
    await stage.pass(30 * MINUTE);
    expect(empty.met()).toBe(7);
    empty.remove();
    await reaches(stage, id, 'delivered');
    await hears(stage, 'Clips are made again', office);
    expect(said(stage, office).filter(({ text }) => text.includes('out of credit'))).toHaveLength(1);
    await stage.verify();
  });
});

describe('an hour out of the ordinary', () => {
  it('pauses the server with both numbers, and a moderator lets it go on', async () => {
    await using stage = await setStage();
    const office = await withOffice(stage);
    const spend = async () => generate(await ask(stage, { duration: '10s', prompt: `wave ${stage.clock.now()}` }));
    const receipts = [];
    for (let n = 0; n < 11; n += 1) receipts.push(await spend());
    expect(receipts.at(-1)?.text).toContain('far more than usual was spent');
    expect((await hears(stage, 'I have stopped making clips here', office)).text).toMatch(
      /cost \$1\d\.\d\d; usual is \$0\.00/,
    );
    const [entry] = await auditOf(stage);
    expect(entry).toMatchObject({ action: 'pause', subject: 'server' });
    expect((await admin(stage, 'audit')).text).toContain('the bot by itself');
    expect((await admin(stage, 'resume')).text).toContain('What waited goes on');
    expect((await spend()).text).not.toContain('far more than usual');
    await reaches(stage, idIn(receipts.at(-1)?.text ?? ''), 'delivered');
    const { pause } = await stage.bot.store.read.settings.get(GuildId.parse(stage.guild.id));
    expect(pause).toBeNull();
  });
});
