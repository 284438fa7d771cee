import type { MessageTable } from '../../messages/message.ts';

/** What is said of amounts in rows (`CLM-R…`). @see CLAIMS §9 */
export const claimsAmountMessages = {
  'CLM-R04': {
    fr: {
      message: 'Montant invalide. Colonne « {field} » : {amount_problem}.',
      outline: 'Montant invalide.',
      cause: 'Un montant qui ne se lit pas sûrement n’est jamais deviné, et ne vaut jamais 0.',
      fix: 'Écrivez le montant en chiffres, par exemple 12 500.',
    },
    en: {
      message: 'Invalid amount. Column “{field}”: {amount_problem}.',
      outline: 'Invalid amount.',
      cause: 'An amount that cannot be read for sure is never guessed, and is never 0.',
      fix: 'Write the amount in figures, 12 500 for example.',
    },
  },
  'CLM-R05': {
    fr: {
      message: 'Montant négatif inexpliqué.',
      cause:
        'Un avoir ou une annulation doit laisser au sinistre un total positif ou nul, et ce total doit être celui du récap.',
      fix: 'Ajoutez la ligne d’origine que cette ligne annule, ou corrigez le signe.',
    },
    en: {
      message: 'Unexplained negative amount.',
      cause:
        'A credit or cancellation has to leave the claim a total of zero or more, and that total has to be the recap’s.',
      fix: 'Add the original row that this one cancels, or correct the sign.',
    },
  },
  'CLM-R09': {
    fr: {
      message: 'Remboursé supérieur au facturé.',
      cause: 'Les deux montants sont inversés, ou l’un d’eux est mal saisi.',
      fix: 'Corrigez les montants de la ligne.',
    },
    en: {
      message: 'Reimbursed above claimed.',
      cause: 'The two amounts are swapped, or one of them is mistyped.',
      fix: 'Correct the amounts of the row.',
    },
  },
  'CLM-R16': {
    fr: {
      message: 'Décimales interdites pour la devise ({currency}), dans la colonne « {field} ».',
      outline: 'Décimales interdites pour la devise.',
      cause: 'Cette devise n’a pas autant de décimales ; le franc CFA n’en a aucune.',
      fix: 'Arrondissez le montant à la source, puis corrigez la cellule.',
    },
    en: {
      message: 'Decimals not allowed for the currency ({currency}), in the column “{field}”.',
      outline: 'Decimals not allowed for the currency.',
      cause: 'This currency has not as many decimals; the CFA franc has none.',
      fix: 'Round the amount at the source, then correct the cell.',
    },
  },
  'CLM-R18': {
    fr: {
      message: 'Facturé ≠ remboursé + ticket modérateur + exclu.',
      cause: 'Une des parts manque, ou un montant est mal saisi.',
      fix: 'Vérifiez les montants ; la ligne est prise telle quelle.',
    },
    en: {
      message: 'Claimed ≠ reimbursed + copay + excluded.',
      cause: 'One of the parts is missing, or an amount is mistyped.',
      fix: 'Check the amounts; the row is taken as it is.',
    },
  },
  'CLM-R19': {
    fr: {
      message: 'Avoir ou annulation pris en compte.',
      cause:
        'Le montant est négatif ; le total du sinistre reste positif ou nul, et c’est celui du récap.',
      fix: 'Rien à faire.',
    },
    en: {
      message: 'Credit or cancellation taken into account.',
      cause: 'The amount is negative; the claim’s total stays zero or more, and is the recap’s.',
      fix: 'Nothing to do.',
    },
  },
  'CLM-R21': {
    fr: {
      message: 'Devise différente : {currency} est attendu.',
      outline: 'Devise différente.',
      cause: 'Un import est dans la devise de son pays ; deux devises ne s’additionnent jamais.',
      fix: 'Importez ces lignes dans le pays de leur devise, ou corrigez la devise.',
    },
    en: {
      message: 'Another currency: {currency} is expected.',
      outline: 'Another currency.',
      cause: 'An import is in the currency of its country; two currencies are never added up.',
      fix: 'Import these rows in the country of their currency, or correct the currency.',
    },
  },
} as const satisfies MessageTable;
