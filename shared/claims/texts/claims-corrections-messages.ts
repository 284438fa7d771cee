import type { MessageTable } from '../../messages/message.ts';

/** The claims' workbook to correct when it comes back: findings (`CLM-K…`). */
export const claimsCorrectionsMessages = {
  'CLM-K01': {
    fr: {
      message: 'La feuille « {sheet} » manque dans le classeur corrigé, ou n’a plus aucune ligne.',
      cause:
        'Elle a été supprimée ou vidée, ou le fichier envoyé est un CSV, qui ne garde qu’une feuille. Sans elle, chaque sinistre serait comparé à moitié.',
      fix: 'Reprenez le classeur téléchargé, corrigez-le, enregistrez-le au format Excel (.xlsx) avec toutes ses feuilles, puis envoyez-le.',
    },
    en: {
      message: 'The sheet “{sheet}” is missing in the corrected workbook, or has no rows any more.',
      cause:
        'It was deleted or emptied, or the file is a CSV, which keeps one sheet only. Without it every claim would be compared by halves.',
      fix: 'Take the downloaded workbook again, correct it, save it as Excel (.xlsx) with all its sheets, and send it.',
    },
  },
  'CLM-K02': {
    fr: {
      message: '« {name} » n’est pas un classeur à corriger.',
      cause:
        'La colonne cachée « _quai » ne s’y trouve pas : c’est un autre fichier, ou les colonnes ont été recopiées sans elle.',
      fix: 'Envoyez le classeur téléchargé de la session, corrigé. Pour un nouvel import, envoyez les deux fichiers, stat et récap.',
    },
    en: {
      message: '“{name}” is not a workbook to correct.',
      cause:
        'The hidden column “_quai” is not there: it is another file, or its columns were copied without it.',
      fix: 'Send the workbook that you downloaded from the session, corrected. For a new import send both files, statement and recap.',
    },
  },
  'CLM-K03': {
    fr: {
      message: 'Le sinistre « {value} » n’a pas ses autres lignes dans ce classeur.',
      brief: 'Une ligne porte le numéro d’un sinistre dont les autres lignes ne sont pas ici.',
      cause:
        'La ligne porte maintenant le numéro d’un sinistre de la première session qui n’est pas à corriger. Avec cette ligne seule, ce sinistre serait comparé à moitié.',
      fix: 'Vérifiez le numéro. S’il est juste, corrigez vos deux fichiers d’origine et importez-les de nouveau.',
    },
    en: {
      message: 'Claim “{value}” does not have its other rows in this workbook.',
      brief: 'A row bears the number of a claim whose other rows are not here.',
      cause:
        'The row now bears the number of a claim of the first session that is not to be corrected. With this row alone that claim would be compared by halves.',
      fix: 'Check the number. If it is right, correct your two original files and import them again.',
    },
  },
} as const satisfies MessageTable;
