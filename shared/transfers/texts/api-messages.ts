import type { MessageTable } from '../../messages/message.ts';

/** What the endpoints of bulks and accounts say by themselves. */
export const apiMessages: MessageTable = {
  'TRF-N01': {
    status: 404,
    // The title is a part of the contract, in every language (API.md "Bulk transfers").
    fr: {
      message: 'payer account not found',
      cause: 'Ce compte payeur n’existe pas dans votre pays.',
      fix: 'Vérifiez le numéro du compte dans la liste des comptes, ou demandez à un administrateur de l’ouvrir.',
    },
    en: {
      message: 'payer account not found',
      cause: 'There is no such account in your country.',
      fix: 'Check the account’s number in the list of accounts, or ask an administrator to open it.',
    },
  },
  'TRF-N02': {
    status: 404,
    fr: {
      message: 'Ce lot de transferts n’existe pas.',
      fix: 'Vérifiez son identifiant dans la liste des lots de transferts.',
    },
    en: {
      message: 'There is no such bulk.',
      fix: 'Check its id in the list of bulks.',
    },
  },
  'TRF-N03': {
    status: 404,
    fr: {
      message: 'Ce compte payeur n’existe pas.',
      fix: 'Vérifiez son numéro dans la liste des comptes.',
    },
    en: {
      message: 'There is no such payer account.',
      fix: 'Check its number in the list of accounts.',
    },
  },
  'TRF-N04': {
    status: 409,
    fr: {
      message: 'Un compte payeur porte déjà le numéro {account}.',
      cause: 'Le numéro d’un compte est unique, tous pays confondus.',
      fix: 'Choisissez un autre numéro, ou servez-vous du compte qui existe.',
    },
    en: {
      message: 'There is a payer account with the number {account} already.',
      cause: 'An account’s number is unique over all countries.',
      fix: 'Choose another number, or use the account that is there.',
    },
  },
  'TRF-N05': {
    status: 409,
    fr: {
      message:
        'La référence {reference} est déjà comptabilisée sur ce compte : rien n’a été ajouté.',
      cause:
        'Une même référence n’est comptabilisée qu’une fois, pour qu’une somme reçue ne compte pas double.',
      fix: 'Vérifiez le grand livre du compte ; si une autre somme est arrivée, donnez-lui sa propre référence.',
    },
    en: {
      message: 'Reference {reference} is booked on this account already: nothing was added.',
      cause: 'A reference is booked once, so that no sum received counts twice.',
      fix: 'Look at the account’s ledger; if another sum has arrived, give it a reference of its own.',
    },
  },
  'TRF-N06': {
    status: 422,
    fr: {
      message: 'Ce n’est pas un montant en {currency}.',
      cause: 'Il est nul, ou il a plus de décimales que la devise ({decimals}).',
      fix: 'Écrivez le montant exact ; rien n’est arrondi.',
    },
    en: {
      message: 'This is not an amount in {currency}.',
      cause: 'It is zero, or it has more decimals than the currency ({decimals}).',
      fix: 'Write the exact amount; nothing is rounded.',
    },
  },
  'TRF-N06-FORM': {
    fr: {
      message:
        'Le montant s’écrit en chiffres, sans espace ni devise, les décimales après un point : 1000000, ou 12.50.',
    },
    en: {
      message:
        'The amount is written in digits, without spaces or currency, decimals behind a point: 1000000, or 12.50.',
    },
  },
  'TRF-N07': {
    status: 422,
    fr: {
      message: 'Ce montant dépasse ce qu’un compte peut porter.',
      cause:
        'Au-delà de 9 007 199 254 740 991 fois la plus petite unité de la devise, une somme ne se compte plus exactement.',
      fix: 'Vérifiez le montant ; s’il est juste, partagez-le entre plusieurs comptes.',
    },
    en: {
      message: 'This amount is more than an account can hold.',
      cause:
        'Beyond 9,007,199,254,740,991 of the currency’s smallest unit a sum cannot be told exactly.',
      fix: 'Check the amount; if it is right, share it between several accounts.',
    },
  },
  'TRF-N08': {
    fr: {
      message: 'Ce n’est pas le code d’une devise.',
      fix: 'Écrivez les trois lettres de la devise, comme XOF ou NGN.',
    },
    en: {
      message: 'This is not the code of a currency.',
      fix: 'Write the currency’s three letters, such as XOF or NGN.',
    },
  },
  'TRF-N09': {
    status: 400,
    fr: {
      message: 'Il manque le fichier de paiement.',
      fix: 'Joignez le fichier dans le champ « file » du formulaire et renvoyez-le.',
    },
    en: {
      message: 'The payment file is missing.',
      fix: 'Attach the file in the form’s field “file” and send it again.',
    },
  },
  'TRF-N09-MANY': {
    status: 400,
    fr: {
      message: 'Le formulaire contient {count} fichiers ; un lot de transferts n’en a qu’un.',
      fix: 'Envoyez chaque fichier séparément : chacun devient un lot.',
    },
    en: {
      message: 'The form holds {count} files; a bulk has one.',
      fix: 'Send each file by itself: each becomes a bulk.',
    },
  },
};
