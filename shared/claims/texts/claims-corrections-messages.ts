import type { MessageTable } from '../../messages/message.ts';

/** The claims' workbook to correct when it comes back: findings (`CLM-K…`). */
export const claimsCorrectionsMessages = {
  'CLM-K01': {
    fr: {
      message:
        'La feuille « {sheet} » manque dans le classeur corrigé, n’a plus aucune ligne, ou n’a plus sa colonne cachée « _quai ».',
      outline:
        'Une feuille manque dans le classeur corrigé, n’a plus aucune ligne, ou n’a plus sa colonne cachée « _quai ».',
      cause:
        'Elle a été supprimée ou vidée ; sa colonne cachée, qui dit à quel sinistre va chaque ligne, a été supprimée ; ou le fichier envoyé est un CSV, qui ne garde qu’une feuille. Sans elle, chaque sinistre serait comparé à moitié.',
      fix: 'Reprenez le classeur téléchargé, corrigez-le sans supprimer de feuille ni de colonne, enregistrez-le au format Excel (.xlsx), puis envoyez-le.',
    },
    en: {
      message:
        'The sheet “{sheet}” is missing in the corrected workbook, or has no rows any more, or has lost its hidden column “_quai”.',
      outline:
        'A sheet is missing in the corrected workbook, or has no rows any more, or has lost its hidden column “_quai”.',
      cause:
        'It was deleted or emptied; its hidden column, which says whose claim each row is, was deleted; or the file is a CSV, which keeps one sheet only. Without it every claim would be compared by halves.',
      fix: 'Take the downloaded workbook again, correct it without deleting any sheet or column, save it as Excel (.xlsx), and send it.',
    },
  },
  'CLM-K02': {
    fr: {
      message: '« {name} » n’est pas un classeur à corriger.',
      outline: 'Le fichier n’est pas un classeur à corriger.',
      cause:
        'La colonne cachée « _quai » ne s’y trouve pas : c’est un autre fichier, les colonnes ont été recopiées sans elle, ou toutes les lignes ont été supprimées (il ne reste alors rien à importer).',
      fix: 'Envoyez le classeur téléchargé de la session, corrigé. Pour un nouvel import, envoyez les deux fichiers, stat et récap.',
    },
    en: {
      message: '“{name}” is not a workbook to correct.',
      outline: 'The file is not a workbook to correct.',
      cause:
        'The hidden column “_quai” is not there: it is another file, its columns were copied without it, or all rows were deleted (then nothing is left to import).',
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
  'CLM-K04': {
    fr: {
      message:
        'Les fichiers de l’import {run_id} ont été effacés : son classeur ne peut plus être repris.',
      outline: 'Les fichiers de l’import corrigé ont été effacés.',
      cause:
        'Tout ce qui avait été lu de ces fichiers est parti avec eux : le classeur ne peut plus être comparé à ce qu’il corrige.',
      fix: 'Corrigez vos deux fichiers d’origine, stat et récap, et importez-les de nouveau.',
    },
    en: {
      message: 'The files of import {run_id} were erased: its workbook cannot be taken any more.',
      outline: 'The files of the import that is corrected were erased.',
      cause:
        'All that had been read from those files went with them: the workbook cannot be compared with what it corrects.',
      fix: 'Correct your two original files, statement and recap, and import them again.',
    },
  },
  'CLM-K05': {
    fr: {
      message:
        'Ce qui avait été lu à l’import {run_id} n’est plus conservé : son classeur ne peut plus être repris.',
      outline: 'Ce qui avait été lu à l’import corrigé n’est plus conservé.',
      cause:
        'On ne sait plus dans quel ordre ses dates étaient écrites (jour/mois ou mois/jour), ni ses décimales : les lire au hasard pourrait les fausser.',
      fix: 'Corrigez vos deux fichiers d’origine, stat et récap, et importez-les de nouveau.',
    },
    en: {
      message:
        'What had been read for import {run_id} is no longer kept: its workbook cannot be taken any more.',
      outline: 'What had been read for the import that is corrected is no longer kept.',
      cause:
        'It is not known any more in which order its dates were written (day/month or month/day), nor its decimals: a guess could make them wrong.',
      fix: 'Correct your two original files, statement and recap, and import them again.',
    },
  },
  'CLM-K06': {
    fr: {
      message: 'Sinistres retirés du classeur avec toutes leurs lignes : {count} ({claim_ids}).',
      brief: 'Sinistres retirés du classeur avec toutes leurs lignes : {count}.',
      outline: 'Des sinistres ont été retirés du classeur avec toutes leurs lignes.',
      cause:
        'Leurs lignes ont été supprimées du classeur. Ces sinistres n’avaient pas été importés, et ne le sont toujours pas.',
      fix: 'Rien à faire si c’était voulu. Sinon, reprenez leurs lignes dans le classeur téléchargé, corrigez-les et renvoyez-le.',
    },
    en: {
      message: 'Claims removed from the workbook with all their rows: {count} ({claim_ids}).',
      brief: 'Claims removed from the workbook with all their rows: {count}.',
      outline: 'Claims were removed from the workbook with all their rows.',
      cause:
        'Their rows were deleted from the workbook. These claims had not been imported, and still are not.',
      fix: 'Nothing to do if that was meant. Otherwise take their rows from the downloaded workbook again, correct them and send it again.',
    },
  },
  'CLM-K07': {
    fr: {
      message:
        'Il ne reste rien à importer : des sinistres ont été retirés du classeur ({count} : {claim_ids}), aucune autre ligne n’a été modifiée. Rien n’a changé.',
      brief:
        'Il ne reste rien à importer : {count} sinistre(s) retiré(s) du classeur, aucune autre ligne modifiée. Rien n’a changé.',
      outline: 'Des sinistres ont seulement été retirés du classeur : rien à importer.',
      cause:
        'Les sinistres retirés n’avaient pas été importés par la première session : les retirer n’y change rien.',
      fix: 'Rien à faire si c’est tout ce que vous vouliez : ces sinistres restent non importés. Sinon, corrigez les lignes des autres sinistres, puis renvoyez le classeur.',
    },
    en: {
      message:
        'Nothing is left to import: claims were removed from the workbook ({count}: {claim_ids}), no other row was changed. Nothing has changed.',
      brief:
        'Nothing is left to import: {count} claim(s) removed from the workbook, no other row changed. Nothing has changed.',
      outline: 'Claims were only removed from the workbook: nothing to import.',
      cause:
        'The removed claims had not been imported by the first session: removing them changes nothing there.',
      fix: 'Nothing to do if that was all you wanted: these claims stay out. Otherwise correct the rows of the other claims and send the workbook again.',
    },
  },
} as const satisfies MessageTable;
