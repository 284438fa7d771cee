import type { Counts, Language } from '../../runs/run.ts';
import { type ClaimSlot, claimSlots } from '../claim-slots.ts';

/** Words of the claims' workbook to correct; what a code means is in the catalogue. */
export interface ClaimsCorrectionsWords {
  readonly sheets: {
    readonly summary: string;
    readonly discrepancies: string;
    readonly rows: Readonly<Record<ClaimSlot, string>>;
    readonly outside: string;
  };
  readonly title: string;
  readonly files: Readonly<Record<ClaimSlot | 'corrections', string>>;
  readonly session: string;
  readonly date: string;
  readonly period: string;
  /** `{start}` and `{end}` are days as the language writes them. */
  readonly days: string;
  readonly currency: string;
  readonly counts: Readonly<Record<keyof Counts, string>>;
  readonly claims: string;
  readonly rowsHere: string;
  readonly howTo: string;
  readonly steps: readonly string[];
  readonly beyond: string;
  readonly cut: string;
  readonly remarks: string;
  readonly remarkColumns: readonly string[];
  /** Before what is said of a row's claim. */
  readonly claim: string;
  /** Of a row with which nothing is wrong. */
  readonly fine: string;
  readonly setAside: string;
  readonly cutRow: string;
  readonly discrepancyColumns: readonly string[];
  readonly outsideColumns: readonly string[];
  readonly outsideNote: string;
  readonly outsideBeyond: string;
}

const fr: ClaimsCorrectionsWords = {
  sheets: {
    summary: 'Résumé',
    discrepancies: 'Non conformités',
    rows: { stat_file: 'Lignes stat concernées', recap_file: 'Lignes récap concernées' },
    outside: 'Hors période',
  },
  title: 'Sinistres à corriger',
  files: {
    stat_file: 'Fichier stat',
    recap_file: 'Fichier récap',
    corrections: 'Classeur corrigé',
  },
  session: 'Session d’import',
  date: 'Date',
  period: 'Période commune',
  days: 'du {start} au {end}',
  currency: 'Devise',
  counts: {
    read: 'Lignes lues (deux fichiers)',
    created: 'Créées',
    updated: 'Mises à jour',
    unchanged: 'Inchangées',
    rejected: 'Rejetées',
    setAside: 'Mises de côté',
  },
  claims: 'Sinistres dans ce classeur',
  rowsHere: 'Lignes dans ce classeur',
  howTo: 'Comment faire',
  steps: [
    'La feuille « Non conformités » dit, sinistre par sinistre, ce qui ne va pas et pourquoi.',
    'Corrigez les lignes dans les feuilles « Lignes stat concernées » et « Lignes récap concernées ». Les cellules à corriger sont en rouge ; leur note et la dernière colonne disent pourquoi et quoi faire.',
    'Ces feuilles contiennent toutes les lignes de chaque sinistre concerné, même celles qui sont justes. Laissez-les : un sinistre est comparé de nouveau avec toutes ses lignes.',
    'Une ligne oubliée s’ajoute en bas de sa feuille. Une ligne de trop se supprime. Gardez la ligne d’en-tête et les colonnes cachées « _quai » : elles disent quelle ligne est laquelle.',
    'Enregistrez au format Excel, puis envoyez ce classeur seul, à la place des deux fichiers. La période reste celle de la première session.',
    'Seuls les sinistres dont une ligne au moins a changé seront lus ; les autres ne changent pas et ne sont pas comptés.',
  ],
  beyond:
    'Seuls {shown} sinistres sur {total} sont dans ce classeur. Corrigez-les, puis importez de nouveau les deux fichiers pour les autres.',
  cut: '{count} ligne(s) ont une cellule trop longue ou trop de cellules pour un classeur ; elles y sont raccourcies, et leur dernière colonne le dit.',
  remarks: 'Remarques',
  remarkColumns: ['Remarque', 'Nombre', 'Gravité', 'Explication', 'Cause', 'Que faire'],
  claim: 'Sinistre {claim} : {text}',
  fine: 'rien à corriger sur cette ligne. Ne la supprimez pas.',
  setAside: 'mise de côté.',
  cutRow:
    'Une cellule trop longue, ou des cellules de trop, ont été coupées ici : reprenez-les de votre fichier si elles comptent.',
  discrepancyColumns: [
    'Sinistre',
    'Remarque',
    'Explication',
    'Lignes stat',
    'Facturé stat',
    'Remboursé stat',
    'Lignes récap',
    'Facturé récap',
    'Remboursé récap',
    'Écart facturé',
    'Écart remboursé',
    '',
    'Observation',
    'Que faire',
  ],
  outsideColumns: [
    'Fichier',
    'Ligne',
    'Sinistre',
    'Statut',
    'Date de règlement',
    'Remarque',
    'Explication',
    'Montant facturé',
    'Montant remboursé',
  ],
  outsideNote:
    'Pour information : ces lignes ont été mises de côté. Cette feuille n’est pas relue ; n’y corrigez rien.',
  outsideBeyond:
    'Seules les {shown} premières lignes mises de côté sur {total} sont dans cette feuille.',
};

const en: ClaimsCorrectionsWords = {
  sheets: {
    summary: 'Summary',
    discrepancies: 'Discrepancies',
    rows: { stat_file: 'Statement rows concerned', recap_file: 'Recap rows concerned' },
    outside: 'Outside the period',
  },
  title: 'Claims to correct',
  files: {
    stat_file: 'Statement file',
    recap_file: 'Recap file',
    corrections: 'Corrected workbook',
  },
  session: 'Import session',
  date: 'Date',
  period: 'Common period',
  days: 'from {start} to {end}',
  currency: 'Currency',
  counts: {
    read: 'Rows read (both files)',
    created: 'Created',
    updated: 'Updated',
    unchanged: 'Unchanged',
    rejected: 'Rejected',
    setAside: 'Set aside',
  },
  claims: 'Claims in this workbook',
  rowsHere: 'Rows in this workbook',
  howTo: 'What to do',
  steps: [
    'The sheet “Discrepancies” says, claim by claim, what is wrong and why.',
    'Correct the rows in the sheets “Statement rows concerned” and “Recap rows concerned”. Cells to correct are red; their note and the last column say why, and what to do.',
    'These sheets hold all rows of each claim concerned, also those that are right. Leave them there: a claim is compared again with all of its rows.',
    'Add a missing row at the bottom of its sheet; delete a row that is one too many. Keep the header row and the hidden columns “_quai”: they say which row is which.',
    'Save it as an Excel file, then send this workbook alone, instead of the two files. The period stays that of the first session.',
    'Only claims of which at least one row was changed will be read; the others do not change and are not counted.',
  ],
  beyond:
    'Only {shown} of {total} claims are in this workbook. Correct them, then import both files again for the others.',
  cut: '{count} row(s) have a cell too long or too many cells for a workbook; they are cut here, and their last column says so.',
  remarks: 'Remarks',
  remarkColumns: ['Remark', 'Count', 'Severity', 'Explanation', 'Cause', 'What to do'],
  claim: 'Claim {claim}: {text}',
  fine: 'nothing to correct in this row. Do not delete it.',
  setAside: 'set aside.',
  cutRow:
    'A cell that is too long, or cells too many, were cut here: take them from your file again if they matter.',
  discrepancyColumns: [
    'Claim',
    'Remark',
    'Explanation',
    'Statement rows',
    'Claimed, statement',
    'Reimbursed, statement',
    'Recap rows',
    'Claimed, recap',
    'Reimbursed, recap',
    'Gap claimed',
    'Gap reimbursed',
    '',
    'Observation',
    'What to do',
  ],
  outsideColumns: [
    'File',
    'Row',
    'Claim',
    'Status',
    'Settlement date',
    'Remark',
    'Explanation',
    'Amount claimed',
    'Amount reimbursed',
  ],
  outsideNote:
    'For information: these rows were set aside. This sheet is not read again; correct nothing here.',
  outsideBeyond: 'Only the first {shown} of {total} rows set aside are in this sheet.',
};

export const claimsCorrectionsWords: Readonly<Record<Language, ClaimsCorrectionsWords>> = {
  fr,
  en,
};

/** The sheet with one file's rows, as people see it. */
export function nameClaimsSheet(slot: ClaimSlot, lang: Language): string {
  return claimsCorrectionsWords[lang].sheets.rows[slot];
}

/** Rows of one file or the other. */
export function forEachSlot<T>(make: (slot: ClaimSlot) => T): Readonly<Record<ClaimSlot, T>> {
  const [stat, recap] = claimSlots;
  return { stat_file: make(stat), recap_file: make(recap) };
}
