import { describe, expect, test } from 'vitest';
import { decodeCodePage850 } from '../../shared/sources/code-page-850.ts';
import { proveCodePage } from '../../shared/sources/sniff-code-page.ts';

/** Bytes by their ASCII letters, the others in hexadecimal: `Le{87}on`. */
function bytesOf(text: string): Uint8Array {
  const plain = text.replace(/\{(..)\}/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

describe('DOS is proved', () => {
  test.each([
    ['D{82}veloppement', 'é behind a capital'],
    ['sant{82}', 'é at the end'],
    ['{82}cole', 'é at the beginning'],
    ['Le{87}on', 'ç'],
    ['m{88}me', 'ê'],
    ['premi{8a}re', 'è'],
    ['Ha{8b}ti', 'ï'],
    ['{90}cole', 'É'],
    ['D{90}VELOPPEMENT', 'É among capitals'],
    ['educa{87}{c6}o', 'Portuguese ç'],
    ['Le{87}on n{f8} 5, 12 m{fd}', 'ç beside ° and ²'],
  ])('%s: %s', (text) => {
    expect(proveCodePage(bytesOf(text))).toBe('ibm850');
  });
});

describe('Macintosh is proved', () => {
  test.each([
    ['D{8e}veloppement', 'é behind a capital'],
    ['{8e}t{8e}', 'é at the end'],
    ['Le{8d}on', 'ç'],
    ['m{90}me', 'ê'],
    ['{90}tre', 'ê at the beginning'],
    ['voil{88}', 'à'],
    ['m{87}s', 'Spanish á'],
    ['n{8b}o', 'Portuguese ã'],
    ['D{83}VELOPPEMENT', 'É among capitals'],
    ['{82}a va, le{8d}on', 'Ç before an a'],
  ])('%s: %s', (text) => {
    expect(proveCodePage(bytesOf(text))).toBe('macintosh');
  });
});

describe('nothing is proved', () => {
  test.each([
    ['D{e9}veloppement, le{e7}on', 'Windows-1252'],
    ['{8e}i{9e}ek, l{92}{9c}uvre', 'capitals and quotes of Windows-1252'],
    ['suite{85} {97} fin', 'its dashes and dots'],
    ['K{8a}ICE, KO{8a}ICE', 'its Š among capitals'],
    ['f{9f}r sch{9a}n', 'German umlauts of a Macintosh'],
    ['{82}zitat{91} und {82}wort{91}', 'low quotes of Windows-1252'],
  ])('%s: %s', (text) => {
    expect(proveCodePage(bytesOf(text))).toBeUndefined();
  });
});

test('each half of code page 850 is decoded', () => {
  expect(decodeCodePage850(bytesOf('Az{80}{8f}{9f}{a5}{b5}{c7}{d0}{e0}{ef}{f8}{ff}'))).toBe(
    'AzÇÅƒÑÁÃðÓ´°\u00a0',
  );
});
