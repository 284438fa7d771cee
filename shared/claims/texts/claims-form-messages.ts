import type { MessageTable } from '../../messages/message.ts';

/**
 * What is said of the form of one file (`CLM-F…`): mostly under a reason that the reader of files
 * found, whose words follow. @see CLAIMS §9; name-finding.ts
 */
export const claimsFormMessages = {
  'CLM-F02': {
    fr: {
      message: 'Format non pris en charge. {reason_text}',
      brief: 'Format non pris en charge.',
      cause: 'Le contenu n’est pas un tableau CSV, Excel ou JSON.',
      fix: 'Enregistrez le fichier au format Excel (.xlsx) ou CSV UTF-8, puis envoyez-le de nouveau.',
    },
    en: {
      message: 'Format not supported. {reason_text}',
      brief: 'Format not supported.',
      cause: 'The content is no CSV, Excel or JSON table.',
      fix: 'Save the file as Excel (.xlsx) or CSV UTF-8, then send it again.',
    },
  },
  'CLM-F03': {
    fr: {
      message: 'Fichier vide. {reason_text}',
      brief: 'Fichier vide.',
      cause: 'L’export n’a écrit aucune ligne.',
      fix: 'Refaites l’export, puis envoyez le fichier de nouveau.',
    },
    en: {
      message: 'Empty file. {reason_text}',
      brief: 'Empty file.',
      cause: 'The export wrote no row.',
      fix: 'Export it again, then send it again.',
    },
  },
  'CLM-F04': {
    fr: {
      message: 'Fichier illisible, protégé ou corrompu. {reason_text}',
      brief: 'Fichier illisible, protégé ou corrompu.',
      cause: 'Le fichier a un mot de passe, ou il a été abîmé.',
      fix: 'Ouvrez-le dans Excel ou LibreOffice, enregistrez-le sans mot de passe, puis envoyez-le de nouveau.',
    },
    en: {
      message: 'File unreadable, protected or damaged. {reason_text}',
      brief: 'File unreadable, protected or damaged.',
      cause: 'The file has a password, or was damaged.',
      fix: 'Open it in Excel or LibreOffice, save it without a password, then send it again.',
    },
  },
  'CLM-F05': {
    fr: {
      message: 'Taille dépassée. {reason_text}',
      brief: 'Taille dépassée.',
      cause: 'Le fichier est plus grand que ce qui est lu.',
      fix: 'Divisez-le par période, avec le récap de la même période.',
    },
    en: {
      message: 'Too large. {reason_text}',
      brief: 'Too large.',
      cause: 'The file is larger than what is read.',
      fix: 'Split it by period, with the recap of the same period.',
    },
  },
  'CLM-F10': {
    fr: {
      message: 'Encodage réparé. {reason_text}',
      brief: 'Encodage réparé.',
      cause: 'Le fichier a été enregistré dans un encodage et relu dans un autre.',
      fix: 'Vérifiez les accents ; enregistrez en CSV UTF-8 à la source.',
    },
    en: {
      message: 'Encoding repaired. {reason_text}',
      brief: 'Encoding repaired.',
      cause: 'The file was saved in one encoding and read again in another.',
      fix: 'Check the accents; save as CSV UTF-8 at the source.',
    },
  },
  'CLM-F10-CELLS': {
    fr: {
      message: 'Encodage réparé : textes remis en ordre : {count} (« Ã© » redevient « é »).',
      cause: 'Ils ont été enregistrés en UTF-8 puis relus en Windows-1252.',
      fix: 'Vérifiez les noms et les accents ; exportez en UTF-8 à la source.',
    },
    en: {
      message: 'Encoding repaired: texts put right: {count} (“Ã©” is “é” again).',
      cause: 'They were saved as UTF-8, then read as Windows-1252.',
      fix: 'Check names and accents; export as UTF-8 at the source.',
    },
  },
  'CLM-F11': {
    fr: {
      message: 'Séparateur ambigu. {reason_text}',
      brief: 'Séparateur ambigu.',
      cause: 'Deux séparateurs donnent un tableau aussi régulier l’un que l’autre.',
      fix: 'Vérifiez que les colonnes sont bien remplies ; au besoin, enregistrez le fichier au format Excel (.xlsx).',
    },
    en: {
      message: 'Ambiguous delimiter. {reason_text}',
      brief: 'Ambiguous delimiter.',
      cause: 'Two delimiters give equally regular tables.',
      fix: 'Check that the columns are filled as they should be; if need be, save the file as Excel (.xlsx).',
    },
  },
  'CLM-F16': {
    fr: {
      message: 'Formule sans valeur calculée : elle n’est pas lue, ou son total n’est pas vérifié.',
      cause: 'Le classeur a été écrit par un programme qui ne calcule pas les formules.',
      fix: 'Ouvrez le classeur dans Excel ou LibreOffice, enregistrez-le, puis envoyez-le de nouveau.',
    },
    en: {
      message: 'Formula without computed value: it is not read, or its total is not checked.',
      cause: 'The workbook was written by a program that does not compute formulas.',
      fix: 'Open the workbook in Excel or LibreOffice, save it, then send it again.',
    },
  },
} as const satisfies MessageTable;
