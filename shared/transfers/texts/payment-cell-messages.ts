import type { MessageTable } from '../../messages/message.ts';

/** What a spreadsheet or a program made of a cell of a payment, in place of what was typed. */
export const paymentCellMessages = {
  'TRF-R09': {
    fr: {
      message: 'Des chiffres sont perdus.',
      cause: 'Le tableur a arrondi un nombre trop long, ou l’a écrit sous la forme 2,289E+10.',
      fix: 'Mettez la colonne au format Texte, ressaisissez la valeur, puis enregistrez le fichier de nouveau.',
    },
    en: {
      message: 'Digits are lost.',
      cause: 'The spreadsheet rounded a number that is too long, or wrote it as 2.289E+10.',
      fix: 'Format the column as text, type the value again, then save the file once more.',
    },
  },
  'TRF-R10': {
    fr: {
      message: 'La cellule contient une formule.',
      cause:
        'Le résultat d’une formule change avec d’autres cellules ; un paiement ne doit pas en dépendre.',
      fix: 'Copiez la colonne, puis collez-la avec « Collage spécial, valeurs », et enregistrez le fichier.',
    },
    en: {
      message: 'The cell holds a formula.',
      cause: 'What a formula gives changes with other cells; no payment may depend on that.',
      fix: 'Copy the column, paste it with “Paste special, values”, and save the file.',
    },
  },
  'TRF-R33': {
    fr: {
      message: 'La cellule contient une erreur du tableur.',
      cause:
        'Une formule n’a pas donné de valeur : le tableur a écrit à sa place #REF!, #N/A, #VALEUR! ou un autre signe de ce genre.',
      fix: 'Ouvrez le fichier dans le tableur, écrivez la valeur à la place de l’erreur, puis enregistrez le fichier de nouveau.',
    },
    en: {
      message: 'The cell holds an error of the spreadsheet.',
      cause:
        'A formula gave no value: the spreadsheet wrote #REF!, #N/A, #VALUE! or another sign of this kind in its place.',
      fix: 'Open the file in the spreadsheet, write the value in place of the error, then save the file again.',
    },
  },
  'TRF-R29': {
    fr: {
      message: 'La cellule est fusionnée avec celle d’une ligne au-dessus.',
      cause:
        'Une cellule fusionnée n’est écrite qu’une fois : on ne sait pas si sa valeur vaut pour chaque ligne.',
      fix: 'Annulez la fusion des cellules, écrivez la valeur dans chaque ligne, puis enregistrez le fichier.',
    },
    en: {
      message: 'The cell is merged with that of a row above.',
      cause:
        'A merged cell is written once only: it is not known whether its value counts for each row.',
      fix: 'Unmerge the cells, write the value in each row, then save the file.',
    },
  },
  'TRF-R30': {
    fr: {
      message: 'L’identifiant est écrit comme un nombre à virgule.',
      cause:
        'Un programme l’a pris pour un nombre et a ajouté des décimales, par exemple « .0 ». Sans le point, ce serait un autre numéro.',
      fix: 'Mettez la colonne au format Texte, retirez le point ou la virgule et ce qui suit, puis enregistrez le fichier.',
    },
    en: {
      message: 'The identifier is written as a decimal number.',
      cause:
        'A program took it for a number and added decimals, for example “.0”. Without the point it would be another number.',
      fix: 'Format the column as text, remove the point or comma and what follows, then save the file.',
    },
  },
  'TRF-W01': {
    fr: {
      message: 'Des identifiants sont enregistrés comme des nombres.',
      cause: 'S’ils commençaient par des zéros, le tableur les a supprimés.',
      fix: 'Vérifiez-les ; au besoin, mettez la colonne au format Texte et ressaisissez-les.',
    },
    en: {
      message: 'Identifiers are stored as numbers.',
      cause: 'If they began with zeros, the spreadsheet has removed them.',
      fix: 'Check them; if need be, format the column as text and type them again.',
    },
  },
} as const satisfies MessageTable;
