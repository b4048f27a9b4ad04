// The end of a signed address's life.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { signedUntil } from '../../src/services/media/signed.ts';

const PATH = 'https://cdn.discordapp.com/attachments/1/2/a.png';

it('reads the hexadecimal seconds of `ex`', () => {
  expect(signedUntil(`${PATH}?ex=68ac4d80&is=68aafc00&hm=00ff&`)).toBe(0x68ac4d80 * 1_000);
  expect(signedUntil(`${PATH}?is=1&ex=68AC4D80`)).toBe(0x68ac4d80 * 1_000);
});

it.each([
  PATH,
  `${PATH}?ex=`,
  `${PATH}?ex=soon`,
  `${PATH}?ex=-1`,
  `${PATH}?ex=68ac4d80ffff`,
  `${PATH}?EX=1`,
  'a.png',
  '',
])('knows no end of %j', (url) => {
  expect(signedUntil(url)).toBeNull();
});

it('takes any text', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(signedUntil(`${PATH}?ex=${text}`) ?? 0).toSatisfy(Number.isSafeInteger);
      expect(signedUntil(text)).toBeNull();
    }),
  );
});
