import type { SentFile } from './a-claims-road.ts';

const statColumns = {
  id: 'Numero de sinistre',
  status: 'Statut',
  incident: 'Date de sinistre',
  day: 'Date de règlement',
  employer: 'Nom Employeur',
  policy: 'Numero de police',
  insured: 'Nom Assuré Principal',
  beneficiary: 'Nom bénéficiaire',
  standing: 'Statut Assuré',
  member: 'Matricule',
  partner: 'Nom du partenaire',
  category: "Categorie d'acte",
  act: 'Nom Acte',
  claimed: 'Montant facturé',
  reimbursed: 'Montant remboursé',
  invoice: 'Numero de Facture',
} as const;

const recapColumns = {
  id: 'reglementId',
  day: 'date_reglement',
  claimed: 'totalmttreclame',
  reimbursed: 'totalmttrembourse',
  cheque: 'N°_Cheque',
} as const;

export type StatCells = Partial<Record<keyof typeof statColumns, string>>;
export type RecapCells = Partial<Record<keyof typeof recapColumns, string>>;

/** A line of a statement: 10 000 F of Fatou Ba, claimed and reimbursed, settled on 15 February. */
function statLine(cells: StatCells): Required<StatCells> {
  return {
    ...{ id: 'S1', status: 'Réglé', incident: '2024-01-02', day: '2024-02-15' },
    ...{ employer: 'Conserverie de Mbour', policy: 'POL-1', insured: 'Fatou Ba' },
    ...{ beneficiary: 'Fatou Ba', standing: 'A', member: 'M-1', partner: 'Clinique du Baobab' },
    ...{ category: 'Soins', act: 'Consultation', claimed: '10000' },
    ...{ reimbursed: cells.claimed ?? '10000', invoice: `F-${cells.id ?? 'S1'}` },
    ...cells,
  };
}

function recapLine(cells: RecapCells): Required<RecapCells> {
  return {
    ...{ id: 'S1', day: '2024-02-15', claimed: '10000', cheque: 'CH-7' },
    reimbursed: cells.claimed ?? '10000',
    ...cells,
  };
}

/** @param headers names that another sender gives the columns */
export function aStatCsv(
  rows: readonly StatCells[],
  headers: Partial<Record<keyof typeof statColumns, string>> = {},
): string {
  return writeCsv({ ...statColumns, ...headers }, rows.map(statLine));
}

export function aRecapCsv(
  rows: readonly RecapCells[],
  headers: Partial<Record<keyof typeof recapColumns, string>> = {},
): string {
  return writeCsv({ ...recapColumns, ...headers }, rows.map(recapLine));
}

function writeCsv<F extends string>(
  columns: Readonly<Record<F, string>>,
  rows: readonly Readonly<Record<F, string>>[],
): string {
  const fields = Object.keys(columns) as F[];
  const lines = rows.map((row) => fields.map((field) => row[field]).join(';'));
  return [fields.map((field) => columns[field]).join(';'), ...lines].join('\n');
}

/** Both files in their slots; a row is as long as its file's lines. */
export function aPair(stat: string | readonly StatCells[], recap: string | readonly RecapCells[]) {
  return [
    {
      slot: 'stat_file',
      name: 'stat.csv',
      content: typeof stat === 'string' ? stat : aStatCsv(stat),
    },
    {
      slot: 'recap_file',
      name: 'recap.csv',
      content: typeof recap === 'string' ? recap : aRecapCsv(recap),
    },
  ] as const satisfies readonly SentFile[];
}

/** Claims of which both files say the same: their numbers, and what each line claims. */
export function conformClaims(
  from: number,
  to: number,
  cells: (i: number) => StatCells & RecapCells = () => ({}),
) {
  const numbers = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  return {
    stat: numbers.map((i) => ({ id: `C-${i}`, claimed: '100', ...cells(i) })),
    recap: numbers.map((i) => {
      const { id = `C-${i}`, day, claimed = '100', reimbursed = claimed } = cells(i);
      return { id, claimed, reimbursed, ...(day === undefined ? {} : { day }) };
    }),
  };
}
