import type { MessageTable } from '../../messages/message.ts';

/** What is said of texts, numbers and days in rows (`CLM-R…`). @see CLAIMS §9 */
export const claimsCellMessages = {
  'CLM-R01': {
    fr: {
      message: 'Champ obligatoire vide : « {field} » ({cell_problem}).',
      outline: 'Champ obligatoire vide.',
      cause:
        'La cellule n’a pas été remplie à la source, ou le tableur n’a pas gardé sa valeur (un long numéro affiché 2,01E+13).',
      fix: 'Remplissez la cellule. Pour un numéro, mettez d’abord la colonne au format Texte, puis saisissez-le en entier.',
    },
    en: {
      message: 'Required field empty: “{field}” ({cell_problem}).',
      outline: 'Required field empty.',
      cause:
        'The cell was not filled at the source, or the spreadsheet program did not keep its value (a long number shown as 2.01E+13).',
      fix: 'Fill the cell. For a number, give the column the format Text first, then type it in full.',
    },
  },
  'CLM-R02': {
    fr: {
      message: 'Date invalide dans la colonne « {field} ».',
      outline: 'Date invalide.',
      cause: 'Ce jour n’existe pas, ou la cellule ne contient pas une date.',
      fix: 'Écrivez la date sous la forme jj/mm/aaaa, par exemple 20/01/2026.',
    },
    en: {
      message: 'Invalid date in the column “{field}”.',
      outline: 'Invalid date.',
      cause: 'There is no such day, or the cell holds no date.',
      fix: 'Write the date as dd/mm/yyyy, 20/01/2026 for example.',
    },
  },
  'CLM-R03': {
    fr: {
      message:
        'Date ambiguë : {count} cellule(s) de « {field} » peuvent se lire jour/mois ou mois/jour ; elles ont été lues {date_order}.',
      outline: 'Date ambiguë : des dates peuvent se lire jour/mois ou mois/jour.',
      cause:
        'Dans la même colonne, {dmy} autre(s) date(s) ne peuvent être que jour/mois et {mdy} que mois/jour : la majorité décide, sinon jour/mois.',
      fix: 'Si ce n’est pas le bon ordre, donnez à la colonne le format Date aaaa-mm-jj et envoyez le fichier de nouveau.',
    },
    en: {
      message:
        'Ambiguous date: {count} cell(s) of “{field}” can be read day/month or month/day; they were read {date_order}.',
      outline: 'Ambiguous date: dates can be read day/month or month/day.',
      cause:
        'In the same column {dmy} other date(s) can only be day/month and {mdy} only month/day: the majority decides, else day/month.',
      fix: 'If that is not the right order, give the column the date format yyyy-mm-dd and send the file again.',
    },
  },
  'CLM-R03-PROVED': {
    fr: {
      message:
        'Date ambiguë, mais sans doute possible : {count} cellule(s) de la colonne « {field} » ont été lues {date_order}, ce que prouvent {proved_by} autre(s) date(s) de la même colonne.',
      outline:
        'Date ambiguë, mais sans doute possible : les autres dates de la colonne prouvent l’ordre.',
      cause:
        'Ces cellules pouvaient se lire jour/mois ou mois/jour ; aucune date de la colonne ne dit le contraire.',
      fix: 'Rien à faire, sauf si l’ordre a changé en cours de fichier.',
    },
    en: {
      message:
        'Ambiguous date, but beyond doubt: {count} cell(s) of the column “{field}” were read {date_order}, which {proved_by} other date(s) of the same column prove.',
      outline: 'Ambiguous date, but beyond doubt: the other dates of the column prove the order.',
      cause:
        'These cells could be read day/month or month/day; no date of the column says otherwise.',
      fix: 'Nothing to do, unless the order changed within the file.',
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
      outline: 'Date future.',
      cause: 'L’année ou le mois est mal saisi, ou le jour et le mois sont inversés.',
      fix: 'Corrigez la date.',
    },
    en: {
      message: 'Future date: “{field}” is after today ({today}).',
      brief: 'Future date: “{field}” is after today.',
      outline: 'Future date.',
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
      outline: 'Contenu de type formule neutralisé.',
      cause:
        'Un texte qui commence par =, +, - ou @ serait exécuté par un tableur ; une apostrophe placée devant l’en empêche.',
      fix: 'Rien à faire si c’est bien un texte ; sinon corrigez la cellule.',
    },
    en: {
      message: 'Formula-like content neutralised: “{field}” is kept as a text.',
      outline: 'Formula-like content neutralised.',
      cause:
        'A text that begins with =, +, - or @ would be run by a spreadsheet program; an apostrophe in front prevents it.',
      fix: 'Nothing to do if it is a text; otherwise correct the cell.',
    },
  },
  'CLM-R22': {
    fr: {
      message: 'Texte trop long : « {field} » a {max} caractères au plus.',
      outline: 'Texte trop long.',
      cause: 'Un autre contenu a été collé dans la cellule.',
      fix: 'Raccourcissez le texte.',
    },
    en: {
      message: 'Text too long: “{field}” has {max} characters at most.',
      outline: 'Text too long.',
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
  'CLM-R24': {
    fr: {
      message: 'Numéro non repris : « {field} » ({cell_problem}).',
      outline: 'Numéro non repris.',
      cause:
        'Un numéro arrondi est le même pour plusieurs personnes ou pièces : il les confondrait. Le reste de la ligne est pris.',
      fix: 'Mettez la colonne au format Texte, saisissez le numéro en entier, puis envoyez le fichier de nouveau.',
    },
    en: {
      message: 'Number not taken: “{field}” ({cell_problem}).',
      outline: 'Number not taken.',
      cause:
        'A rounded number is the same for several people or papers: it would make one of them. The rest of the row is taken.',
      fix: 'Give the column the format Text, type the number in full, then send the file again.',
    },
  },
} as const satisfies MessageTable;
