import { describe, expect, test } from 'vitest';
import { isWorkbookToCorrect } from '../../shared/corrections/recognise-workbook.ts';
import { aZip, type ZipMember } from '../workbooks/a-xlsx.ts';

async function* blocksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 60_000) yield bytes.subarray(at, at + 60_000);
}

const recognise = (members: readonly ZipMember[], name = 'a.xlsx') => {
  const bytes = aZip(members);
  return isWorkbookToCorrect({ name, size: bytes.length }, async () => blocksOf(bytes));
};
const texts = (content: string) => [{ name: 'xl/sharedStrings.xml', content }];
const sheet = (content: string) => [{ name: 'xl/worksheets/sheet4.xml', content }];

describe('a workbook to correct is known', () => {
  test.each([
    { members: texts('<t>_quai</t>'), why: 'its header stands among the shared texts' },
    { members: sheet('<is><t>_quai.recap</t></is>'), why: 'its header stands in a sheet' },
  ])('$why', async ({ members }) => {
    expect(await recognise(members)).toBe(true);
  });

  test.each([65_530, 65_533, 65_535, 65_536, 131_070])(
    'at byte %i of the shared texts, wherever blocks end',
    async (at) => {
      const noise = Array.from({ length: at }, (_, i) => 'abc_d'[(i * 7919) % 5]).join('');
      expect(await recognise(texts(`${noise}_quai`))).toBe(true);
    },
  );

  test('by its name it is known without a look at it', async () => {
    const open = () => Promise.reject(new Error('opened'));
    const named = { name: 'run_1.corrections.xlsx', size: 1 };
    expect(await isWorkbookToCorrect(named, open)).toBe(true);
  });
});

describe('none is', () => {
  test.each([
    { members: texts('<t>_qua</t><t>i_quay</t>'), why: 'a workbook without that column' },
    { members: [{ name: 'docProps/app.xml', content: '_quai' }], why: 'the word elsewhere' },
    { members: [{ name: 'xl/sharedStrings.xml', content: 'x', crc: 1 }], why: 'a damaged one' },
  ])('$why', async ({ members }) => {
    expect(await recognise(members)).toBe(false);
  });

  test.each([
    { name: 'a.csv', size: 10, why: 'another kind of file' },
    { name: 'a.xlsx', size: 8 * 1024 * 1024 + 1, why: 'too large to look into' },
  ])('$why: it is not even opened', async ({ name, size }) => {
    const open = () => Promise.reject(new Error('opened'));
    expect(await isWorkbookToCorrect({ name, size }, open)).toBe(false);
  });
});
