import type { MessageTable } from '../../messages/message.ts';

/** Lines of a claims run's journal, and how it ends. */
export const claimsJournalMessages: MessageTable = {
  'CLM-FILE-READ': {
    fr: { message: '« {name} » ({slot}) : lignes lues : {rows}, dont sans défaut : {good}.' },
    en: { message: '“{name}” ({slot}): rows read: {rows}, of them without a fault: {good}.' },
  },
  'CLM-COLUMNS-UNKNOWN': {
    fr: {
      message:
        '{count} colonne(s) non reconnue(s), non lue(s) : la ou les n° {columns}. Les anomalies CLM-F12 disent leurs noms.',
    },
    en: {
      message:
        '{count} column(s) not recognised, not read: number {columns}. Findings CLM-F12 tell their names.',
    },
  },
  'CLM-KEYS-UNKNOWN': {
    fr: {
      message:
        '{count} clé(s) non reconnue(s), non lue(s). Les anomalies CLM-F12 disent leurs noms.',
    },
    en: {
      message: '{count} key(s) not recognised, not read. Findings CLM-F12 tell their names.',
    },
  },
  'CLM-CORRECTION': {
    fr: {
      message:
        'Classeur corrigé de la session {corrects}. Sinistres repris : {claims} ; lignes modifiées : {changed}, ajoutées : {added}, supprimées : {removed} ; lignes de sinistres inchangés, laissées de côté : {left}.',
    },
    en: {
      message:
        'Corrected workbook of session {corrects}. Claims taken up: {claims}; rows changed: {changed}, added: {added}, removed: {removed}; rows of unchanged claims, left aside: {left}.',
    },
  },
  'CLM-UNDO-READ': {
    fr: { message: 'Session {undoes} à défaire. Sinistres à remettre en état : {claims}.' },
    en: { message: 'Session {undoes} to undo. Claims to put back: {claims}.' },
  },
  'CLM-PERIOD': {
    fr: { message: 'Période commune des deux fichiers : du {start} au {end}.' },
    en: { message: 'Common period of the two files: {start} to {end}.' },
  },
  'CLM-COMPARED': {
    fr: {
      message:
        'Comparaison des sinistres. Conformes : {conform} ; en écart : {gaps} ; absents du récap : {only_stat} ; absents des statistiques : {only_recap} ; incomplets : {incomplete} ; non comparés : {outside}.',
    },
    en: {
      message:
        'Comparison of claims. Conform: {conform}; with a gap: {gaps}; missing from the recap: {only_stat}; missing from the statement: {only_recap}; incomplete: {incomplete}; not compared: {outside}.',
    },
  },
  'CLM-TOLERATED': {
    fr: {
      message:
        'Sinistres avec un écart sous la tolérance : {count} ; au total {claimed} sur le facturé et {reimbursed} sur le remboursé.',
    },
    en: {
      message:
        'Claims with a gap under the tolerance: {count}; {claimed} in all on the claimed and {reimbursed} on the reimbursed amounts.',
    },
  },
  'CLM-LEFT-OUTSIDE': {
    fr: {
      message:
        'Sinistres corrigés mais restés hors période, donc non importés : {count}. La session corrigée va du {start} au {end} ; pour eux, importez de nouveau les deux fichiers corrigés, en entier.',
    },
    en: {
      message:
        'Claims corrected but left outside the period, so not imported: {count}. The corrected session goes from {start} to {end}; for these, import both corrected files again whole.',
    },
  },
  'CLM-NONE-CONFORM': {
    fr: {
      message: 'Aucun sinistre n’est conforme : rien n’a été importé.',
      cause:
        'Aucun sinistre de la période commune ne porte les mêmes montants dans les deux fichiers.',
      fix: 'Vérifiez que les statistiques et le récap couvrent le même lot de règlements, puis renvoyez le classeur à corriger, corrigé, ou les deux fichiers.',
    },
    en: {
      message: 'No claim conforms: nothing was imported.',
      cause: 'No claim of the common period bears the same amounts in both files.',
      fix: 'Check that statement and recap cover the same settlements, then send the workbook to correct, corrected, or both files again.',
    },
  },
  'CLM-UNDO-DONE': {
    fr: {
      message:
        'Import défait : {restored} sinistre(s) remis dans leur état d’avant, {undone} retiré(s) parce que cet import les avait créés.',
    },
    en: {
      message:
        'Import undone: {restored} claim(s) put back to what they were before, {undone} removed because that import had created them.',
    },
  },
  'CLM-NONE-TAKEN': {
    fr: {
      message:
        'Aucun sinistre n’a été pris : ceux qui étaient conformes ont été refusés ou laissés tels quels.',
      cause:
        'Les deux fichiers concordent pour au moins un sinistre, mais ce qui est déjà enregistré s’y oppose : autre police, autre devise, assuré introuvable.',
      fix: 'Ouvrez les remarques des sinistres rejetés, remplissez le classeur à corriger et renvoyez-le.',
    },
    en: {
      message: 'No claim was taken: those that conform were refused or left as they are.',
      cause:
        'Both files agree on at least one claim, but what is saved already stands against it: another policy, another currency, an insured person who is not known.',
      fix: 'Open the findings of the rejected claims, complete the workbook to correct and send it back.',
    },
  },
};
