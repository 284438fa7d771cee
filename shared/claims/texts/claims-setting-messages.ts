import type { MessageTable } from '../../messages/message.ts';

/** What is said of a row among the others (`CLM-R…`). @see CLAIMS §9 */
export const claimsSettingMessages = {
  'CLM-R10': {
    fr: {
      message: 'Ligne en double : elle répète la ligne {first_row}.',
      cause: 'Le récapitulatif ne compte cet acte qu’une fois.',
      fix: 'Supprimez la ligne. Si l’acte a bien eu lieu deux fois, faites corriger le récapitulatif.',
    },
    en: {
      message: 'Repeated line: it repeats row {first_row}.',
      cause: 'The recap counts this act only once.',
      fix: 'Delete the row. If the act did take place twice, have the recap corrected.',
    },
  },
  'CLM-R11': {
    fr: {
      message: 'Partenaire à l’étranger, ou dans un pays qui n’est pas reconnu.',
      cause: 'Le pays du partenaire n’est pas celui de l’import.',
      fix: 'Rien à faire si les soins ont eu lieu à l’étranger ; sinon corrigez le pays.',
    },
    en: {
      message: 'Partner abroad, or in a country that is not known.',
      cause: 'The partner’s country is not that of the import.',
      fix: 'Nothing to do if the care was given abroad; otherwise correct the country.',
    },
  },
  'CLM-R12': {
    fr: {
      message: 'Hors période commune : la ligne est mise de côté.',
      cause: 'Sa date de règlement n’est pas dans les jours que les deux fichiers couvrent.',
      fix: 'Rien à faire : elle viendra avec les fichiers de sa période.',
    },
    en: {
      message: 'Outside the common period: the row is set aside.',
      cause: 'Its settlement date is not among the days that both files cover.',
      fix: 'Nothing to do: it will come with the files of its period.',
    },
  },
  'CLM-R13': {
    fr: {
      message: 'Assuré principal absent (créé).',
      cause: 'La ligne concerne un conjoint ou un enfant dont l’assuré n’était pas encore connu.',
      fix: 'Vérifiez le nom et le matricule de l’assuré principal.',
    },
    en: {
      message: 'Main insured missing (created).',
      cause: 'The row is about a spouse or a child whose main insured was not known yet.',
      fix: 'Check name and member number of the main insured.',
    },
  },
  'CLM-R14': {
    fr: {
      message: 'Polices différentes pour un même assuré : {insured_problem}.',
      cause: 'Ligne de comparaison : {first_row} ; lignes sans matricule : {count}.',
      fix: 'Vérifiez le numéro de police, et ajoutez une colonne Matricule : elle distingue les homonymes.',
    },
    en: {
      message: 'Different policies for one insured: {insured_problem}.',
      cause: 'Row compared with: {first_row}; rows without a member number: {count}.',
      fix: 'Check the policy number, and add a column for the member number (Matricule): it tells people of one name apart.',
    },
  },
  'CLM-R15': {
    fr: {
      message:
        'Employeurs différents pour une même police : la ligne {first_row} en donne un autre.',
      cause: 'Le nom de l’employeur est écrit autrement, ou le numéro de police est faux.',
      fix: 'Vérifiez l’employeur et le numéro de police ; la ligne est prise telle quelle.',
    },
    en: {
      message: 'Different employers for one policy: row {first_row} gives another one.',
      cause: 'The employer’s name is spelt differently, or the policy number is wrong.',
      fix: 'Check employer and policy number; the row is taken as it is.',
    },
  },
  'CLM-R20': {
    fr: {
      message: 'Sinistre non réglé.',
      cause:
        'Son statut dit qu’il est rejeté, en cours ou annulé. Sans montant remboursé ni ligne de récapitulatif, il est mis de côté ; sinon il est comparé.',
      fix: 'Rien à faire s’il n’a pas été payé ; s’il l’a été, corrigez le statut.',
    },
    en: {
      message: 'Claim not settled.',
      cause:
        'Its status says that it is rejected, pending or cancelled. Without an amount reimbursed and a line of the recap it is set aside; else it is compared.',
      fix: 'Nothing to do if it was not paid; if it was, correct the status.',
    },
  },
} as const satisfies MessageTable;
