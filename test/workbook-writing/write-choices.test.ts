import { describe, expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import { createWorkbook } from '../../shared/workbook-writing/create-workbook.ts';

/** A sheet whose first two columns offer values of a hidden one. */
async function aForm(): Promise<Uint8Array<ArrayBuffer>> {
  const workbook = createWorkbook();
  const lists = { sheet: "Listes d'été", column: 27, firstRow: 2, lastRow: 4 };
  const form = workbook.openSheet({
    name: 'Saisie',
    hasHeader: true,
    columns: [
      { width: 9, choices: { ...lists, title: 'Statut', message: '« A » & « C » < « E » ?' } },
      { width: 12, look: 'day' },
      { width: 12, look: 'amount-2', choices: { ...lists, title: 'T', message: 'M' } },
    ],
  });
  await form.addRow([{ value: 'Statut', look: 'required', note: 'Obligatoire' }]);
  await form.addRow([
    { value: 'A', look: 'example-text' },
    { value: 46_108, look: 'day' },
    { value: -1234.5, look: 'amount-2' },
  ]);
  workbook.openSheet({ name: "Listes d'été", columns: [{ width: 9 }], isHidden: true });
  return workbook.finish();
}

function partOf(bytes: Uint8Array, name: string): string {
  const { files } = XLSX.read(bytes, { bookFiles: true }) as unknown as {
    files: Record<string, { content: Uint8Array }>;
  };
  return new TextDecoder().decode(files[name]?.content);
}

describe('a form', () => {
  test('offers the values of another sheet, below the header, and asks about others', async () => {
    const sheet = partOf(await aForm(), 'xl/worksheets/sheet1.xml');
    expect(sheet).toContain(
      '<dataValidations count="2">' +
        '<dataValidation type="list" errorStyle="warning" allowBlank="1" showErrorMessage="1"' +
        ' errorTitle="Statut" error="« A » &amp; « C » &lt; « E » ?" sqref="A2:A1048576">' +
        "<formula1>'Listes d''été'!$AB$2:$AB$4</formula1></dataValidation>" +
        '<dataValidation type="list"',
    );
    expect(sheet).toContain('sqref="C2:C1048576"');
    // Programs refuse a sheet whose parts stand in another order.
    expect(sheet).toMatch(/<autoFilter [^>]*\/><dataValidations .*<\/dataValidations><pageMargins/);
  });

  test('hides the sheet of values', async () => {
    const { Workbook } = XLSX.read(await aForm());
    expect(Workbook?.Sheets?.map(({ name, Hidden }) => [name, Hidden])).toEqual([
      ['Saisie', 0],
      ["Listes d'été", 1],
    ]);
  });

  test('shows a serial number as a day and an amount with its decimals', async () => {
    const form = XLSX.read(await aForm(), { cellNF: true, cellDates: true }).Sheets['Saisie'];
    expect(form?.['B2'].z).toBe('dd/mm/yyyy');
    expect(form?.['B2'].t).toBe('d');
    expect([form?.['C2'].z, form?.['C2'].v]).toEqual(['#,##0.00', -1234.5]);
  });

  test('gives cells that are still empty the look of their column', async () => {
    const bytes = await aForm();
    const sheet = partOf(bytes, 'xl/worksheets/sheet1.xml');
    const style = /<col min="2" max="2" width="12" style="(\d+)" customWidth="1"\/>/.exec(sheet);
    const formats = partOf(bytes, 'xl/styles.xml')
      .split('<cellXfs')[1]
      ?.match(/<xf .*?<\/xf>/g);
    expect(formats?.[Number(style?.[1])]).toContain('numFmtId="164"');
    expect(partOf(bytes, 'xl/styles.xml')).toContain(
      '<numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>',
    );
  });
});

test('a sheet without lists has no rules', async () => {
  const workbook = createWorkbook();
  workbook.openSheet({ name: 'Vide', columns: [{ width: 9 }] });
  const sheet = partOf(await workbook.finish(), 'xl/worksheets/sheet1.xml');
  expect(sheet).not.toContain('dataValidation');
});
