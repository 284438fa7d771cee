import type { FindingLevel } from '../findings/finding.ts';
import type { Counts, Language } from '../runs/run.ts';

/** Words of the workbook's sheets; what a code means is in the catalogue. */
export interface CorrectionsWords {
  readonly summary: string;
  /** Sheet of the rows to correct. */
  readonly rows: string;
  readonly title: string;
  /** Before what is wrong: the row of the sender's file. */
  readonly row: (row: number) => string;
  /** Of a row that was not rejected, and that a rejected one contradicts. */
  readonly kept: string;
  readonly file: string;
  readonly run: string;
  readonly date: string;
  readonly counts: Readonly<Record<keyof Counts, string>>;
  readonly howTo: string;
  readonly steps: readonly string[];
  /** What an empty cell means when the rows were JSON objects. */
  readonly objectsStep: string;
  readonly remarks: string;
  readonly remarkColumns: readonly [string, string, string, string, string, string];
  readonly levels: Readonly<Record<FindingLevel, string>>;
  readonly unknownColumns: string;
  readonly beyond: string;
  readonly omitted: string;
}

const fr: CorrectionsWords = {
  summary: 'Résumé',
  rows: 'Lignes à corriger',
  title: 'Lignes à corriger',
  row: (row) => `Ligne ${row} : `,
  kept: 'gardée telle quelle ; une autre ligne ci-dessous dit autre chose du même enregistrement. Ne la supprimez pas.',
  file: 'Fichier',
  run: 'Import',
  date: 'Date',
  counts: {
    read: 'Lignes lues',
    created: 'Créées',
    updated: 'Mises à jour',
    unchanged: 'Inchangées',
    rejected: 'Rejetées',
    setAside: 'Mises de côté',
  },
  howTo: 'Comment faire',
  steps: [
    'Ouvrez la feuille « Lignes à corriger ». Les cellules à corriger sont en rouge ; leur note et la dernière colonne disent pourquoi et quoi faire.',
    'Corrigez les cellules. Gardez la ligne d’en-tête et la colonne cachée « _quai » : elle dit quelle ligne est laquelle.',
    'Enregistrez, puis envoyez ce classeur comme n’importe quel fichier du même domaine. Un CSV enregistré depuis cette feuille convient aussi.',
    'Seules les lignes modifiées seront lues ; celles que vous laissez ne changent rien et ne sont pas comptées.',
    'Une ligne ajoutée en bas, sans clé cachée, est importée comme une nouvelle ligne.',
  ],
  objectsStep:
    'Ces lignes viennent d’un fichier JSON : une cellule vide est une clé absente, et ne change rien à ce qui est enregistré. Pour effacer une valeur, écrivez null dans la cellule.',
  remarks: 'Remarques',
  remarkColumns: ['Remarque', 'Nombre', 'Gravité', 'Explication', 'Cause', 'Que faire'],
  levels: { blocking: 'bloquant', rejected: 'ligne rejetée', warning: 'à vérifier', info: 'info' },
  unknownColumns: 'Colonnes non reconnues, non lues',
  beyond:
    'Seules les {shown} premières lignes rejetées sur {rejected} sont dans ce classeur. Corrigez-les, puis importez de nouveau le fichier entier pour les autres.',
  omitted:
    'Des lignes ont une cellule trop longue pour un classeur, trop de cellules, ou une formule jamais calculée ; corrigez-les dans votre fichier : {rows}.',
};

const en: CorrectionsWords = {
  summary: 'Summary',
  rows: 'Rows to correct',
  title: 'Rows to correct',
  row: (row) => `Row ${row}: `,
  kept: 'kept as it is; another row below says something else of the same record. Do not delete it.',
  file: 'File',
  run: 'Import',
  date: 'Date',
  counts: {
    read: 'Rows read',
    created: 'Created',
    updated: 'Updated',
    unchanged: 'Unchanged',
    rejected: 'Rejected',
    setAside: 'Set aside',
  },
  howTo: 'What to do',
  steps: [
    'Open the sheet “Rows to correct”. Cells to correct are red; their note and the last column say why, and what to do.',
    'Correct the cells. Keep the header row and the hidden column “_quai”: it says which row is which.',
    'Save, then send this workbook like any file of the same domain. A CSV saved from that sheet will do as well.',
    'Only rows that you changed will be read; those that you leave change nothing and are not counted.',
    'A row added below, without a hidden key, is imported as a new row.',
  ],
  objectsStep:
    'These rows come from a JSON file: an empty cell is a key that is not there, and changes nothing of what is stored. To clear a value, write null into the cell.',
  remarks: 'Remarks',
  remarkColumns: ['Remark', 'Count', 'Severity', 'Explanation', 'Cause', 'What to do'],
  levels: { blocking: 'blocking', rejected: 'row rejected', warning: 'to check', info: 'info' },
  unknownColumns: 'Columns not recognised, not read',
  beyond:
    'Only the first {shown} of {rejected} rejected rows are in this workbook. Correct them, then import the whole file again for the others.',
  omitted:
    'Some rows have a cell too long for a workbook, too many cells, or a formula that was never computed; correct them in your file: {rows}.',
};

export const correctionsWords: Readonly<Record<Language, CorrectionsWords>> = { fr, en };

/** By these a kept row is known again; add to them when the words change, since workbooks last. */
const keptTexts: readonly string[] = [fr.kept, en.kept];

/**
 * Whether a row of a workbook that comes back was rejected.
 *
 * @param problem what stands in its last column
 * @returns false also when nothing is there any more
 */
export function tellsRejected(problem: string): boolean {
  return problem.trim() !== '' && !keptTexts.some((kept) => problem.includes(kept));
}
