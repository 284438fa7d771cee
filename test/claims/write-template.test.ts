import { describe, expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import { type ClaimSlot, claimSlots } from '../../shared/claims/claim-slots.ts';
import { readCountry } from '../../shared/claims/lines/read-country.ts';
import { readClaimStatus, readInsuredStatus } from '../../shared/claims/lines/read-status.ts';
import { templateValues } from '../../shared/claims/reports/template-values.ts';
import { writeTemplate, writeTemplateCsv } from '../../shared/claims/reports/write-template.ts';
import { currencyExponent } from '../../shared/money/currency.ts';
import { languages } from '../../shared/runs/run.ts';
import { readBack } from './read-back.ts';

const statHeader = [
  ...['Numero de sinistre', 'Statut', 'Date de sinistre', 'Date de règlement', 'Nom Employeur'],
  ...['Numero de police', 'Nom Assuré Principal', 'Nom bénéficiaire', 'Statut Assuré', 'Matricule'],
  ...['Acte_Contraté_Assuré', 'Broker Name', 'Nom du partenaire', 'Adresse du Partenaire'],
  ...['Pays du partenaire', "Categorie d'acte", 'Famille Acte', 'Nom Acte', 'Date de naissance'],
  ...['Devise', 'Montant facturé', 'Montant remboursé', 'Ticket modérateur', 'Montant exclu'],
  ...['N°cheque/Autre_Moyent_de_payement', 'Numero de Facture', 'Note Générale', 'Modifié par'],
];
const recapHeader = [
  ...['reglementId', 'date_reglement', 'totalmttreclame', 'totalmttrembourse', 'beneficiaire'],
  ...['Assurés_principal', 'Employeur', 'N°_police', 'partnerId', 'N°_Cheque'],
  ...['autres_Moyen_de_payement', 'NumFacture', 'Note'],
];

async function open(slot: ClaimSlot, lang: 'fr' | 'en' = 'fr', currency = 'XOF') {
  const bytes = await writeTemplate({ slot, lang, currency });
  const book = XLSX.read(bytes, { cellStyles: true, cellNF: true });
  const sheet = (at: number) => book.Sheets[book.SheetNames[at] ?? ''] as XLSX.WorkSheet;
  const parts = XLSX.read(bytes, { bookFiles: true }) as unknown as {
    files: Record<string, { content: Uint8Array }>;
  };
  const part = (name: string) => new TextDecoder().decode(parts.files[name]?.content);
  return { bytes, book, sheet, part };
}
const rowsOf = (sheet: XLSX.WorkSheet) =>
  XLSX.utils.sheet_to_json<unknown[]>(sheet, { header: 1, blankrows: true });

describe('the templates', () => {
  test.each([
    ['stat_file', statHeader],
    ['recap_file', recapHeader],
  ] as const)('of %s have the headers of CLAIMS, and two examples', async (slot, header) => {
    const { sheet } = await open(slot);
    const [first, ...examples] = rowsOf(sheet(0));
    expect(first).toEqual(header);
    expect(examples.map(([id]) => id)).toEqual(['EXEMPLE-1', 'EXEMPLE-2']);
  });

  test('of both files agree in their examples, so that trying them shows a good import', () => {
    const amounts = (slot: ClaimSlot, header: string, names: string[]) => {
      const [names_ = '', ...rows] = writeTemplateCsv({ slot }).trim().split('\r\n');
      const at = names_.replace('\ufeff', '').split(';');
      return rows.map((row) => [header, ...names].map((name) => row.split(';')[at.indexOf(name)]));
    };
    const expected = [
      ['EXEMPLE-1', '2026-01-20', '15000', '12000'],
      ['EXEMPLE-2', '2026-01-22', '8500', '6800'],
    ];
    expect(
      amounts('stat_file', 'Numero de sinistre', [
        ...['Date de règlement', 'Montant facturé', 'Montant remboursé'],
      ]),
    ).toEqual(expected);
    expect(
      amounts('recap_file', 'reglementId', [
        ...['date_reglement', 'totalmttreclame', 'totalmttrembourse'],
      ]),
    ).toEqual(expected);
  });

  test('mark required columns by colour and say it in a note', async () => {
    const { sheet } = await open('stat_file');
    const noteOf = (cell: string) => sheet(0)[cell].c?.[0]?.t;
    expect(sheet(0)['A1'].s.fgColor.rgb).toBe('F8CBAD');
    expect(sheet(0)['J1'].s.fgColor.rgb).toBe('DDE6F0');
    expect(noteOf('A1')).toMatch(/^Obligatoire\u00a0: Oui\nLe numéro du sinistre/);
    expect(noteOf('J1')).toMatch(/^Obligatoire\u00a0: Non\nLe numéro de l’assuré/);
  });

  test('offer states, persons, countries and currencies', async () => {
    const { part, book } = await open('stat_file');
    const rules = part('xl/worksheets/sheet1.xml').match(/<dataValidation .*?<\/dataValidation>/g);
    const told = rules?.map((rule) => [
      /sqref="(\w+):/.exec(rule)?.[1],
      /<formula1>(.*)<\/formula1>/.exec(rule)?.[1],
    ]);
    expect(told).toEqual([
      ['B2', "'Listes'!$A$2:$A$5"],
      ['I2', "'Listes'!$B$2:$B$4"],
      ['O2', expect.stringMatching(/^'Listes'!\$D\$2:\$D\$2\d\d$/)],
      ['T2', "'Listes'!$C$2:$C$11"],
    ]);
    expect(book.Workbook?.Sheets?.map(({ name, Hidden }) => [name, Hidden])).toEqual([
      ['Statistiques', 0],
      ["Mode d'emploi", 0],
      ['Listes', 1],
    ]);
    const lists = rowsOf(book.Sheets['Listes'] as XLSX.WorkSheet);
    expect(lists.slice(1, 5).map((row) => row.slice(0, 3))).toEqual([
      ['Réglé', 'A', 'XOF'],
      ['Rejeté', 'C', 'XAF'],
      ['En attente', 'E', 'NGN'],
      ['Annulé', undefined, 'GHS'],
    ]);
  });

  test.each([
    ['XOF', '#,##0'],
    ['NGN', '#,##0.00'],
  ])('show amounts of %s as %s, days as days', async (currency, format) => {
    const { sheet } = await open('stat_file', 'fr', currency);
    expect(sheet(0)['U2']).toMatchObject({ t: 'n', v: 15_000, z: format });
    expect(sheet(0)['C2']).toMatchObject({ t: 'n', v: 46_034, z: 'dd/mm/yyyy' });
  });

  test.each([
    ['fr', "Mode d'emploi", 'Le jour des soins.', '12/01/2026'],
    ['en', 'How to', 'The day of care.', '12/01/2026'],
  ] as const)('explain every column (%s)', async (lang, name, what, example) => {
    const { book } = await open('stat_file', lang);
    const rows = rowsOf(book.Sheets[name] as XLSX.WorkSheet);
    const told = new Map(rows.map(([column, , text, shown]) => [column, [text, shown]]));
    for (const header of statHeader) expect(told.get(header)?.[0]).toMatch(/.{10}/);
    expect(told.get('Date de sinistre')).toEqual([what, example]);
    expect(rows.flat().join(' ')).toContain('EXEMPLE-1');
  });
});

describe('a template is read back', () => {
  const cases = claimSlots.flatMap((slot) => languages.map((lang) => [slot, lang] as const));
  test.each(cases)(
    '%s (%s) as xlsx: nothing to say of its columns or sheets',
    async (slot, lang) => {
      const bytes = await writeTemplate({ slot, lang, currency: 'XOF' });
      const { problems, unknown, rows } = await readBack(bytes, slot, 'modele.xlsx');
      expect([problems, unknown]).toEqual([[], []]);
      expect(rows.map(({ claim_id, amount_claimed }) => [claim_id, amount_claimed])).toEqual([
        ['EXEMPLE-1', 15_000],
        ['EXEMPLE-2', 8_500],
      ]);
      expect(String(rows[0]?.['settlement_date'])).toContain('2026-01-20');
    },
  );

  test.each(claimSlots)('%s as csv', async (slot) => {
    const bytes = new TextEncoder().encode(writeTemplateCsv({ slot }));
    const { problems, unknown, rows } = await readBack(bytes, slot, 'modele.csv');
    expect([problems, unknown]).toEqual([[], []]);
    expect(rows.map(({ claim_id }) => claim_id)).toEqual(['EXEMPLE-1', 'EXEMPLE-2']);
  });

  test.each(languages)('whatever its lists offer is understood (%s)', (lang) => {
    const lists = templateValues(lang, 'GHS');
    expect(lists.status.map(readClaimStatus)).toEqual([
      ...['SETTLED', 'REJECTED', 'PENDING', 'CANCELLED'],
    ]);
    expect(lists.insured.map(readInsuredStatus)).toEqual(['A', 'C', 'E']);
    expect(lists.currency.filter((code) => currencyExponent(code) === undefined)).toEqual([]);
    expect(lists.currency[0]).toBe('GHS');
    expect(lists.country.filter((name) => readCountry(name) === undefined)).toEqual([]);
    expect(lists.country).toContain(lang === 'fr' ? 'Sénégal' : 'Senegal');
  });
});
