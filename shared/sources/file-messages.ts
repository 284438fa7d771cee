import type { MessageTable } from '../messages/message.ts';

/** Why a file cannot be read at all (`RUN-F…`, blocking). */
export const fileMessages = {
  'RUN-F01': {
    fr: {
      message: 'Le fichier « {name} » n’est pas un tableau lisible : c’est un fichier {label}.',
      cause: 'Le contenu décide, pas le nom du fichier.',
      fix: 'Envoyez un fichier CSV, JSON ou Excel (.xlsx, .xls).',
    },
    en: {
      message: 'The file “{name}” is not a table that can be read: it is a {label} file.',
      cause: 'The content decides, not the file’s name.',
      fix: 'Send a CSV, JSON or Excel (.xlsx, .xls) file.',
    },
  },
  'RUN-F02': {
    fr: {
      message: 'Le fichier « {name} » est vide.',
      cause: 'L’export ou l’envoi n’a rien écrit.',
      fix: 'Refaites l’export, puis envoyez le fichier de nouveau.',
    },
    en: {
      message: 'The file “{name}” is empty.',
      cause: 'The export or the transfer wrote nothing.',
      fix: 'Export it again, then send it again.',
    },
  },
  'RUN-F03': {
    fr: {
      message: 'Le fichier ne contient aucune ligne de données.',
      cause: 'Il n’y a qu’un en-tête, ou des lignes vides.',
      fix: 'Ajoutez au moins une ligne sous l’en-tête.',
    },
    en: {
      message: 'The file holds no row of data.',
      cause: 'There is only a header, or empty rows.',
      fix: 'Add at least one row below the header.',
    },
  },
  'RUN-F04': {
    fr: {
      message: 'La colonne obligatoire « {field} » manque. Colonnes trouvées : {found}.',
      cause: 'La première ligne non vide du fichier doit être l’en-tête.',
      fix: 'Ajoutez la colonne « {field} » ou donnez-lui ce nom.',
    },
    en: {
      message: 'The required column “{field}” is missing. Columns found: {found}.',
      cause: 'The first row that is not empty has to be the header.',
      fix: 'Add the column “{field}”, or give it this name.',
    },
  },
  'RUN-F05': {
    fr: {
      message:
        'La colonne obligatoire « {field} » manque ; « {closest} » lui ressemble. Colonnes trouvées : {found}.',
      cause: 'Une ressemblance n’est jamais appliquée d’office.',
      fix: 'Si « {closest} » est bien cette colonne, renommez-la en « {field} ».',
    },
    en: {
      message:
        'The required column “{field}” is missing; “{closest}” is like it. Columns found: {found}.',
      cause: 'A likeness is never applied by itself.',
      fix: 'If “{closest}” is that column, rename it to “{field}”.',
    },
  },
  'RUN-F06': {
    fr: {
      message: 'Le fichier JSON est mal formé, ligne {line}, colonne {column}.',
      cause:
        'Une virgule, un guillemet ou une accolade manque ou est en trop, ou le fichier est coupé.',
      fix: 'Corrigez le fichier à cet endroit, ou refaites l’export.',
    },
    en: {
      message: 'The JSON file is malformed at line {line}, column {column}.',
      cause: 'A comma, a quote or a bracket is missing or one too many, or the file is cut short.',
      fix: 'Correct the file there, or export it again.',
    },
  },
  'RUN-F07': {
    fr: {
      message: 'Le fichier JSON dépasse {max_mb} millions de caractères.',
      cause: 'Un fichier JSON est lu d’un seul tenant.',
      fix: 'Divisez-le en plusieurs fichiers, ou envoyez du CSV.',
    },
    en: {
      message: 'The JSON file is longer than {max_mb} million characters.',
      cause: 'A JSON file is read as a whole.',
      fix: 'Split it into several files, or send CSV.',
    },
  },
  'RUN-F08': {
    fr: {
      message: 'Une fois décompressé, le classeur ferait {mb} Mo ; la limite est de {max_mb} Mo.',
      cause: 'Trop de lignes, d’images ou de mise en forme.',
      fix: 'Divisez le classeur, ou enregistrez la feuille en CSV.',
    },
    en: {
      message: 'Unpacked, the workbook would take {mb} MB; the limit is {max_mb} MB.',
      cause: 'Too many rows, pictures or formats.',
      fix: 'Split the workbook, or save the sheet as CSV.',
    },
  },
  'RUN-F09': {
    fr: {
      message: 'Le classeur est protégé par un mot de passe.',
      cause: 'Un fichier chiffré ne peut pas être lu.',
      fix: 'Enregistrez-le sans mot de passe, puis envoyez-le de nouveau.',
    },
    en: {
      message: 'The workbook is protected by a password.',
      cause: 'An encrypted file cannot be read.',
      fix: 'Save it without the password, then send it again.',
    },
  },
  'RUN-F10': {
    fr: {
      message: 'Le classeur est abîmé et ne peut pas être lu.',
      cause:
        'Le fichier a été coupé pendant un envoi, ou écrit par un programme qui ne suit pas le format.',
      fix: 'Ouvrez-le dans Excel ou LibreOffice, enregistrez-le, puis envoyez-le de nouveau.',
    },
    en: {
      message: 'The workbook is damaged and cannot be read.',
      cause:
        'The file was cut during a transfer, or written by a program that does not keep to the format.',
      fix: 'Open it in Excel or LibreOffice, save it, then send it again.',
    },
  },
  'RUN-F11': {
    fr: {
      message: 'Un guillemet ouvert à la ligne {row} n’est jamais refermé.',
      cause: 'Tout ce qui suit fait partie d’une seule cellule.',
      fix: 'Refermez le guillemet, ou doublez-le ("") s’il fait partie du texte.',
    },
    en: {
      message: 'A quote opened in row {row} is never closed.',
      cause: 'Everything behind it is part of one cell.',
      fix: 'Close the quote, or double it ("") where it belongs to the text.',
    },
  },
  'RUN-F12': {
    fr: {
      message: 'Plusieurs colonnes désignent « {field} » : {headers}.',
      cause: 'On ne peut pas savoir laquelle est la bonne.',
      fix: 'Supprimez ou renommez les colonnes en trop.',
    },
    en: {
      message: 'Several columns mean “{field}”: {headers}.',
      cause: 'It cannot be known which one is right.',
      fix: 'Remove or rename the extra ones.',
    },
  },
  'RUN-F13': {
    fr: {
      message: '« {name} » est un fichier {label} : ce format n’est pas encore lu.',
      fix: 'Envoyez un fichier CSV, JSON ou Excel.',
    },
    en: {
      message: '“{name}” is a {label} file: this format is not read yet.',
      fix: 'Send a CSV, JSON or Excel file.',
    },
  },
  'RUN-F14': {
    fr: {
      message: '« {name} » ne contient qu’un renvoi Git LFS, pas les données.',
      cause: 'Le fichier a été pris dans un dépôt sans ses données.',
      fix: 'Récupérez le vrai fichier (git lfs pull), puis envoyez-le.',
    },
    en: {
      message: '“{name}” holds only a Git LFS pointer, not the data.',
      cause: 'The file was taken from a repository without its data.',
      fix: 'Get the real file (git lfs pull), then send it.',
    },
  },
  'RUN-F15': {
    fr: {
      message: 'L’en-tête (ligne {row}) a {found} colonnes ; {max} au plus sont lues.',
      cause: 'Le séparateur est faux, ou une cellule est remplie très loin à droite.',
      fix: 'Gardez une seule ligne d’en-tête et supprimez les colonnes en trop.',
    },
    en: {
      message: 'The header (row {row}) has {found} columns; at most {max} are read.',
      cause: 'The delimiter is wrong, or a cell far to the right is filled.',
      fix: 'Keep one header row and delete the extra columns.',
    },
  },
} as const satisfies MessageTable;
