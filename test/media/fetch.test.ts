// Fetching from addresses that members give: what is refused before a socket opens, what is refused on the way, and
// what an answer is worth.
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../src/domain/fault.ts';
import { PATIENCE } from '../../src/services/media/fetch.ts';
import { ALL, HOST, link, openSite, PUBLIC, patient, redirects, type Site, sample, sends } from './site.ts';

const take = (site: Site, url: string) => site.store.take(link(url), ALL, patient());

async function refusalOf(site: Site, url: string) {
  const taken = await take(site, url);
  return taken.ok ? null : taken.refusal;
}

const unreachable = (why: string) => ({ is: 'media-unreachable', why });

describe('before any socket opens', () => {
  it.each([
    '',
    'pictures.example/a.png',
    'http://pictures.example/a.png',
    'http://127.0.0.1/a.png',
    'ftp://pictures.example/a.png',
    'file:///etc/passwd',
    'data:image/png;base64,iVBORw0KGgo=',
    'javascript:alert(1)',
    'https://',
    'https://[::1',
    'https://256.256.256.256/',
    'https://127.0.0.1:99999/',
  ])('%j is no https address', async (url) => {
    await using site = await openSite();
    expect(await refusalOf(site, url)).toEqual({ is: 'media-not-https' });
    expect(site.dialled).toEqual([]);
  });

  it.each([
    'https://127.0.0.1/',
    'https://127.0.0.1./',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://0x7f.0.0.1/',
    'https://0177.0.0.1/',
    'https://017700000001/',
    'https://0/',
    'https://１２７.0.0.1/',
    'https://①②⑦.⓪.⓪.①/',
    'https://10.0.0.1/',
    'https://100.64.0.1/',
    'https://169.254.169.254/latest/meta-data/',
    'https://0xa9fea9fe/',
    'https://192.168.0.1/',
    'https://[::]/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:7f00:1]/',
    'https://[64:ff9b::169.254.169.254]/',
    'https://[2002:7f00:1::]/',
    'https://[fd00:ec2::254]/',
    'https://[fe80::1]/',
    'https://member:secret@pictures.example/',
    'https://pictures.example:8443/',
    'https://pictures.example:80/',
  ])('%s is not public', async (url) => {
    await using site = await openSite();
    expect(await refusalOf(site, url)).toEqual({ is: 'media-not-public' });
    expect(site.dialled).toEqual([]);
    expect(site.asked).toEqual([]);
  });

  it.each([
    ['a private address', [['10.0.0.7']]],
    ['a public and a private address', [[PUBLIC, '192.168.0.7']]],
    ['an IPv6 loopback', [['2606:2800::1', '::1']]],
    ['no address', [[]]],
  ])('a name that leads to %s is not public', async (_what, answers) => {
    await using site = await openSite();
    site.resolves('pictures.example', ...answers);
    expect(await refusalOf(site, `${HOST}/a.png`)).toEqual({ is: 'media-not-public' });
    expect(site.dialled).toEqual([]);
  });
});

describe('on the way', () => {
  it('connects to the very addresses that it checked', async () => {
    await using site = await openSite();
    site.resolves('pictures.example', [PUBLIC, '2606:2800::1'], ['127.0.0.1']);
    site.on('/a.png', sends(await sample('still.png')));
    expect(await take(site, `${HOST}/a.png`)).toMatchObject({ ok: true });
    expect(site.dialled).toEqual([[PUBLIC, '2606:2800::1']]);
  });

  it('refuses a name that answers publicly first and privately then', async () => {
    await using site = await openSite();
    site.resolves('pictures.example', [PUBLIC], ['169.254.169.254']);
    site.on('/a.png', redirects('/b.png'));
    site.on('/b.png', sends(await sample('still.png')));
    expect(await refusalOf(site, `${HOST}/a.png`)).toEqual({ is: 'media-not-public' });
    expect(site.dialled).toEqual([[PUBLIC]]);
    expect(site.asked.map(({ url }) => url)).toEqual(['/a.png']);
  });

  it.each([
    ['https://127.0.0.1/', 'media-not-public'],
    ['https://[::ffff:10.0.0.1]/', 'media-not-public'],
    ['//169.254.169.254/latest', 'media-not-public'],
    ['https://insider.example/', 'media-not-public'],
    ['https://pictures.example:22/', 'media-not-public'],
    ['http://pictures.example/b.png', 'media-not-https'],
    ['file:///etc/passwd', 'media-not-https'],
    ['https://', 'media-not-https'],
  ])('does not follow a redirect to %s', async (to, is) => {
    await using site = await openSite();
    site.resolves('insider.example', ['192.168.0.7']);
    site.on('/a.png', redirects(to));
    expect(await refusalOf(site, `${HOST}/a.png`)).toEqual({ is });
    expect(site.dialled).toEqual([[PUBLIC]]);
  });

  it.each([301, 302, 303, 307, 308])('follows up to three redirects (%i)', async (status) => {
    await using site = await openSite();
    site.on('/1', redirects('/2', status));
    site.on('/2', redirects('//other.example/3', status));
    site.on('/3', redirects('https://pictures.example/4', status));
    site.on('/4', sends(await sample('still.png')));
    expect(await take(site, `${HOST}/1`)).toMatchObject({ ok: true, value: { width: 40, height: 30 } });
    expect(site.asked.map(({ headers }) => headers.host)).toEqual([
      'pictures.example',
      'pictures.example',
      'other.example',
      'pictures.example',
    ]);
  });

  it('leaves a loop after the third redirect', async () => {
    await using site = await openSite();
    site.on('/round', redirects('/round'));
    expect(await refusalOf(site, `${HOST}/round`)).toEqual(unreachable('too-many-redirects'));
    expect(site.asked).toHaveLength(4);
  });

  it('says who it is and nothing else', async () => {
    await using site = await openSite();
    site.on('/a.png', (response) => response.writeHead(302, { location: '/b.png', 'set-cookie': 'a=b' }).end());
    site.on('/b.png', sends(await sample('still.png')));
    await take(site, `${HOST}/a.png`);
    const names = site.asked.flatMap(({ headers }) => Object.keys(headers));
    expect([...new Set(names)].toSorted()).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent']);
  });
});

describe('an origin that the operator trusts', () => {
  it('is read as it is, while its neighbours are not', async () => {
    await using outer = await openSite();
    await using site = await openSite({ allow: [`${outer.origin}/cdn`] });
    outer.on('/a.png', sends(await sample('still.png')));
    expect(await take(site, `${outer.origin}/a.png`)).toMatchObject({ ok: true });
    expect(await refusalOf(site, `${site.origin}/a.png`)).toEqual({ is: 'media-not-https' });
    expect(site.dialled).toEqual([]);
  });

  it('vouches for itself alone: its redirects are judged', async () => {
    await using outer = await openSite();
    await using site = await openSite({ allow: [outer.origin] });
    outer.on('/a.png', redirects('https://10.0.0.1/'));
    expect(await refusalOf(site, `${outer.origin}/a.png`)).toEqual({ is: 'media-not-public' });
  });
});

describe('the answer', () => {
  it.each([
    [404, 'not-found'],
    [410, 'not-found'],
    [401, 'refused'],
    [403, 'refused'],
    [429, 'refused'],
    [204, 'refused'],
    [206, 'refused'],
    [304, 'refused'],
    [500, 'no-answer'],
    [503, 'no-answer'],
  ])('%i means %s', async (status, why) => {
    await using site = await openSite();
    site.on('/a.png', (response) => response.writeHead(status).end());
    expect(await refusalOf(site, `${HOST}/a.png`)).toEqual(unreachable(why));
    expect(await site.files()).toEqual([]);
  });

  it('may be a connection that ends, before or in the middle', async () => {
    await using site = await openSite();
    site.on('/none', (response) => void response.socket?.destroy());
    site.on('/half', (response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('x', () => response.socket?.destroy());
    });
    expect(await refusalOf(site, `${HOST}/none`)).toEqual(unreachable('no-answer'));
    expect(await refusalOf(site, `${HOST}/half`)).toEqual(unreachable('no-answer'));
    expect(await site.files()).toEqual([]);
  });

  it.each([
    ['of headers', { headersMs: 50 }, '/silent'],
    ['between two pieces', { bodyMs: 50 }, '/stall'],
    ['in all', { totalMs: 50 }, '/stall'],
  ])('is waited for no longer than the limit %s', async (_what, limit, path) => {
    await using site = await openSite({ patience: { ...PATIENCE, ...limit } });
    site.on('/silent', () => undefined);
    site.on('/stall', (response) => void response.writeHead(200).write('x'));
    expect(await refusalOf(site, HOST + path)).toEqual(unreachable('too-slow'));
    expect(await site.files()).toEqual([]);
  });

  it('does not hang on a resolver that never answers', async () => {
    await using site = await openSite();
    const network = { ...site.network, resolve: () => new Promise<string[]>(() => undefined) };
    await using other = await openSite({ network, patience: { ...PATIENCE, totalMs: 50 } });
    expect(await refusalOf(other, `${HOST}/a.png`)).toEqual(unreachable('too-slow'));
  });

  it('is dropped when whoever asked gives up', async () => {
    await using site = await openSite();
    const given = new AbortController();
    site.on('/stall', (response) => void response.writeHead(200).write('x', () => given.abort()));
    const closed = new Promise((resolve) => {
      site.on('/late', (_response, request) => resolve(once(request.socket, 'close')));
    });
    await expect(site.store.take(link(`${HOST}/stall`), ALL, given.signal)).rejects.toThrow(Fault);
    await expect(site.store.take(link(`${HOST}/late`), ALL, given.signal)).rejects.toThrow(Fault);
    expect(site.asked).toHaveLength(1);
    const late = new AbortController();
    const taking = site.store.take(link(`${HOST}/late`), ALL, late.signal);
    await expect.poll(() => site.asked.length).toBe(2);
    late.abort();
    await expect(taking).rejects.toMatchObject({ retryable: true });
    await closed;
    expect(await site.files()).toEqual([]);
  });
});
