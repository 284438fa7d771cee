import type { MessageTable } from '../messages/message.ts';

/** The error workbook: what the journal says of it, and findings when it comes back (`RUN-K…`). */
export const correctionsMessages = {
  'RUN-WORKBOOK': {
    fr: { message: 'Classeur à corriger prêt : {rows} ligne(s).' },
    en: { message: 'Workbook to correct ready: {rows} row(s).' },
  },
  'RUN-WORKBOOK-FAILED': {
    fr: {
      message: 'Le classeur à corriger n’a pas pu être écrit.',
      cause: 'Une panne, pas votre fichier.',
      fix: 'Les remarques de l’import disent la même chose, ligne par ligne.',
    },
    en: {
      message: 'The workbook to correct could not be written.',
      cause: 'A fault, not your file.',
      fix: 'The findings of the run say the same, row by row.',
    },
  },
  'RUN-CORRECTION': {
    fr: {
      message:
        'Classeur corrigé : {changed} ligne(s) modifiée(s), {added} ajoutée(s), {unchanged} laissée(s) telle(s) quelle(s) et non lue(s).',
    },
    en: {
      message:
        'Corrected workbook: {changed} row(s) changed, {added} added, {unchanged} left as they were and not read.',
    },
  },
  'RUN-LOG-CHUNK': {
    fr: {
      message:
        'LOT {chunk} : {records} enregistrement(s) ; lignes : {created} créée(s), {updated} modifiée(s), {unchanged} inchangée(s), {rejected} rejetée(s), {set_aside} mise(s) de côté.',
    },
    en: {
      message:
        'CHUNK {chunk}: {records} record(s); rows: {created} created, {updated} updated, {unchanged} unchanged, {rejected} rejected, {set_aside} set aside.',
    },
  },
  'RUN-LOG-CUT': {
    fr: {
      message:
        'La suite n’est pas montrée ici ; le journal complet est à télécharger quand le traitement est terminé.',
    },
    en: {
      message:
        'The rest is not shown here; the whole log can be downloaded once the run has ended.',
    },
  },
  'RUN-K01': {
    fr: {
      message: 'L’import que ce classeur corrige est introuvable.',
      cause:
        'Il n’existe pas, ou n’est pas un import de ce domaine et de ce pays ; ou la colonne cachée a été modifiée.',
      fix: 'Téléchargez de nouveau le classeur à corriger de votre import et envoyez celui-là.',
    },
    en: {
      message: 'The import that this workbook corrects cannot be found.',
      cause:
        'It does not exist, or is no import of this domain and country; or the hidden column was edited.',
      fix: 'Download the workbook of your import again and send that one.',
    },
  },
  'RUN-K02': {
    fr: {
      message: 'La clé cachée de la ligne n’est plus lisible : « {value} ».',
      cause: 'La colonne cachée « _quai » a été modifiée ou recopiée à la main.',
      fix: 'Reprenez la ligne dans le classeur d’origine ; pour une nouvelle ligne, videz cette cellule.',
    },
    en: {
      message: 'The hidden key of the row cannot be read any more: “{value}”.',
      cause: 'The hidden column “_quai” was edited or filled by hand.',
      fix: 'Take the row from the first workbook again; for a new row, empty that cell.',
    },
  },
  'RUN-K03': {
    fr: {
      message: 'Deux lignes corrigent la même ligne ({original_row}) du premier fichier.',
      cause: 'La ligne a été copiée avec sa clé cachée ; seule la première compte.',
      fix: 'Gardez une seule des deux ; pour une nouvelle ligne, videz sa cellule « _quai ».',
    },
    en: {
      message: 'Two rows correct the same row ({original_row}) of the first file.',
      cause: 'The row was copied with its hidden key; only the first counts.',
      fix: 'Keep one of the two; for a new row, empty its cell “_quai”.',
    },
  },
  'RUN-K04': {
    fr: {
      message: 'La ligne vient du classeur d’un autre import : « {value} ».',
      cause: 'Des lignes de deux classeurs ont été réunies dans un seul.',
      fix: 'Envoyez chaque classeur à part.',
    },
    en: {
      message: 'The row comes from the workbook of another import: “{value}”.',
      cause: 'Rows of two workbooks were put into one.',
      fix: 'Send each workbook by itself.',
    },
  },
  'RUN-K05': {
    fr: {
      message: 'Aucune ligne du classeur n’a été modifiée ({unchanged} ligne(s) identique(s)).',
      cause: 'Le classeur revient tel qu’il a été téléchargé.',
      fix: 'Corrigez les cellules en rouge, enregistrez, puis envoyez-le de nouveau.',
    },
    en: {
      message: 'No row of the workbook was changed ({unchanged} row(s) as they were).',
      cause: 'The workbook comes back as it was downloaded.',
      fix: 'Correct the red cells, save, and send it again.',
    },
  },
  'RUN-K06': {
    fr: {
      message:
        'Les lignes {first_row} et {row} se contredisent : elles ont le même identifiant et d’autres valeurs. Rien n’a été écrit.',
      cause:
        'La ligne {row} a été lue telle qu’elle était ; la ligne {first_row} écraserait ce qui en a été gardé.',
      fix: 'Corrigez l’une des deux : donnez-leur des identifiants différents, ou les mêmes valeurs. Puis envoyez de nouveau le fichier.',
    },
    en: {
      message:
        'Two rows say different things of the same record: row {first_row} and row {row}. Nothing was written.',
      cause:
        'Row {row} was read as it was; row {first_row} would overwrite what was kept of that record.',
      fix: 'Correct one of the two: give them different ids, or the same values. Then send the file again.',
    },
  },
  'RUN-K07': {
    fr: {
      message:
        'Plus rien ne s’oppose à cette ligne, mais personne ne l’a modifiée : elle n’a pas été lue.',
      cause:
        'Elle avait été rejetée. L’autre ligne du même enregistrement a été corrigée ou n’est plus là, ou les règles ont changé.',
      fix: 'Si elle est juste, importez de nouveau votre fichier d’origine, corrigé ; ou modifiez une de ses cellules, puis envoyez de nouveau le classeur.',
    },
    en: {
      message: 'Nothing speaks against this row any more, but nobody changed it: it was not read.',
      cause:
        'It had been rejected. The other row of the same record was corrected or is no longer there, or the rules have changed.',
      fix: 'If it is right, import your original file again, corrected; or change one of its cells and send the workbook again.',
    },
  },
} as const satisfies MessageTable;
