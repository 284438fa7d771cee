import { describe, expect, test } from 'vitest';
import { presentFinding } from '../../shared/runs/present-report.ts';
import { aPair, aRecapCsv, aStatCsv } from './a-claims-file.ts';
import { aClaimsRoad } from './a-claims-road.ts';

/** Drives two files, and gives what the run says and what is found about columns. */
async function drive(stat: string, recap: string) {
  const road = aClaimsRoad();
  const run = await road.drive(await road.send(aPair(stat, recap)));
  const findings = (await road.findings(run.id)).filter(({ code }) => /F(06|07|12)$/.test(code));
  const told = findings.map((finding) => presentFinding(finding, 'fr').message);
  return { run, findings, told: told.map((text) => text.replace(/\s/g, ' ')) };
}

/** A column of every line under another name, or without one. */
const without = (csv: string, ...headers: readonly string[]) => {
  const rows = csv.split('\n').map((line) => line.split(';'));
  const left = (rows[0] ?? []).map((header) => !headers.includes(header));
  return rows.map((cells) => cells.filter((_, at) => left[at]).join(';')).join('\n');
};

describe('columns that a file must have', () => {
  test('missing from a recap: one finding, by the names of its own template', async () => {
    const recap = without(aRecapCsv([{}]), 'date_reglement', 'totalmttrembourse', 'N°_Cheque');
    const { run, findings, told } = await drive(aStatCsv([{}]), `${recap}\n`);

    expect(findings).toMatchObject([{ code: 'CLM-F06', slot: 'recap_file' }]);
    expect(told).toEqual([
      'Colonne obligatoire absente du fichier « récap » : date_reglement et totalmttrembourse. Colonnes trouvées (ligne 1) : reglementId et totalmttreclame.',
    ]);
    expect(run.findings).toEqual({ 'CLM-F06': 1 });
    expect(run.message).toMatchObject({
      code: 'CLM-F06',
      data: { slot: 'recap_file', fields: ['settlement_date', 'amount_reimbursed'] },
    });
  });

  test('of a file of another kind it is said first that it is one, and nothing is to be renamed', async () => {
    const courses = 'Titre;Categorie;Niveau;Statuts\nExcel;Bureautique;1;ouvert\n';
    const { run, findings, told } = await drive(courses, aRecapCsv([{}]));

    expect(findings).toMatchObject([{ code: 'CLM-F06', slot: 'stat_file' }]);
    expect(findings[0]?.data).not.toHaveProperty('closest');
    expect(told[0]).toMatch(
      /^Ce fichier ne ressemble pas à un fichier « statistiques » : colonnes obligatoires reconnues : \d+ sur \d+\. Colonne obligatoire absente : Numero de sinistre, /,
    );
    expect(run.message?.data).toMatchObject({ known: expect.any(Number), found: '…' });
  });

  test('twice in a statement: one finding for both', async () => {
    const [header = '', row = ''] = aStatCsv([{}]).split('\n');
    const stat = `${header};N° sinistre;Statut sinistre\n${row};S1;Réglé`;
    const { told } = await drive(stat, aRecapCsv([{}]));

    expect(told).toEqual([
      'En-tête en double dans le fichier « statistiques » : Numero de sinistre et Statut (colonnes Numero de sinistre, N° sinistre, Statut et Statut sinistre).',
    ]);
  });
});

describe('columns that are not read', () => {
  test('one finding a file, with all their names and what they are like', async () => {
    const [header = '', row = ''] = aRecapCsv([{}]).split('\n');
    const recap = `${header};Couleur;;Humeur;Beneficiair\n${row};bleu;x;bonne;Awa Exemple`;
    const { run, findings, told } = await drive(aStatCsv([{}]), recap);

    expect(run.status).toBe('DONE');
    expect(findings).toMatchObject([{ code: 'CLM-F12', level: 'info', row: 1, column: null }]);
    expect(told).toEqual([
      'Colonne inconnue ignorée. Non reconnu : Couleur et Humeur. Non reconnu : « Beneficiair », qui ressemble à « beneficiaire ». Sans nom : colonne n° 7.',
    ]);
  });
});
