import { describe, expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import { answerTemplate } from '../../functions/claims/answer-template.ts';
import type { Caller } from '../../shared/access/caller.ts';
import { templateRoute } from '../../shared/claims/reports/reports-routes.ts';
import { checkInput } from '../../shared/http/check-input.ts';
import { aCaller } from '../access/a-caller.ts';

async function ask(
  query: Readonly<Record<string, string>>,
  { caller = aCaller('chef_technique'), lang = 'fr' }: { caller?: Caller; lang?: 'fr' | 'en' } = {},
) {
  const checked = checkInput(templateRoute.query, query);
  if (checked.kind === 'refused') return checked.problem;
  return answerTemplate({ caller, query: checked.value, lang } as never);
}

describe('GET /api/templates', () => {
  test('gives the workbook itself, under a name', async () => {
    const answer = await ask({ domain: 'claims', slot: 'recap_file' });
    expect(answer).toMatchObject({
      status: 200,
      contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      headers: { 'content-disposition': "attachment; filename*=UTF-8''modele-recap.xlsx" },
    });
    const { bytes } = answer as unknown as { bytes: Uint8Array };
    expect(XLSX.read(bytes).SheetNames).toEqual(['Récap', "Mode d'emploi", 'Listes']);
  });

  test('or csv, for the reader’s language', async () => {
    const answer = await ask(
      { domain: 'claims', slot: 'stat_file', format: 'csv' },
      { lang: 'en' },
    );
    expect(answer).toMatchObject({
      contentType: 'text/csv; charset=utf-8',
      headers: { 'content-disposition': "attachment; filename*=UTF-8''template-statement.csv" },
      text: expect.stringMatching(/^\ufeffNumero de sinistre;Statut;/),
    });
  });

  test.each([
    ['SN', 'XOF', '#,##0'],
    ['NG', 'NGN', '#,##0.00'],
    [null, 'XOF', '#,##0'],
  ])('amounts are those of the caller’s country: %s has %s', async (countryCode, currency, z) => {
    const caller = aCaller('chef_technique', { countryCode });
    const answer = await ask({ domain: 'claims', slot: 'stat_file' }, { caller });
    const { bytes } = answer as unknown as { bytes: Uint8Array };
    const { Sheets } = XLSX.read(bytes, { cellNF: true });
    expect(Sheets['Statistiques']?.['U2'].z).toBe(z);
    expect(Sheets['Listes']?.['C2'].v).toBe(currency);
  });

  test.each([
    [{ domain: 'claims', slot: 'stat_file' }, 'staff', 'AUTH-03'],
    [{ domain: 'claims', slot: 'file' }, 'chef_technique', 'RUN-INVALID'],
    [{ domain: 'claims' }, 'chef_technique', 'RUN-INCOMPLETE'],
    [{ domain: 'courses', slot: 'stat_file' }, 'staff', 'RUN-INVALID'],
  ] as const)('%j by %s is refused with %s', async (query, role, problem) => {
    expect(await ask(query, { caller: aCaller(role) })).toMatchObject({ problem });
  });
});
