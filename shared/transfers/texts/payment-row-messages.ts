import type { MessageTable } from '../../messages/message.ts';

/** What is wrong with the payee, the id or the texts of a payment (`TRF-R…`, rejected). */
export const paymentRowMessages = {
  'TRF-R01': {
    fr: {
      message: 'La cellule « {field} » est vide.',
      outline: 'Une cellule obligatoire est vide.',
      cause: 'Sans elle, la ligne ne dit pas qui est payé, ou combien.',
      fix: 'Remplissez la cellule, ou supprimez la ligne.',
    },
    en: {
      message: 'The cell “{field}” is empty.',
      outline: 'A required cell is empty.',
      cause: 'Without it the row does not say who is paid, or how much.',
      fix: 'Fill the cell, or delete the row.',
    },
  },
  'TRF-R02': {
    fr: {
      message: 'Ce type d’identifiant n’existe pas.',
      fix: 'Écrivez MSISDN pour un numéro de téléphone, sinon EMAIL, PERSONAL_ID, BUSINESS, DEVICE, ACCOUNT_ID, IBAN ou ALIAS.',
    },
    en: {
      message: 'There is no such type of identifier.',
      fix: 'Write MSISDN for a telephone number, otherwise EMAIL, PERSONAL_ID, BUSINESS, DEVICE, ACCOUNT_ID, IBAN or ALIAS.',
    },
  },
  'TRF-R03': {
    fr: {
      message: 'Le numéro de téléphone contient autre chose que des chiffres.',
      cause: 'Seuls les espaces, les points, les tirets et un « + » au début sont compris.',
      fix: 'Écrivez le numéro avec l’indicatif du pays, par exemple 22890123456.',
    },
    en: {
      message: 'The telephone number holds something other than digits.',
      cause: 'Only spaces, points, hyphens and a “+” at the beginning are understood.',
      fix: 'Write the number with the country’s code, for example 22890123456.',
    },
  },
  'TRF-R04': {
    fr: {
      message: 'L’indicatif du pays manque au début du numéro de téléphone, ou n’existe pas.',
      cause:
        'Un numéro national (de 8 ou 9 chiffres, ou qui commence par 0) ne dit pas de quel pays il est.',
      fix: 'Écrivez l’indicatif devant le numéro : 221 pour le Sénégal, 228 pour le Togo, par exemple 221771234567.',
    },
    en: {
      message: 'The country’s calling code is missing before the telephone number, or is nobody’s.',
      cause: 'A national number (of 8 or 9 digits, or beginning with 0) does not tell its country.',
      fix: 'Write the code before the number: 221 for Senegal, 228 for Togo, for example 221771234567.',
    },
  },
  'TRF-R05': {
    fr: {
      message: 'Un numéro de l’indicatif {label} n’a pas cette longueur.',
      outline: 'Le numéro de téléphone n’a pas la longueur de ceux de son pays.',
      cause:
        'Il y a un chiffre de trop ou de moins, ou l’indicatif du pays manque. Avec l’indicatif, ces numéros ont {known} chiffres.',
      fix: 'Vérifiez le numéro auprès du bénéficiaire et écrivez-le en entier, avec l’indicatif de son pays.',
    },
    en: {
      message: 'A number of the code {label} does not have this length.',
      outline: 'The telephone number does not have the length of those of its country.',
      cause:
        'A digit is missing or too many, or the country’s code is missing. With the code, these numbers have {known} digits.',
      fix: 'Check the number with the payee and write it in full, with the code of its country.',
    },
  },
  'TRF-R06': {
    fr: {
      message: 'L’IBAN n’est pas valable.',
      cause: 'Sa clé de contrôle ne correspond pas : un caractère est faux, manque ou est en trop.',
      fix: 'Recopiez l’IBAN du relevé d’identité bancaire du bénéficiaire.',
    },
    en: {
      message: 'The IBAN is not valid.',
      cause: 'Its check digits do not match: a character is wrong, missing or too many.',
      fix: 'Copy the IBAN again from the payee’s bank details.',
    },
  },
  'TRF-R07': {
    fr: {
      message: 'Ce n’est pas une adresse électronique.',
      fix: 'Écrivez-la en entier, par exemple awa@exemple.sn, sans espace ni accent.',
    },
    en: {
      message: 'This is not an e-mail address.',
      fix: 'Write it in full, for example awa@example.sn, without spaces or accents.',
    },
  },
  'TRF-R08': {
    fr: {
      message:
        'L’identifiant contient un caractère qui ne peut pas être transmis, ou est trop long.',
      cause: 'Il a {max} caractères au plus : lettres sans accent, chiffres et @ + * . _ : ~ -',
      fix: 'Recopiez l’identifiant tel que l’établissement du bénéficiaire l’a donné.',
    },
    en: {
      message: 'The identifier holds a character that cannot be passed on, or is too long.',
      cause: 'It has {max} characters at most: letters without accents, digits and @ + * . _ : ~ -',
      fix: 'Copy the identifier as the payee’s institution gave it.',
    },
  },
  'TRF-R21': {
    fr: {
      message: 'L’identifiant du transfert ne peut pas être gardé tel quel.',
      cause:
        'Il a {max} caractères au plus : lettres sans accent, chiffres et . _ : - ; il commence par une lettre ou un chiffre.',
      fix: 'Si ce transfert a déjà été payé, retirez la ligne. Sinon, corrigez son identifiant, par exemple tx-001, et gardez la colonne : sans identifiant, rien ne reconnaît un transfert déjà payé.',
    },
    en: {
      message: 'The transfer id cannot be kept as it is.',
      cause:
        'It has {max} characters at most: letters without accents, digits and . _ : - ; it begins with a letter or a digit.',
      fix: 'If this transfer was paid already, take the row out. Otherwise correct its id, for example tx-001, and keep the column: without ids nothing recognises a transfer that was paid.',
    },
  },
  'TRF-R22': {
    fr: {
      message: 'Le texte de « {field} » est trop long : {max} caractères au plus.',
      outline: 'Un texte est trop long.',
      fix: 'Raccourcissez le texte, ou vérifiez que la cellule est la bonne.',
    },
    en: {
      message: 'The text of “{field}” is too long: {max} characters at most.',
      outline: 'A text is too long.',
      fix: 'Shorten the text, or check that it is in the right cell.',
    },
  },
  'TRF-R23': {
    fr: {
      message: 'La ligne demande un autre mode de paiement.',
      cause: 'Les lots de transferts passent tous par Mojaloop.',
      fix: 'Écrivez mojaloop, ou payez la ligne par un autre moyen et supprimez-la du fichier.',
    },
    en: {
      message: 'The row asks for another mode of payment.',
      cause: 'Bulks all go through Mojaloop.',
      fix: 'Write mojaloop, or pay the row in another way and delete it from the file.',
    },
  },
  'TRF-R27': {
    fr: {
      message: 'La cellule ne contient ni texte ni nombre.',
      cause: 'Une liste, un objet ou une valeur vrai/faux se trouve à sa place.',
      fix: 'Remplacez la valeur par un texte.',
    },
    en: {
      message: 'The cell holds neither text nor a number.',
      cause: 'A list, an object or a true/false value stands in its place.',
      fix: 'Replace the value with a text.',
    },
  },
  'TRF-R28': {
    fr: {
      message: 'Deux lignes du classeur portent le même numéro.',
      cause: 'Le classeur est endommagé, ou le programme qui l’a écrit s’est trompé.',
      fix: 'Ouvrez le classeur dans Excel ou LibreOffice, vérifiez ses lignes, enregistrez-le et envoyez-le de nouveau.',
    },
    en: {
      message: 'Two rows of the workbook have the same number.',
      cause: 'The workbook is damaged, or the program that wrote it made a mistake.',
      fix: 'Open the workbook in Excel or LibreOffice, check its rows, save it and send it again.',
    },
  },
  'TRF-R31': {
    fr: {
      message: 'Aucun téléphone mobile de l’indicatif {label} n’a ce numéro.',
      outline: 'Le numéro n’est celui d’aucun téléphone mobile de son pays.',
      cause:
        'Un chiffre est faux, c’est le numéro d’un téléphone fixe, ou l’indicatif du pays manque devant un numéro national.',
      fix: 'Vérifiez le numéro auprès du bénéficiaire et écrivez-le avec l’indicatif de son pays : 221 pour le Sénégal, 228 pour le Togo.',
    },
    en: {
      message: 'No mobile telephone of the code {label} has this number.',
      outline: 'The number is that of no mobile telephone of its country.',
      cause:
        'A digit is wrong, it is the number of a landline, or the country’s code is missing before a national number.',
      fix: 'Check the number with the payee and write it with the code of its country: 221 for Senegal, 228 for Togo.',
    },
  },
  'TRF-R32': {
    fr: {
      message: 'La ligne n’est pas un transfert complet.',
      cause:
        'Presque tout manque de ce qu’il faut pour payer. Sous l’en-tête, chaque ligne est un transfert ; seule une ligne « Total » est permise.',
      fix: 'Complétez la ligne ; si c’est une remarque, une signature ou un sous-total, supprimez-la.',
    },
    en: {
      message: 'The row is no complete transfer.',
      cause:
        'Nearly everything is missing that a payment needs. Below the header each row is a transfer; only one row “Total” is allowed.',
      fix: 'Complete the row; if it is a remark, a signature or a sub-total, delete it.',
    },
  },
} as const satisfies MessageTable;
