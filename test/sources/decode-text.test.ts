import { describe, expect, test } from 'vitest';
import { blockBytes, decodeText, sniffEncoding } from '../../shared/sources/decode-text.ts';
import { collect, inBlocksOf } from './a-source.ts';

const bytes = (...values: number[]) => new Uint8Array(values);
const ascii = (length: number) => new Uint8Array(length).fill(0x61);
const join = (...parts: Uint8Array[]) => new Uint8Array(parts.flatMap((part) => [...part]));

/** UTF-16, the smaller byte first. */
const wide = (text: string) =>
  bytes(...[...text].flatMap((letter) => [letter.charCodeAt(0) & 0xff, letter.charCodeAt(0) >> 8]));

async function decode(source: Uint8Array, blockSize = 10_000) {
  const blocks = await collect(decodeText(inBlocksOf(blockSize, source)));
  return { text: blocks.map(({ text }) => text).join(''), encoding: blocks.at(-1)?.encoding };
}

describe('decodeText', () => {
  test.each([
    { source: bytes(0xc3, 0xa9), text: 'é', encoding: 'utf-8', why: 'UTF-8' },
    { source: bytes(0xef, 0xbb, 0xbf, 0x61), text: 'a', encoding: 'utf-8', why: 'a UTF-8 mark' },
    { source: bytes(0xff, 0xfe, 0xe9, 0x00), text: 'é', encoding: 'utf-16le', why: 'UTF-16 LE' },
    { source: bytes(0xfe, 0xff, 0x00, 0xe9), text: 'é', encoding: 'utf-16be', why: 'UTF-16 BE' },
    {
      source: bytes(0x61, 0xe9),
      text: 'aé',
      encoding: 'windows-1252',
      why: 'an é at the very end',
    },
    { source: bytes(0x80, 0x9c, 0x92), text: '€œ’', encoding: 'windows-1252', why: '0x80–0x9F' },
    { source: bytes(0x61), text: 'a', encoding: null, why: 'plain ASCII' },
    {
      source: wide('id,titre\n1,été\n'),
      text: 'id,titre\n1,été\n',
      encoding: 'utf-16le',
      why: 'UTF-16 LE without a mark',
    },
    {
      source: wide('id,titre\n1,été\n').reverse(),
      text: [...'id,titre\n1,été\n'].reverse().join(''),
      encoding: 'utf-16be',
      why: 'UTF-16 BE without a mark',
    },
    {
      source: wide('رقم,عنوان\n1,درس في اللغة\n2,درس آخر\n'),
      text: 'رقم,عنوان\n1,درس في اللغة\n2,درس آخر\n',
      encoding: 'utf-16le',
      why: 'Arabic in UTF-16 without a mark',
    },
    {
      // "Leçon d’été", as Excel for Mac writes it.
      source: bytes(0x4c, 0x65, 0x8d, 0x6f, 0x6e, 0x20, 0x64, 0xd5, 0x8e, 0x74, 0x8e),
      text: 'Leçon d’été',
      encoding: 'macintosh',
      why: 'MacRoman',
    },
    {
      // "Développement", as Excel saves "CSV (MS-DOS)".
      source: bytes(0x44, 0x82, 0x76, 0x65, 0x6c, 0x6f, 0x70, 0x70, 0x65, 0x6d, 0x65, 0x6e, 0x74),
      text: 'Développement',
      encoding: 'ibm850',
      why: 'code page 850 with é only',
    },
    {
      // "Leçon, même à l'école".
      source: bytes(
        ...[0x4c, 0x65, 0x87, 0x6f, 0x6e, 0x2c, 0x20, 0x6d, 0x88, 0x6d, 0x65, 0x20, 0x85, 0x20],
        ...[0x6c, 0x27, 0x82, 0x63, 0x6f, 0x6c, 0x65],
      ),
      text: "Leçon, même à l'école",
      encoding: 'ibm850',
      why: 'code page 850 with ç and ê',
    },
    {
      // "Žižek, l’œuvre: 5 €": quotes, ligatures and capitals that Windows-1252 has for its own.
      source: bytes(0x8e, 0x69, 0x9e, 0x65, 0x6b, 0x2c, 0x6c, 0x92, 0x9c, 0x75, 0x76, 0x72, 0x65),
      text: 'Žižek,l’œuvre',
      encoding: 'windows-1252',
      why: 'Windows-1252 without an accent of Latin-1',
    },
    {
      // Padding: NULs on both sides, line ends of one byte.
      source: bytes(0x61, 0x62, 0, 0x2c, 0x63, 0, 0, 0x0a, 0x64, 0, 0, 0, 0x2c, 0x65, 0x0a, 0x66),
      text: 'ab\0,c\0\0\nd\0\0\0,e\nf',
      encoding: null,
      why: 'ASCII padded with NULs',
    },
  ])('reads $why', async ({ source, text, encoding }) => {
    expect(await decode(source)).toEqual({ text, encoding });
    expect(await decode(source, 1)).toEqual({ text, encoding });
  });

  test.each([
    { tail: bytes(0xc3, 0xa9), text: 'é', encoding: 'utf-8', why: 'two bytes of UTF-8' },
    { tail: bytes(0xe2, 0x82, 0xac), text: '€', encoding: 'utf-8', why: 'three bytes of UTF-8' },
    { tail: bytes(0xe9, 0x73), text: 'és', encoding: 'windows-1252', why: 'Windows-1252' },
  ])('is not misled by $why cut at a block border', async ({ tail, text, encoding }) => {
    for (const before of [blockBytes - 2, blockBytes - 1, blockBytes]) {
      const decoded = await decode(join(ascii(before), tail, ascii(5)));
      expect(decoded).toEqual({ text: `${'a'.repeat(before)}${text}aaaaa`, encoding });
    }
  });

  test('decides by the first special character, however late it comes', async () => {
    const late = join(ascii(3 * blockBytes), bytes(0xe9, 0x61));
    expect((await decode(late)).encoding).toBe('windows-1252');
    expect((await decode(late)).text.endsWith('aéa')).toBe(true);
  });

  test('keeps to UTF-8 when a few bytes break it, and marks them', async () => {
    const source = join(bytes(0xc3, 0xa9, 0xc3, 0xa8, 0x2c), bytes(0xe9, 0x2c, 0x61));
    expect(await decode(source)).toEqual({ text: 'éè,\ufffd,a', encoding: 'utf-8' });
  });

  test('reads a byte order mark once, and cuts no character at a border', async () => {
    const euro = bytes(0xe2, 0x82, 0xac);
    const many = join(bytes(0xef, 0xbb, 0xbf), ...Array.from({ length: 50_000 }, () => euro));
    expect(await decode(many)).toEqual({ text: '€'.repeat(50_000), encoding: 'utf-8' });
    const inside = join(euro, bytes(0xef, 0xbb, 0xbf), ascii(blockBytes));
    expect((await decode(inside)).text).toBe(`€\ufeff${'a'.repeat(blockBytes)}`);
  });

  test('marks a character that the end of the file cuts', async () => {
    expect(await decode(bytes(0xc3, 0xa9, 0xc3, 0xa9, 0xe2, 0x82))).toEqual({
      text: 'éé\ufffd',
      encoding: 'utf-8',
    });
  });

  test('does not take bytes in the middle for a byte order mark', async () => {
    const source = join(ascii(blockBytes), bytes(0xff, 0xfe, 0x61));
    expect(await decode(source)).toEqual({
      text: `${'a'.repeat(blockBytes)}ÿþa`,
      encoding: 'windows-1252',
    });
  });

  test('leaves open what a cut character could still become', () => {
    expect(sniffEncoding(bytes(0x61, 0xc3), false)).toBeNull();
    expect(sniffEncoding(bytes(0x61, 0xc3), true)).toBe('windows-1252');
  });
});
