import type { MessageTable } from '../../messages/message.ts';

/** What is wrong with the amount or the currency of a payment, or between rows (`TRF-R…`, rejected). */
export const paymentAmountMessages = {
  'TRF-R11': {
    fr: {
      message: 'Le montant n’est pas un nombre.',
      cause: 'La cellule contient des lettres, des signes ou des zéros devant le nombre.',
      fix: 'Écrivez seulement des chiffres, par exemple 10000.',
    },
    en: {
      message: 'The amount is not a number.',
      cause: 'The cell holds letters, signs, or zeros before the number.',
      fix: 'Write digits only, for example 10000.',
    },
  },
  'TRF-R12': {
    fr: {
      message: 'Un point ou une virgule, dans le montant, peut séparer des milliers.',
      cause:
        '« 10.000 » et « 10,000 » valent dix mille pour les uns, dix pour les autres. C’est pourquoi aucun point ni virgule n’est accepté entre les milliers, même dans « 1.500.000 ».',
      fix: 'Écrivez 10000 ou 10 000 (1500000 ou 1 500 000), et les décimales après une virgule ou un point : 10000,5.',
    },
    en: {
      message: 'A point or comma in the amount may part thousands.',
      cause:
        '“10.000” and “10,000” are ten thousand to some and ten to others. So no point or comma is taken between thousands, not even in “1.500.000”.',
      fix: 'Write 10000 or 10 000 (1500000 or 1 500 000), and decimals behind a point or a comma: 10000.5.',
    },
  },
  'TRF-R13': {
    fr: {
      message: 'Le montant a trop de décimales : en {currency}, {max} au plus.',
      outline: 'Le montant a plus de décimales que la devise n’en a.',
      cause: 'Un montant à payer n’est jamais arrondi.',
      fix: 'Écrivez le montant exact, sans les décimales en trop.',
    },
    en: {
      message: 'The amount has too many decimals: in {currency}, {max} at most.',
      outline: 'The amount has more decimals than the currency has.',
      cause: 'An amount to pay is never rounded.',
      fix: 'Write the exact amount, without the decimals that are too many.',
    },
  },
  'TRF-R14': {
    fr: {
      message: 'Le montant est zéro.',
      fix: 'Écrivez le montant à payer, ou supprimez la ligne.',
    },
    en: {
      message: 'The amount is zero.',
      fix: 'Write the amount to pay, or delete the row.',
    },
  },
  'TRF-R15': {
    fr: {
      message: 'Le montant est négatif.',
      cause: 'Un transfert ne reprend pas d’argent.',
      fix: 'Corrigez le signe, ou supprimez la ligne.',
    },
    en: {
      message: 'The amount is negative.',
      cause: 'A transfer takes no money back.',
      fix: 'Correct the sign, or delete the row.',
    },
  },
  'TRF-R16': {
    fr: {
      message: 'Le montant est écrit en notation scientifique.',
      cause: 'Le tableur a abrégé le nombre (1E+05) ; des chiffres peuvent manquer.',
      fix: 'Mettez la colonne au format Nombre sans décimale, vérifiez les montants et enregistrez le fichier de nouveau.',
    },
    en: {
      message: 'The amount is written in scientific notation.',
      cause: 'The spreadsheet has shortened the number (1E+05); digits may be missing.',
      fix: 'Format the column as a number without decimals, check the amounts and save the file again.',
    },
  },
  'TRF-R17': {
    fr: {
      message: 'La cellule contient des chiffres d’une autre écriture.',
      cause: 'Des chiffres pleine chasse (１２) ou d’un autre alphabet peuvent se lire autrement.',
      fix: 'Ressaisissez la valeur avec les chiffres 0 à 9.',
    },
    en: {
      message: 'The cell holds digits of another script.',
      cause: 'Full-width digits (１２) or those of another alphabet may be read otherwise.',
      fix: 'Type the value again with the digits 0 to 9.',
    },
  },
  'TRF-R18': {
    fr: {
      message: 'Le montant est trop grand pour être payé.',
      cause: 'Il dépasse 9 007 199 254 740 991 fois la plus petite unité de la devise.',
      fix: 'Vérifiez le montant.',
    },
    en: {
      message: 'The amount is too large to be paid.',
      cause: 'It exceeds 9,007,199,254,740,991 of the currency’s smallest unit.',
      fix: 'Check the amount.',
    },
  },
  'TRF-R19': {
    fr: {
      message: 'La devise n’est pas connue.',
      fix: 'Écrivez son code ISO, comme XOF, XAF, NGN ou EUR.',
    },
    en: {
      message: 'The currency is not known.',
      fix: 'Write its ISO code, such as XOF, XAF, NGN or EUR.',
    },
  },
  'TRF-R20': {
    fr: {
      message: 'Le montant est dit dans une autre devise que {currency}.',
      outline: 'Le montant est dit dans une autre devise que celle de la ligne.',
      cause: 'La cellule du montant, ou le nom de sa colonne, contredit la colonne de la devise.',
      fix: 'Vérifiez la devise de la ligne et gardez une seule indication.',
    },
    en: {
      message: 'The amount is said to be in another currency than {currency}.',
      outline: 'The amount is said to be in another currency than that of the row.',
      cause: 'The cell of the amount, or its column’s name, contradicts the currency column.',
      fix: 'Check the currency of the row and keep one statement only.',
    },
  },
  'TRF-R24': {
    fr: {
      message: 'Le fichier donne un identifiant de transfert à certaines lignes seulement.',
      cause: 'Cette ligne n’en a pas.',
      fix: 'Donnez un identifiant à chaque ligne, ou à aucune.',
    },
    en: {
      message: 'The file gives a transfer id to some rows only.',
      cause: 'This row has none.',
      fix: 'Give every row an id, or none.',
    },
  },
  'TRF-R24-GIVEN': {
    fr: {
      message: 'Le fichier donne un identifiant de transfert à certaines lignes seulement.',
      cause: 'Cette ligne en a un, la plupart n’en ont pas.',
      fix: 'Donnez un identifiant à chaque ligne, ou à aucune.',
    },
    en: {
      message: 'The file gives a transfer id to some rows only.',
      cause: 'This row has one, most have none.',
      fix: 'Give every row an id, or none.',
    },
  },
  'TRF-R25': {
    fr: {
      message: 'La ligne est en {currency}, la ligne {first_row} en {expected}.',
      brief: 'La ligne n’est pas dans la devise de la ligne {first_row}.',
      outline: 'Les lignes du fichier ne sont pas toutes dans la même devise.',
      cause: 'Un lot de transferts n’a qu’une devise.',
      fix: 'Corrigez la devise, ou envoyez un fichier par devise.',
    },
    en: {
      message: 'The row is in {currency}, row {first_row} in {expected}.',
      brief: 'The row is not in the currency of row {first_row}.',
      outline: 'The rows of the file are not all in the same currency.',
      cause: 'A bulk has one currency only.',
      fix: 'Correct the currency, or send one file for each currency.',
    },
  },
  'TRF-R26': {
    fr: {
      message: 'L’identifiant du transfert est déjà celui de la ligne {first_row}.',
      outline: 'Un identifiant de transfert est donné à plusieurs lignes.',
      cause: 'Un identifiant désigne un seul transfert, pour toujours.',
      fix: 'Si c’est le même transfert, supprimez une des lignes ; sinon, donnez un autre identifiant.',
    },
    en: {
      message: 'The transfer id is that of row {first_row} already.',
      outline: 'A transfer id is given to several rows.',
      cause: 'An id stands for one transfer only, for ever.',
      fix: 'If it is the same transfer, delete one of the rows; otherwise give another id.',
    },
  },
} as const satisfies MessageTable;
