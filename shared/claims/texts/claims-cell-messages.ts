import type { MessageTable } from '../../messages/message.ts';

/** What is said of texts, numbers and days in rows (`CLM-R…`). @see CLAIMS §9 */
export const claimsCellMessages = {
  'CLM-R01': {
    fr: {
      message: 'Champ obligatoire vide : « {field} » ({cell_problem}).',
      cause:
        'La cellule n’a pas été remplie à la source, ou le tableur n’a pas gardé sa valeur (un long numéro affiché 2,01E+13).',
      fix: 'Remplissez la cellule. Pour un numéro, mettez d’abord la colonne au format Texte, puis saisissez-le en entier.',
    },
    en: {
      message: 'Required field empty: “{field}” ({cell_problem}).',
      cause:
        'The cell was not filled at the source, or the spreadsheet program did not keep its value (a long number shown as 2.01E+13).',
      fix: 'Fill the cell. For a number, give the column the format Text first, then type it in full.',
    },
  },
  'CLM-R02': {
    fr: {
      message: 'Date invalide : « {field} ».',
      cause: 'Ce jour n’existe pas, ou la cellule ne contient pas une date.',
      fix: 'Écrivez la date sous la forme jj/mm/aaaa, par exemple 20/01/2026.',
    },
    en: {
      message: 'Invalid date: “{field}”.',
      cause: 'There is no such day, or the cell holds no date.',
      fix: 'Write the date as dd/mm/yyyy, 20/01/2026 for example.',
    },
  },
  'CLM-R03': {
    fr: {
      message:
        'Date ambiguë : {count} cellule(s) de « {field} » peuvent se lire jour/mois ou mois/jour ; elles ont été lues {date_order}.',
      cause:
        'Dans la même colonne, {dmy} autre(s) date(s) ne peuvent être que jour/mois et {mdy} que mois/jour : la majorité décide, sinon jour/mois.',
      fix: 'Si ce n’est pas le bon ordre, donnez à la colonne le format Date aaaa-mm-jj et envoyez le fichier de nouveau.',
    },
    en: {
      message:
        'Ambiguous date: {count} cell(s) of “{field}” can be read day/month or month/day; they were read {date_order}.',
      cause:
        'In the same column {dmy} other date(s) can only be day/month and {mdy} only month/day: the majority decides, else day/month.',
      fix: 'If that is not the right order, give the column the date format yyyy-mm-dd and send the file again.',
    },
  },
  'CLM-R06': {
    fr: {
      message: 'Statut assuré inconnu : A (assuré), C (conjoint) ou E (enfant) est attendu.',
      cause: 'La cellule contient un autre mot.',
      fix: 'Écrivez A, C ou E.',
    },
    en: {
      message: 'Unknown insured status: A (insured), C (spouse) or E (child) is expected.',
      cause: 'The cell holds another word.',
      fix: 'Write A, C or E.',
    },
  },
  'CLM-R07': {
    fr: {
      message: 'Date future : « {field} » est après aujourd’hui ({today}).',
      brief: 'Date future : « {field} » est après aujourd’hui.',
      cause: 'L’année ou le mois est mal saisi, ou le jour et le mois sont inversés.',
      fix: 'Corrigez la date.',
    },
    en: {
      message: 'Future date: “{field}” is after today ({today}).',
      brief: 'Future date: “{field}” is after today.',
      cause: 'The year or month is mistyped, or day and month are swapped.',
      fix: 'Correct the date.',
    },
  },
  'CLM-R08': {
    fr: {
      message: 'Règlement antérieur au sinistre.',
      cause: 'Les deux dates sont inversées, ou l’une d’elles est mal saisie.',
      fix: 'Vérifiez les deux dates ; la ligne est prise telle quelle.',
    },
    en: {
      message: 'Settlement before incident.',
      cause: 'The two dates are swapped, or one of them is mistyped.',
      fix: 'Check both dates; the row is taken as it is.',
    },
  },
  'CLM-R17': {
    fr: {
      message: 'Contenu de type formule neutralisé : « {field} » est gardé comme texte.',
      cause:
        'Un texte qui commence par =, +, - ou @ serait exécuté par un tableur ; une apostrophe placée devant l’en empêche.',
      fix: 'Rien à faire si c’est bien un texte ; sinon corrigez la cellule.',
    },
    en: {
      message: 'Formula-like content neutralised: “{field}” is kept as a text.',
      cause:
        'A text that begins with =, +, - or @ would be run by a spreadsheet program; an apostrophe in front prevents it.',
      fix: 'Nothing to do if it is a text; otherwise correct the cell.',
    },
  },
  'CLM-R22': {
    fr: {
      message: 'Texte trop long : « {field} » a {max} caractères au plus.',
      cause: 'Un autre contenu a été collé dans la cellule.',
      fix: 'Raccourcissez le texte.',
    },
    en: {
      message: 'Text too long: “{field}” has {max} characters at most.',
      cause: 'Something else was pasted into the cell.',
      fix: 'Shorten the text.',
    },
  },
  'CLM-R23': {
    fr: {
      message: 'Bénéficiaire différent de l’assuré principal, alors que le statut est A (assuré).',
      cause: 'Le statut est faux, ou l’un des deux noms est mal écrit.',
      fix: 'Mettez C (conjoint) ou E (enfant) si le bénéficiaire n’est pas l’assuré lui-même ; sinon corrigez le nom. La ligne est prise telle quelle.',
    },
    en: {
      message: 'The beneficiary is not the main insured, though the status is A (insured).',
      cause: 'The status is wrong, or one of the names is misspelt.',
      fix: 'Put C (spouse) or E (child) if the beneficiary is somebody else; if not, correct the name. The row is taken as it is.',
    },
  },
} as const satisfies MessageTable;
