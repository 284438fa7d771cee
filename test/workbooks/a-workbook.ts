import type { FieldSpec, SourceItem, TableLayout } from '../../shared/sources/source-item.ts';
import { readWorkbook } from '../../shared/workbooks/read-workbook.ts';
import { collectItems, inBlocksOf } from '../sources/a-source.ts';

const aField = (name: string): FieldSpec => ({ name, required: name === 'title', aliases: [] });

/** Fields that the headers of these tests name. */
export const fields = ['title', 'price', 'start', 'duration', 'note'].map(aField);

/** Reads a workbook from blocks of `blockBytes`. */
export const readBook = (
  bytes: Uint8Array,
  {
    blockBytes = 1_000,
    layout,
    name = 'cours.xlsx',
  }: { blockBytes?: number; layout?: TableLayout; name?: string } = {},
): Promise<SourceItem[]> =>
  collectItems(readWorkbook(inBlocksOf(blockBytes, bytes), { name, fields, layout }));

/** The one finding that refuses the file, without what is the same in all of them. */
export function refusalOf(items: readonly SourceItem[]): unknown {
  const last = items.at(-1);
  return last?.kind === 'problem' && last.level === 'blocking'
    ? { code: last.code, ...last.data }
    : undefined;
}
