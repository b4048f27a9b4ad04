// Names inside an archive: safe on every system and each once, whatever members call things.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safeNames } from '../../src/services/archive/names.ts';

describe('safe names', () => {
  test.each([
    ['a clip.mp4', 'a clip.mp4'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['C:\\clip?.mp4', 'C__clip_.mp4'],
    ['\u202Egpm.4pm\u0000', 'gpm.4pm'],
    ['  .hidden.mp4 ', 'hidden.mp4'],
    ['con.mp4', '_con.mp4'],
    ['☂ Überfahrt.mp4', '☂ Überfahrt.mp4'],
    ['U\u0308ber.mp4', 'Über.mp4'],
    ['', 'file'],
    ['...', 'file'],
    ['.mp4', 'mp4'],
    [`${'é'.repeat(200)}.mp4`, `${'é'.repeat(58)}.mp4`],
  ])('%j becomes %j', (wanted, name) => {
    expect(safeNames([wanted])).toEqual([name]);
  });

  test('the same name again gets a number, also when only the case differs; the list keeps its own', () => {
    const wanted = ['a.mp4', 'A.mp4', 'a.mp4', 'a (2).mp4', 'manifest.json', 'a.mp4'];
    const names = ['a.mp4', 'A (2).mp4', 'a (3).mp4', 'a (2) (2).mp4', 'manifest (2).json', 'a (4).mp4'];
    expect(safeNames(wanted)).toEqual(names);
  });

  test('for any names', () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.constantFrom('a.mp4', 'A.MP4', 'a (2).mp4'),
    );
    fc.assert(
      fc.property(fc.array(name, { maxLength: 30 }), (wanted) => {
        const names = safeNames(wanted);
        expect(new Set(names.map((one) => one.toLowerCase())).size).toBe(wanted.length);
        for (const one of names) {
          expect(Buffer.byteLength(one)).toBeLessThanOrEqual(121);
          expect(one).toMatch(/^[^\p{Cc}<>:"/\\|?*.\s]/u);
          expect(one).not.toMatch(/[\p{Cc}\p{Cf}<>:"/\\|?*]|[.\s]$/u);
        }
      }),
    );
  });
});
