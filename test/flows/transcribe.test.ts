// `/video transcribe` and `/video-admin status`, over both sandboxes: the price first, one charge, long words as a file,
// and plain words where Venice has retired the service.
import { describe, expect, it } from 'vitest';
import { plain } from '../../sandbox/venice/errors.ts';
import { answerWith } from '../../sandbox/venice/faults.ts';
import { ChannelId, GuildId, JobId, UserId } from '../../src/domain/ids.ts';
import { HOUR, MINUTE } from '../../src/domain/time.ts';
import { TRANSCRIPT_PRICE } from '../../src/domain/transcript.ts';
import { type Stage, setStage } from '../support/stage.ts';

const LIVE = { venice: { switches: { transcriptions: 'live' as const } } };
const URL_OF_CLIP = 'https://cdn.example.com/interview.mp4?sig=secret';

const ask = ({ ana, channel }: Stage, format?: string) =>
  ana.command(channel, 'video transcribe', { url: URL_OF_CLIP, ...(format === undefined ? {} : { format }) });
/** Calls that could have been charged: the probe asks for nothing. */
const paidCalls = ({ venice }: Stage) =>
  venice.requests.filter(({ endpoint, body }) => endpoint === 'transcriptions' && JSON.stringify(body).includes('url'));

describe('/video transcribe', () => {
  it.each([
    ['text', /The water was still that morning/],
    ['json', /The water was still that morning.*language `en`/s],
  ])('as %s: shows its price, takes one press, and gives the words', async (format, words) => {
    await using stage = await setStage(LIVE);
    const card = await ask(stage, format);
    expect(card.ephemeral).toBe(true);
    expect(card.text).toMatch(
      /\*\*\$0\.02\*\* for this transcript.*\$2\.00 of \$2\.00 left.*\*\*\$1\.98\*\* after this/s,
    );
    expect(paidCalls(stage)).toEqual([]);
    const answer = await card.press('Transcribe $0.02');
    expect(answer.text).toMatch(words);
    expect(answer.text).toContain('charged $0.02');
    expect(paidCalls(stage)).toMatchObject([{ body: { url: URL_OF_CLIP, response_format: format } }]);
    expect(stage.venice.account.spentMicroUsd).toBe(20_000);
    expect((await stage.ana.command(stage.channel, 'video budget')).text).toMatch(
      /Today: \$0\.02 spent, \$0\.00 set aside/,
    );
    await stage.verify();
  });

  it('pressed twice at once: one call, one charge', async () => {
    await using stage = await setStage(LIVE);
    const card = await ask(stage);
    await Promise.all([card.press('Transcribe $0.02'), card.press('Transcribe $0.02')]);
    await stage.until(() => paidCalls(stage).length > 0 && stage.venice.account.spentMicroUsd > 0);
    await stage.pass(MINUTE);
    expect(paidCalls(stage)).toHaveLength(1);
    await stage.verify();
  });

  it('long words come as a file', async () => {
    await using stage = await setStage(LIVE);
    const words = 'And then the boat turned, and nobody spoke. '.repeat(200);
    stage.venice.script({
      on: 'transcriptions',
      skip: 1,
      do: { kind: 'answer', status: 200, text: words, headers: { 'content-type': 'text/plain' }, afterWork: true },
    });
    const answer = await (await ask(stage)).press('Transcribe $0.02');
    expect(answer.text).toContain('The whole of it is in the file.');
    expect(answer.attachments).toHaveLength(1);
    expect(Buffer.from(answer.download()).toString().trim()).toBe(words.trim());
    await stage.verify();
  });

  it('retired: said before there is anything to pay, and nothing is called again', async () => {
    await using stage = await setStage();
    for (let time = 0; time < 2; time += 1) {
      const answer = await ask(stage);
      expect(answer.text).toMatch(/Venice has retired.*Nothing was charged\.$/s);
      expect(answer.buttons).toEqual([]);
    }
    expect(stage.venice.requests.filter(({ endpoint }) => endpoint === 'transcriptions')).toHaveLength(1);
    await stage.verify();
  });

  it('retired between the card and the press: not charged, and known from then on', async () => {
    await using stage = await setStage(LIVE);
    const card = await ask(stage);
    stage.venice.switches.transcriptions = 'retired';
    expect((await card.press('Transcribe $0.02')).text).toMatch(/Venice has retired.*Nothing was charged\.$/s);
    expect((await ask(stage)).text).toContain('Venice has retired');
    expect((await stage.ana.command(stage.channel, 'video budget')).text).toMatch(
      /Today: \$0\.00 spent, \$0\.00 set aside/,
    );
    await stage.verify();
  });

  it.each([
    [400, 'Could not read the video at url.', /cannot read the clip.*Nothing was charged\.$/s],
    [400, 'This clip has no sound.', /would not transcribe.*This clip has no sound\..*Nothing was charged\.$/s],
    [402, 'Insufficient balance.', /out of credit.*Nothing was charged\.$/s],
    [401, 'Authentication failed', /does not accept this bot's key.*Nothing was charged\.$/s],
    [429, 'Rate limit exceeded', /too many questions.*Nothing was charged\.$/s],
  ])('%i %s: said, and not charged', async (status, sentence, words) => {
    await using stage = await setStage(LIVE);
    const card = await ask(stage);
    stage.venice.script({ on: 'transcriptions', do: answerWith(plain(status, sentence)) });
    expect((await card.press('Transcribe $0.02')).text).toMatch(words);
    await stage.verify();
  });

  it('an answer that is lost counts as spent, and is never asked for again', async () => {
    await using stage = await setStage(LIVE);
    const card = await ask(stage);
    stage.venice.script({ on: 'transcriptions', do: { kind: 'cut', when: 'after-work' } });
    expect((await card.press('Transcribe $0.02')).text).toMatch(/answer from Venice was lost.*count as spent/s);
    expect(paidCalls(stage)).toHaveLength(1);
    expect((await stage.ana.command(stage.channel, 'video budget')).text).toContain(
      'charge unknown, being checked: $0.02 count as spent',
    );
    await stage.verify();
  });

  it('a process that dies during the call: counted as spent at the next start', async () => {
    await using stage = await setStage(LIVE);
    const { bot, guild, clock } = stage;
    const guildId = GuildId.parse(guild.id);
    await bot.store.read.ledger.enter({
      job: JobId.parse('k7m2xq'),
      jam: null,
      kind: 'hold',
      purse: 'own',
      amount: TRANSCRIPT_PRICE,
      guild: guildId,
      member: UserId.parse(stage.ana.id),
      role: null,
      channel: ChannelId.parse(stage.channel.id),
      at: clock.now(),
      heldAt: clock.now(),
      why: 'transcript, confirmed by the member',
    });
    await stage.restart();
    expect(await stage.bot.store.read.ledger.totals()).toMatchObject({ held: 0, spent: TRANSCRIPT_PRICE });
    expect(stage.said.join('\n')).toContain('1 transcript(s) were being made when the last run ended');
  });

  it('keeps to the limits and to https; an old card is worth nothing', async () => {
    await using stage = await setStage(LIVE);
    const { ana, mia, channel } = stage;
    const card = await ask(stage);
    await mia.command(channel, 'video-admin limits', { member_day: '0.01' });
    expect((await card.press('Transcribe $0.02')).text).toMatch(/daily limit.*Nothing was charged/s);
    expect((await ask(stage)).text).toMatch(/daily limit.*Nothing was charged/s);
    await mia.command(channel, 'video-admin limits', { member_day: '2' });
    const old = await ask(stage);
    await stage.pass(11 * MINUTE);
    expect((await old.press('Transcribe $0.02')).text).toContain('too old');
    for (const url of [
      'http://cdn.example.com/a.mp4',
      'ftp://x',
      'not an address',
      'https://me:pw@cdn.example.com/a.mp4',
    ]) {
      expect((await ana.command(channel, 'video transcribe', { url })).text).toContain('`https`');
    }
    expect(paidCalls(stage)).toEqual([]);
    await stage.verify();
  });
});

describe('/video-admin status', () => {
  it('says what works, what does not, and what is under way', async () => {
    await using stage = await setStage();
    const { mia, ana, channel } = stage;
    const { text } = await mia.command(channel, 'video-admin status');
    expect(text).toMatch(/✅ Venice: reached\. Paying with the API key; the balance is \*\*good\*\*\./);
    expect(text).toContain('Transcripts (`/video transcribe`): **unavailable**, Venice has retired them');
    expect(text).not.toContain('With its last answer Venice named');
    expect(text).toContain('ffmpeg: not installed');
    expect(text).toMatch(/On this server: \d+ rendering, \d+ in line/);
    await expect(ana.command(channel, 'video-admin status')).rejects.toThrow('may not use the command');
    stage.venice.switches.transcriptions = 'live';
    await stage.pass(2 * HOUR);
    expect((await mia.command(channel, 'video-admin status')).text).toContain('`/video transcribe`): available');
  });
});
