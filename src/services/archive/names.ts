// What files are called inside an archive: names that every system can unpack, each once. Pure.

/** Bytes of UTF-8: file systems stop at 255, and some tools add to a name. */
const LONGEST = 120;

/** Windows keeps these for devices, with any ending. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** The manifest's own name, which no entry can have. */
export const MANIFEST = 'manifest.json';

/**
 * Safe names in the order of the wanted ones. No folders, no characters that some system refuses, none that turn the
 * direction of the text, and no two that differ only in case: the second of them gets a number.
 */
export function safeNames(wanted: readonly string[]): readonly string[] {
  const taken = new Set<string>([MANIFEST]);
  const next = new Map<string, number>();
  return wanted.map((one) => {
    const clean = safe(one);
    let name = clean;
    for (let count = next.get(fold(clean)) ?? 2; taken.has(fold(name)); count += 1) {
      name = numbered(clean, count);
      next.set(fold(clean), count + 1);
    }
    taken.add(fold(name));
    return name;
  });
}

function safe(wanted: string): string {
  const plain = wanted
    .normalize('NFC')
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"/\\|?*]/g, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const [stem, ending] = split(plain);
  const short = `${cut(stem, LONGEST - ending.length)}${ending}`;
  return DEVICES.test(short) ? `_${short}` : short;
}

/** The ending stays when a name is cut or numbered; only a plain short one counts as such. */
function split(name: string): readonly [stem: string, ending: string] {
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? '';
  const stem = name.slice(0, name.length - ending.length);
  return [stem === '' ? 'file' : stem, ending];
}

function numbered(name: string, count: number): string {
  const [stem, ending] = split(name);
  const number = ` (${count})`;
  return `${cut(stem, LONGEST - ending.length - number.length)}${number}${ending}`;
}

/** Whole characters only. */
function cut(text: string, bytes: number): string {
  let kept = '';
  let room = bytes;
  for (const character of text) {
    room -= Buffer.byteLength(character);
    if (room < 0) break;
    kept += character;
  }
  return kept.trimEnd();
}

function fold(name: string): string {
  return name.toLowerCase();
}
