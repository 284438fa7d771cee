import type { MessageTable } from '../messages/message.ts';

/** How a run that went its way ends. */
export const endingMessages = {
  'RUN-REMARKS': {
    fr: {
      message: 'Aucune ligne rejetée ; {remarks} remarque(s) à lire.',
      fix: 'Lisez les remarques du traitement : elles disent ce qui a été supposé, réparé ou laissé de côté.',
    },
    en: {
      message: 'No row was rejected; {remarks} remark(s) to read.',
      fix: 'Read the findings of the run: they say what was repaired, assumed or left aside.',
    },
  },
  'RUN-NOTED': {
    fr: { message: '{parts}' },
    en: { message: '{parts}' },
  },
  'RUN-SOME-REJECTED': {
    fr: {
      message: '{rejected} ligne(s) sur {read} rejetée(s).',
      fix: 'Téléchargez le classeur à corriger de l’import, corrigez-y ces lignes et envoyez-le ; ou corrigez votre fichier et importez-le de nouveau : le reste ne changera pas.',
    },
    en: {
      message: '{rejected} of {read} row(s) rejected.',
      fix: 'Download the workbook to correct of the run, correct these rows there and send it; or correct your file and import it again: the others will not change.',
    },
  },
  'RUN-ALL-REJECTED': {
    fr: {
      message: 'Toutes les lignes ({rejected}) ont été rejetées ; rien n’a été importé.',
      fix: 'Lisez les remarques : souvent une même colonne est en cause partout. Corrigez votre fichier, ou téléchargez le classeur à corriger de l’import et envoyez-le corrigé.',
    },
    en: {
      message: 'All rows ({rejected}) were rejected; nothing was imported.',
      fix: 'Read the findings: often one column is wrong everywhere. Correct your file, or download the workbook to correct of the run and send it corrected.',
    },
  },
} as const satisfies MessageTable;
