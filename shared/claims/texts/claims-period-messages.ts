import type { MessageTable } from '../../messages/message.ts';

/** The settlement days of both files, as far as they have any. */
const ranges = {
  fr: 'Les règlements des statistiques vont du {stat_start} au {stat_end}, ceux du récap du {recap_start} au {recap_end}.',
  en: 'Settlements of the statement go from {stat_start} to {stat_end}, those of the recap from {recap_start} to {recap_end}.',
};
const noDate = {
  fr: {
    cause: 'La période commune est tirée des dates de règlement : sans elles, rien ne se compare.',
    fix: 'Remplissez ou corrigez la colonne des dates de règlement (jj/mm/aaaa), puis renvoyez les deux fichiers.',
  },
  en: {
    cause: 'The common period is made of settlement dates: without them nothing can be compared.',
    fix: 'Fill or correct the column of settlement dates (dd/mm/yyyy), then send both files again.',
  },
};
const narrowed = {
  fr: {
    cause: 'La période demandée à l’envoi ne laisse aucun des jours communs.',
    fix: 'Renvoyez les deux fichiers sans période, ou avec une période qui touche les jours communs.',
  },
  en: {
    cause: 'The period asked for leaves none of the common days.',
    fix: 'Send both files again without a period, or with one that has some of the common days.',
  },
};

/** Why two files are not compared: no day in common (`CLM-F14`), by situation. @see CLAIMS §4 */
export const claimsPeriodMessages = {
  'CLM-F14': {
    fr: {
      message: 'Aucune période commune entre les dates de règlement des deux fichiers.',
      cause: 'Seuls les jours que les deux fichiers couvrent peuvent être comparés.',
      fix: 'Envoyez des statistiques et un récap de la même période, ou corrigez les dates de règlement.',
    },
    en: {
      message: 'No common period between the settlement dates of the two files.',
      cause: 'Only days that both files cover can be compared.',
      fix: 'Send a statement and a recap of the same period, or correct the settlement dates.',
    },
  },
  'CLM-F14-APART': {
    fr: {
      message: `Aucune période commune. ${ranges.fr}`,
      cause: 'Seuls les jours que les deux fichiers couvrent peuvent être comparés.',
      fix: 'Envoyez des statistiques et un récap de la même période, ou corrigez les dates de règlement.',
    },
    en: {
      message: `No common period. ${ranges.en}`,
      cause: 'Only days that both files cover can be compared.',
      fix: 'Send a statement and a recap of the same period, or correct the settlement dates.',
    },
  },
  'CLM-F14-NO-STAT': {
    fr: {
      message:
        'Aucune période commune. Aucune date de règlement valide dans les statistiques ; les règlements du récap vont du {recap_start} au {recap_end}.',
      ...noDate.fr,
    },
    en: {
      message:
        'No common period. No valid settlement date in the statement; settlements of the recap go from {recap_start} to {recap_end}.',
      ...noDate.en,
    },
  },
  'CLM-F14-NO-RECAP': {
    fr: {
      message:
        'Aucune période commune. Aucune date de règlement valide dans le récap ; les règlements des statistiques vont du {stat_start} au {stat_end}.',
      ...noDate.fr,
    },
    en: {
      message:
        'No common period. No valid settlement date in the recap; settlements of the statement go from {stat_start} to {stat_end}.',
      ...noDate.en,
    },
  },
  'CLM-F14-NO-DATES': {
    fr: {
      message:
        'Aucune période commune. Aucune date de règlement valide, ni dans les statistiques, ni dans le récap.',
      ...noDate.fr,
    },
    en: {
      message:
        'No common period. No valid settlement date, neither in the statement nor in the recap.',
      ...noDate.en,
    },
  },
  'CLM-F14-AFTER': {
    fr: {
      message: `Aucune période commune. La période demandée commence le {narrowed_start}, après le dernier jour commun aux deux fichiers ({end}). ${ranges.fr}`,
      ...narrowed.fr,
    },
    en: {
      message: `No common period. The period asked for begins on {narrowed_start}, after the last day that both files have in common ({end}). ${ranges.en}`,
      ...narrowed.en,
    },
  },
  'CLM-F14-BEFORE': {
    fr: {
      message: `Aucune période commune. La période demandée finit le {narrowed_end}, avant le premier jour commun aux deux fichiers ({start}). ${ranges.fr}`,
      ...narrowed.fr,
    },
    en: {
      message: `No common period. The period asked for ends on {narrowed_end}, before the first day that both files have in common ({start}). ${ranges.en}`,
      ...narrowed.en,
    },
  },
} as const satisfies MessageTable;
