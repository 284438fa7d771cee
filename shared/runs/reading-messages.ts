import type { MessageTable } from '../messages/message.ts';

/** Lines of the journal about what the reading stage found in a file. */
export const readingMessages = {
  'RUN-FINDINGS': {
    fr: { message: '{count} remarque(s) {code} : {code_text}' },
    en: { message: '{count} finding(s) {code}: {code_text}' },
  },
  'RUN-SHEET': {
    fr: { message: 'Feuille lue : « {used} ».' },
    en: { message: 'Sheet read: “{used}”.' },
  },
  'RUN-SHEETS': {
    fr: { message: 'Feuille lue : « {used} » ; feuilles laissées : {left_out}.' },
    en: { message: 'Sheet read: “{used}”; sheets left out: {left_out}.' },
  },
  'RUN-LISTS-LEFT-OUT': {
    fr: { message: 'Autres listes du fichier, non lues : {left_out}.' },
    en: { message: 'Other lists of the file, not read: {left_out}.' },
  },
  'RUN-COLUMNS-UNKNOWN': {
    fr: { message: 'Colonnes non reconnues, non lues : {columns}.' },
    en: { message: 'Columns not recognised, not read: {columns}.' },
  },
  'RUN-SKIPPED-ROWS': {
    fr: { message: '{count} ligne(s) vide(s) passée(s).' },
    en: { message: '{count} empty row(s) skipped.' },
  },
  'RUN-EMPTY-COLUMNS': {
    fr: { message: '{count} colonne(s) vide(s) laissée(s) de côté.' },
    en: { message: '{count} empty column(s) left out.' },
  },
  'RUN-HEADER-FOUND': {
    fr: { message: 'En-tête trouvé à la ligne {row}.' },
    en: { message: 'Header found in row {row}.' },
  },
  'RUN-HEADER-JOINED': {
    fr: { message: 'En-tête de deux lignes ({rows}), réunies : {columns}.' },
    en: { message: 'Header of two rows ({rows}), joined: {columns}.' },
  },
  'RUN-TITLE-ROWS': {
    fr: { message: '{count} ligne(s) de titre laissée(s) au-dessus de l’en-tête : {rows}.' },
    en: { message: '{count} title row(s) left out above the header: {rows}.' },
  },
  'RUN-REPEATED-HEADERS': {
    fr: { message: '{count} répétition(s) de l’en-tête passée(s) : lignes {rows}.' },
    en: { message: '{count} repetition(s) of the header skipped: rows {rows}.' },
  },
  'RUN-TOTAL-ROWS': {
    fr: { message: '{count} ligne(s) de total laissée(s) : {rows}.' },
    en: { message: '{count} total row(s) left out: {rows}.' },
  },
  'RUN-NOTE-ROWS': {
    fr: { message: '{count} note(s) laissée(s) : lignes {rows}.' },
    en: { message: '{count} note(s) left out: rows {rows}.' },
  },
  'RUN-HIDDEN-ROWS': {
    fr: { message: '{count} ligne(s) masquée(s) lue(s) comme les autres.' },
    en: { message: '{count} hidden row(s) read like the others.' },
  },
  'RUN-HIDDEN-COLUMNS': {
    fr: { message: 'Colonnes masquées lues comme les autres : {columns}.' },
    en: { message: 'Hidden columns read like the others: {columns}.' },
  },
  'RUN-MERGED-CELLS': {
    fr: {
      message: '{count} cellule(s) fusionnée(s) : elles ont pris la valeur de la première.',
    },
    en: { message: '{count} merged cell(s) took the value of the first one.' },
  },
  'RUN-MACROS': {
    fr: { message: 'Le classeur contient des macros ; elles n’ont été ni lues ni exécutées.' },
    en: { message: 'The workbook holds macros; they were neither read nor run.' },
  },
} as const satisfies MessageTable;
