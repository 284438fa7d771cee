import type { MessageTable } from '../../messages/message.ts';

/**
 * Claims of one file only, by where the other one has them after all: nowhere, only outside the
 * period, or only in rows that are wrong themselves. `{parts}` is the observation, which is left
 * out where amounts are not told.
 */
export const comparisonAloneMessages = {
  'CLM-X01': {
    fr: {
      message: 'Sinistre absent du récap. {parts}',
      brief: 'Sinistre absent du récap.',
      cause:
        'Le sinistre est dans les statistiques, mais aucun règlement du récap ne porte son numéro.',
      fix: 'Ajoutez le règlement au récap, corrigez le numéro dans l’un des deux fichiers, ou retirez le sinistre s’il n’est pas payé.',
    },
    en: {
      message: 'Claim missing from the recap. {parts}',
      brief: 'Claim missing from the recap.',
      cause: 'The claim is in the statement, but no settlement of the recap bears its number.',
      fix: 'Add the settlement to the recap, correct the number in one of the two files, or remove the claim if it is not paid.',
    },
  },
  'CLM-X02': {
    fr: {
      message: 'Règlement absent des statistiques. {parts}',
      brief: 'Règlement absent des statistiques.',
      cause: 'Le récap porte un règlement, mais aucun acte des statistiques ne porte ce numéro.',
      fix: 'Ajoutez les actes du sinistre aux statistiques, ou corrigez le numéro dans l’un des deux fichiers.',
    },
    en: {
      message: 'Settlement missing from the statement. {parts}',
      brief: 'Settlement missing from the statement.',
      cause: 'The recap has a settlement, but no act of the statement bears this number.',
      fix: 'Add the acts of the claim to the statement, or correct the number in one of the two files.',
    },
  },
  'CLM-X01-OUTSIDE': {
    fr: {
      message: 'Sinistre absent du récap dans la période commune. {parts}',
      brief: 'Sinistre absent du récap dans la période commune.',
      cause:
        'Le récap a ce sinistre, mais hors de la période commune ({start} – {end}) ; même avec ces lignes ({rows}), les montants ne s’accordent pas.',
      fix: 'Vérifiez les dates de règlement dans les deux fichiers. Si elles sont justes, le sinistre est à importer avec les fichiers de la période de son règlement.',
    },
    en: {
      message: 'Claim missing from the recap in the common period. {parts}',
      brief: 'Claim missing from the recap in the common period.',
      cause:
        'The recap has this claim, but outside the common period ({start} – {end}); even with those lines ({rows}) the amounts do not agree.',
      fix: 'Check the settlement dates in both files. If they are right, the claim belongs into an import of the files of its settlement’s period.',
    },
  },
  'CLM-X01-REJECTED': {
    fr: {
      message: 'Sinistre absent du récap, à part des lignes en erreur. {parts}',
      brief: 'Sinistre absent du récap, à part des lignes en erreur.',
      cause:
        'Le récap n’a de ce sinistre que des lignes en erreur ({rows}), dont la date de règlement est hors de la période commune ({start} – {end}).',
      fix: 'Lisez les remarques sur ces lignes du récap et corrigez-les, la date de règlement d’abord.',
    },
    en: {
      message: 'Claim missing from the recap but for faulty lines. {parts}',
      brief: 'Claim missing from the recap but for faulty lines.',
      cause:
        'Of this claim the recap has only faulty lines ({rows}), whose settlement date is outside the common period ({start} – {end}).',
      fix: 'Read the findings on these lines of the recap and correct them, the settlement date first.',
    },
  },
  'CLM-X02-OUTSIDE': {
    fr: {
      message: 'Règlement absent des statistiques dans la période commune. {parts}',
      brief: 'Règlement absent des statistiques dans la période commune.',
      cause:
        'Les statistiques ont ce sinistre, mais hors de la période commune ({start} – {end}) ; même avec ces lignes ({rows}), les montants ne s’accordent pas.',
      fix: 'Vérifiez les dates de règlement dans les deux fichiers. Si elles sont justes, le règlement est à importer avec les fichiers de la période des actes.',
    },
    en: {
      message: 'Settlement missing from the statement in the common period. {parts}',
      brief: 'Settlement missing from the statement in the common period.',
      cause:
        'The statement has this claim, but outside the common period ({start} – {end}); even with those rows ({rows}) the amounts do not agree.',
      fix: 'Check the settlement dates in both files. If they are right, the settlement belongs into an import of the files of the acts’ period.',
    },
  },
  'CLM-X02-REJECTED': {
    fr: {
      message: 'Règlement absent des statistiques, à part des lignes en erreur. {parts}',
      brief: 'Règlement absent des statistiques, à part des lignes en erreur.',
      cause:
        'Les statistiques n’ont de ce sinistre que des lignes en erreur ({rows}), dont la date de règlement est hors de la période commune ({start} – {end}).',
      fix: 'Lisez les remarques sur ces lignes des statistiques et corrigez-les, la date de règlement d’abord.',
    },
    en: {
      message: 'Settlement missing from the statement but for faulty rows. {parts}',
      brief: 'Settlement missing from the statement but for faulty rows.',
      cause:
        'Of this claim the statement has only faulty rows ({rows}), whose settlement date is outside the common period ({start} – {end}).',
      fix: 'Read the findings on these rows of the statement and correct them, the settlement date first.',
    },
  },
} as const satisfies MessageTable;
