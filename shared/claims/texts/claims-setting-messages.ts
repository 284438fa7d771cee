import type { MessageTable } from '../../messages/message.ts';

/** What is said of a row among the others (`CLM-R…`). @see CLAIMS §9 */
export const claimsSettingMessages = {
  'CLM-R10': {
    fr: {
      message: 'Ligne en double : elle répète la ligne {first_row}.',
      outline: 'Ligne en double.',
      cause: 'Le récap ne compte cet acte qu’une fois.',
      fix: 'Supprimez la ligne. Si l’acte a bien eu lieu deux fois, faites corriger le récap.',
    },
    en: {
      message: 'Repeated line: it repeats row {first_row}.',
      outline: 'Repeated line.',
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
  'CLM-R12-CORRECTED': {
    fr: {
      message:
        'Hors période : la session corrigée s’arrête au {end} (elle a commencé le {start}). La ligne corrigée est mise de côté, elle n’est pas importée.',
      outline:
        'Ligne corrigée hors de la période de la session corrigée : elle n’est pas importée.',
      cause:
        'Un classeur corrigé garde la période de la session qu’il corrige, et la date de règlement de cette ligne n’y est pas.',
      fix: 'Corrigez aussi cette ligne dans vos deux fichiers d’origine, stat et récap, puis importez-les de nouveau en entier : leur période sera recalculée.',
    },
    en: {
      message:
        'Outside the period: the corrected session ends on {end} (it begins on {start}). The corrected row is set aside, it is not imported.',
      outline: 'Corrected row outside the period of the corrected session: it is not imported.',
      cause:
        'A corrected workbook keeps the period of the session that it corrects, and the settlement date of this row is not in it.',
      fix: 'Correct this row in your two original files as well, statement and recap, and import both again whole: their period will be found anew.',
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
      message: 'Polices différentes pour un même assuré, ou assuré reconnu par son seul nom.',
      cause: 'Une police est fausse, ou le matricule manque.',
      fix: 'Vérifiez le numéro de police, et ajoutez une colonne Matricule : elle distingue les homonymes.',
    },
    en: {
      message: 'Different policies for one insured, or somebody known only by their name.',
      cause: 'A policy is wrong, or the member number is missing.',
      fix: 'Check the policy number, and add a column for the member number (Matricule): it tells people of one name apart.',
    },
  },
  'CLM-R14-POLICY': {
    fr: {
      message:
        'Polices différentes pour un même assuré : la ligne {first_row} lui donne une autre police.',
      cause: 'Une des deux polices est fausse, ou deux personnes portent le même nom.',
      fix: 'Vérifiez le numéro de police, et ajoutez une colonne Matricule : elle distingue les homonymes. La ligne est prise telle quelle.',
    },
    en: {
      message: 'Different policies for one insured: row {first_row} gives them another policy.',
      cause: 'One of the two policies is wrong, or two people bear the same name.',
      fix: 'Check the policy number, and add a column for the member number (Matricule): it tells people of one name apart. The row is taken as it is.',
    },
  },
  'CLM-R14-NAME-ONLY': {
    fr: {
      message: 'Assurés reconnus par leur seul nom : lignes sans matricule : {count}.',
      cause:
        'Sans matricule, un assuré n’est reconnu que par son nom dans sa police ; deux homonymes y seraient confondus.',
      fix: 'Ajoutez une colonne Matricule, ou remplissez-la ; les lignes sont prises telles quelles.',
    },
    en: {
      message: 'Insured persons known only by their names: rows without a member number: {count}.',
      cause:
        'Without a member number somebody is known only by their name in their policy; two people of one name would be taken for one.',
      fix: 'Add a column for the member number (Matricule), or fill it; the rows are taken as they are.',
    },
  },
  'CLM-R14-NUMBER-SHARED': {
    fr: {
      message:
        'Même matricule pour deux assurés d’une même police : la ligne {first_row} lui donne un autre nom.',
      cause:
        'Dans une police, un assuré principal est reconnu à son matricule : les deux noms sont pris pour une seule personne.',
      fix: 'Si ce sont deux personnes, corrigez le matricule de l’une. Si c’est la même, écrivez son nom partout pareil. La ligne est prise telle quelle.',
    },
    en: {
      message:
        'One member number for two insured of one policy: row {first_row} gives it another name.',
      cause:
        'Within a policy a main insured is known by the member number: the two names are taken for one person.',
      fix: 'If they are two people, correct the member number of one. If they are one, write the name alike everywhere. The row is taken as it is.',
    },
  },
  'CLM-R15': {
    fr: {
      message:
        'Employeurs différents pour une même police : la ligne {first_row} en donne un autre.',
      outline: 'Employeurs différents pour une même police.',
      cause: 'Le nom de l’employeur est écrit autrement, ou le numéro de police est faux.',
      fix: 'Vérifiez l’employeur et le numéro de police ; la ligne est prise telle quelle.',
    },
    en: {
      message: 'Different employers for one policy: row {first_row} gives another one.',
      outline: 'Different employers for one policy.',
      cause: 'The employer’s name is spelt differently, or the policy number is wrong.',
      fix: 'Check employer and policy number; the row is taken as it is.',
    },
  },
  'CLM-R20': {
    fr: {
      message: 'Sinistre non réglé.',
      cause:
        'Son statut dit qu’il est rejeté, en cours ou annulé. Sans montant remboursé ni ligne au récap, il est mis de côté ; sinon il est comparé.',
      fix: 'Rien à faire s’il n’a pas été payé ; s’il l’a été, corrigez le statut.',
    },
    en: {
      message: 'Claim not settled.',
      cause:
        'Its status says that it is rejected, pending or cancelled. Without an amount reimbursed and a line of the recap it is set aside; else it is compared.',
      fix: 'Nothing to do if it was not paid; if it was, correct the status.',
    },
  },
  'CLM-R25': {
    fr: {
      message: 'Ligne d’exemple du modèle : elle n’est pas importée.',
      cause: 'Le fichier a été rempli à partir du modèle sans en supprimer les exemples.',
      fix: 'Supprimez cette ligne. Si c’est un vrai sinistre, donnez-lui son vrai numéro.',
    },
    en: {
      message: 'Example row of the template: it is not imported.',
      cause: 'The file was filled in on the template without deleting its examples.',
      fix: 'Delete this row. If it is a real claim, give it its real number.',
    },
  },
} as const satisfies MessageTable;
