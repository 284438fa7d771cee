import type { MessageTable } from '../../messages/message.ts';

/** Lines of a claims run's journal, and how it ends. */
export const claimsJournalMessages: MessageTable = {
  'CLM-FILE-READ': {
    fr: { message: '« {name} » ({slot}) : {rows} lignes lues, dont {good} sans défaut.' },
    en: { message: '“{name}” ({slot}): {rows} rows read, {good} of them without a fault.' },
  },
  'CLM-CORRECTION': {
    fr: {
      message:
        'Classeur corrigé de la session {corrects} : {claims} sinistres repris ({changed} lignes modifiées, {added} ajoutées, {removed} supprimées) ; {left} lignes de sinistres inchangés laissées de côté.',
    },
    en: {
      message:
        'Corrected workbook of session {corrects}: {claims} claims taken up ({changed} rows changed, {added} added, {removed} removed); {left} rows of unchanged claims left aside.',
    },
  },
  'CLM-UNDO-READ': {
    fr: { message: 'Annulation de la session {undoes} : {claims} sinistres à remettre en état.' },
    en: { message: 'Undo of session {undoes}: {claims} claims to put back.' },
  },
  'CLM-PERIOD': {
    fr: { message: 'Période commune des deux fichiers : du {start} au {end}.' },
    en: { message: 'Common period of the two files: {start} to {end}.' },
  },
  'CLM-COMPARED': {
    fr: {
      message:
        'Comparaison : {conform} sinistres conformes, {gaps} en écart, {only_stat} absents du récap, {only_recap} absents des statistiques, {incomplete} incomplets, {outside} non comparés.',
    },
    en: {
      message:
        'Comparison: {conform} conform claims, {gaps} with a gap, {only_stat} missing from the recap, {only_recap} missing from the statement, {incomplete} incomplete, {outside} not compared.',
    },
  },
  'CLM-TOLERATED': {
    fr: {
      message:
        'Écarts sous la tolérance : {count} sinistres ; au total {claimed} sur le facturé et {reimbursed} sur le remboursé.',
    },
    en: {
      message:
        'Gaps under the tolerance: {count} claims; {claimed} in all on the claimed and {reimbursed} on the reimbursed amounts.',
    },
  },
  'CLM-NONE-CONFORM': {
    fr: {
      message: 'Aucun sinistre n’est conforme : rien n’a été importé.',
      cause:
        'Aucun sinistre de la période commune ne porte les mêmes montants dans les deux fichiers.',
      fix: 'Vérifiez que la statistique et le récap couvrent le même lot de règlements, puis corrigez le classeur d’erreurs ou renvoyez les deux fichiers.',
    },
    en: {
      message: 'No claim conforms: nothing was imported.',
      cause: 'No claim of the common period bears the same amounts in both files.',
      fix: 'Check that statement and recap cover the same settlements, then correct the error workbook or send both files again.',
    },
  },
};
