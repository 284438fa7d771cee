import type { MessageTable } from '../../messages/message.ts';

/** What summaries, exports and templates refuse. */
export const claimsReportsMessages: MessageTable = {
  'CLM-REPORT-DAYS': {
    fr: {
      message: 'La période finit avant de commencer.',
      fix: 'Donnez dans « to » le même jour que dans « from », ou un jour plus tard.',
    },
    en: {
      message: 'The period ends before it begins.',
      fix: 'Give in “to” the same day as in “from”, or a later one.',
    },
  },
  'CLM-REPORT-COUNTRY': {
    status: 400,
    fr: {
      message: 'Il faut dire de quel pays.',
      cause: 'Un administrateur voit tous les pays ; une liste ou un fichier est celui d’un seul.',
      fix: 'Donnez « country », par exemple Senegal.',
    },
    en: {
      message: 'Which country is it about?',
      cause: 'An administrator sees all countries; a list or a file is about one of them.',
      fix: 'Give “country”, for instance Senegal.',
    },
  },
  'CLM-REPORT-CURSOR': {
    status: 422,
    fr: {
      message: 'Cette suite n’existe pas.',
      fix: 'Reprenez « next_cursor » de la réponse précédente tel quel, ou repartez du début sans « cursor ».',
    },
    en: {
      message: 'There is no such next part.',
      fix: 'Send “next_cursor” of the last answer as it is, or begin again without “cursor”.',
    },
  },
  'CLM-REPORT-TIME': {
    status: 422,
    fr: {
      message: 'Il y a trop de sinistres pour répondre à temps.',
      cause: 'Les lire tous prend plus de {seconds} secondes ; rien n’a été remis.',
      fix: 'Demandez un mois à la fois avec « from » et « to » : un mois ancien se lit aussi vite qu’un récent.',
    },
    en: {
      message: 'There are too many claims to answer in time.',
      cause: 'Reading them all takes more than {seconds} seconds; nothing was handed out.',
      fix: 'Ask for one month at a time with “from” and “to”: an old month is read as fast as a recent one.',
    },
  },
  'CLM-EXPORT-ROWS': {
    status: 422,
    fr: {
      message: 'Cet export a plus de lignes qu’une feuille Excel ne peut en contenir ({max}).',
      fix: 'Demandez le format csv, ou une période plus courte avec « from » et « to ».',
    },
    en: {
      message: 'This export has more rows than an Excel sheet can hold ({max}).',
      fix: 'Ask for the csv format, or for a shorter period with “from” and “to”.',
    },
  },
};
