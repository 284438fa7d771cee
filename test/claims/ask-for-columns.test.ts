import { describe, expect, test } from 'vitest';
import type { LineKind } from '../../shared/claims/claim-slots.ts';
import { askForColumns, waitingDraft } from '../../shared/claims/reading/ask-for-columns.ts';
import { fieldsOfKind } from '../../shared/claims/reading/fields-of-kind.ts';
import type { TableToRead } from '../../shared/claims/reading/find-tables.ts';
import { newFinding } from '../../shared/findings/new-finding.ts';
import type { Run } from '../../shared/runs/run.ts';
import type { SourceBatch } from '../../shared/sources/source-item.ts';
import { aFile, aRun } from '../runs/a-run.ts';

const now = new Date('2026-03-02T09:00:00.000Z');
const lacking = newFinding({ code: 'CLM-F06', level: 'blocking', slot: 'stat_file' });

const usual = [
  ...['Numero de sinistre', 'Statut', 'Date de sinistre', 'Date de règlement', 'Nom Employeur'],
  ...['Numero de police', 'Nom Assuré Principal', 'Nom bénéficiaire', 'Statut Assuré'],
  ...['Nom du partenaire', "Categorie d'acte", 'Nom Acte', 'Montant facturé'],
  ...['Montant remboursé', 'Numero de Facture'],
];

function aTable(header: readonly string[], over: Partial<TableToRead> = {}): TableToRead {
  const kind: LineKind = over.kind ?? 'stat';
  return {
    file: aFile({ id: 'file_a', slot: 'stat_file', name: 'stat.csv' }),
    kind,
    fields: fieldsOfKind(kind),
    async open() {
      async function* batches(): AsyncGenerator<SourceBatch> {
        yield [{ kind: 'header', sheet: null, row: 1, cells: header }];
      }
      return batches();
    },
    ...over,
  };
}

describe('is somebody asked what a file’s columns mean?', () => {
  test('one name is odd: yes, with what is missing', async () => {
    const header = usual.map((name) => (name === 'Numero de sinistre' ? 'Repère' : name));

    expect(await askForColumns(aTable(header), lacking)).toMatchObject({
      ...{ slot: 'stat_file', name: 'stat.csv', missing: ['claim_id'] },
    });
  });

  test.each([
    { title: 'nothing is left that it could be', header: usual.slice(1), finding: lacking },
    {
      title: 'most of its columns are others’: another file',
      header: ['Titre', 'Prix', 'Date de sinistre', 'Statut'],
      finding: lacking,
    },
    { title: 'the file is readable', header: usual, finding: undefined },
    {
      title: 'it is refused for something else',
      header: ['Repère', ...usual.slice(1)],
      finding: { ...lacking, code: 'CLM-F07' },
    },
    {
      title: 'it is a recap by employer, in which no claim is named',
      header: ['Repère', ...usual.slice(1)],
      finding: { ...lacking, data: { reason: 'CLM-F06-EMPLOYER' } },
    },
  ])('no: $title', async ({ header, finding }) => {
    expect(await askForColumns(aTable(header), finding)).toBeUndefined();
  });

  test('no: a corrected workbook has the columns that it had', async () => {
    const columns = { dateOrders: {}, decimalMarks: {} };
    const table = aTable(['Repère', ...usual.slice(1)], { columns });
    expect(await askForColumns(table, lacking)).toBeUndefined();
  });

  test('no: a file without header that can be read', async () => {
    const open = async () => (async function* () {})();
    expect(await askForColumns(aTable([], { open }), lacking)).toBeUndefined();
  });
});

describe('a run waits', () => {
  const file = aFile({ id: 'file_a', slot: 'recap_file' });
  const other = aFile({ id: 'file_b', slot: 'stat_file' });
  const question = {
    slot: 'stat_file',
    name: 'a.csv',
    missing: ['claim_id'],
    required: ['claim_id', 'act_name'],
    file,
  } as const;
  const draftOf = (fields: Partial<Run>) =>
    waitingDraft(aRun({ domain: 'claims', files: [file, other], ...fields }), question, [], now);

  test('for a week; both files lie in the slots where they belong', () => {
    expect(draftOf({})?.fields).toMatchObject({
      ...{ status: 'PENDING', waitingFor: 'mapping', waitingSlot: 'stat_file' },
      waitingUntil: '2026-03-09T09:00:00.000Z',
      requiredFields: { stat_file: ['claim_id', 'act_name'] },
      files: [
        { id: 'file_a', slot: 'stat_file' },
        { id: 'file_b', slot: 'recap_file' },
      ],
    });
  });

  test.each([{ cancelRequested: true }, { status: 'ERROR' }, { waitingFor: 'mapping' }] as const)(
    'not when it is over or waits already: %o',
    (fields) => {
      expect(draftOf(fields)).toBeUndefined();
    },
  );
});
