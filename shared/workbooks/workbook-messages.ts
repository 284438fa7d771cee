import type { MessageTable } from '../messages/message.ts';

/** Why a workbook, or a row of one, cannot be read. */
export const workbookMessages = {
  'RUN-F08': {
    fr: {
      message:
        'Une fois décompressé, le classeur ferait {mb} Mo (surtout « {sheet} ») ; la limite est de {max_mb} Mo.',
      cause: 'Trop de lignes, d’images ou de mise en forme.',
      fix: 'Divisez cette feuille en plusieurs classeurs, ou enregistrez-la en CSV.',
    },
    en: {
      message:
        'Unpacked, the workbook would take {mb} MB (mostly “{sheet}”); the limit is {max_mb} MB.',
      cause: 'Too many rows, pictures or formats.',
      fix: 'Split that sheet into several workbooks, or save it as CSV.',
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
  'RUN-F18': {
    fr: {
      message: 'Le classeur est compressé d’une façon qui n’est pas normale (« {part} »).',
      cause:
        'Un petit fichier qui grossit sans mesure quand on l’ouvre sert à bloquer les programmes ; aucun tableur n’en écrit.',
      fix: 'Ouvrez-le dans Excel ou LibreOffice et enregistrez-le sous un nouveau nom, ou en CSV.',
    },
    en: {
      message: 'The workbook is packed in a way that is not normal (“{part}”).',
      cause:
        'A small file that grows without measure when it is opened is made to block programs; no spreadsheet program writes one.',
      fix: 'Open it in Excel or LibreOffice and save it under a new name, or as CSV.',
    },
  },
  'RUN-F19': {
    fr: {
      message: 'Une partie du classeur (« {part} ») contient une DTD ou des entités.',
      cause: 'Aucun tableur n’en écrit ; elles servent à lire d’autres fichiers ou à bloquer.',
      fix: 'Enregistrez le classeur de nouveau avec Excel ou LibreOffice.',
    },
    en: {
      message: 'A part of the workbook (“{part}”) holds a DTD or entities.',
      cause: 'No spreadsheet program writes them; they are used to read other files or to block.',
      fix: 'Save the workbook again with Excel or LibreOffice.',
    },
  },
  'RUN-F20': {
    fr: {
      message:
        'Le classeur contient trop de textes différents : {max} textes et {max_mb} Mo au plus sont lus.',
      cause: 'Excel garde les textes de toutes les feuilles dans une seule liste.',
      fix: 'Enregistrez la feuille en CSV, ou enlevez les feuilles et colonnes inutiles.',
    },
    en: {
      message:
        'The workbook holds too many different texts: at most {max} texts and {max_mb} MB are read.',
      cause: 'Excel keeps the texts of all sheets in one list.',
      fix: 'Save the sheet as CSV, or remove sheets and columns that are not needed.',
    },
  },
  'RUN-F21': {
    fr: {
      message: 'La feuille « {sheet} » a une ligne n° {row} ; une feuille en a {max} au plus.',
      cause: 'Le fichier a été écrit par un programme qui ne suit pas le format.',
      fix: 'Divisez les données en plusieurs fichiers, ou envoyez du CSV.',
    },
    en: {
      message: 'The sheet “{sheet}” has a row no. {row}; a sheet has at most {max}.',
      cause: 'The file was written by a program that does not keep to the format.',
      fix: 'Split the data into several files, or send CSV.',
    },
  },
  'RUN-F22': {
    fr: {
      message:
        'Le classeur .xls fait {mb} Mo ; dans cet ancien format, {max_mb} Mo au plus sont lus.',
      cause: 'L’ancien format est lu d’un seul tenant ; le nouveau (.xlsx) est lu au fil de l’eau.',
      fix: 'Enregistrez le classeur au format .xlsx, puis envoyez-le de nouveau.',
    },
    en: {
      message: 'The .xls workbook takes {mb} MB; of this old format at most {max_mb} MB are read.',
      cause: 'The old format is read as a whole; the new one (.xlsx) is streamed.',
      fix: 'Save the workbook as .xlsx, then send it again.',
    },
  },
  'RUN-F29': {
    fr: {
      message: 'Le classeur a plus de {max} feuilles.',
      cause: 'La feuille du tableau est cherchée parmi toutes les autres ; il y en a trop ici.',
      fix: 'Enregistrez la feuille du tableau seule dans un nouveau classeur, ou en CSV.',
    },
    en: {
      message: 'The workbook has more than {max} sheets.',
      cause: 'The sheet of the table is looked for among all others; here are too many.',
      fix: 'Save the sheet of the table alone in a new workbook, or as CSV.',
    },
  },
  'RUN-R06': {
    fr: {
      message: 'Une formule de la ligne donne une erreur.',
      cause: 'La formule se rapporte à une cellule absente, ou divise par zéro.',
      fix: 'Corrigez la formule ou remplacez-la par sa valeur.',
    },
    en: {
      message: 'A formula of the row gives an error.',
      cause: 'It refers to a missing cell, or divides by zero.',
      fix: 'Correct the formula, or replace it with its value.',
    },
  },
  'RUN-R15': {
    fr: {
      message: 'Les textes de la ligne sont trop longs : plus d’un million de caractères.',
      cause: 'Un document entier a été collé dans une cellule, ou le fichier est abîmé.',
      fix: 'Raccourcissez le texte de cette cellule.',
    },
    en: {
      message: 'The texts of the row are too long: more than a million characters.',
      cause: 'A whole document was pasted into a cell, or the file is damaged.',
      fix: 'Shorten the text of that cell.',
    },
  },
  'RUN-W15': {
    fr: {
      message:
        'La feuille « {left_out} » contient aussi des données de ce genre ; elle n’est pas lue.',
      cause:
        'Une seule feuille est lue par fichier : celle dont les colonnes correspondent le mieux.',
      fix: 'Si elle doit être importée, enregistrez-la dans un classeur à part et envoyez-le.',
    },
    en: {
      message: 'The sheet “{left_out}” holds data of this kind as well; it is not read.',
      cause: 'One sheet of a file is read: the one whose columns fit best.',
      fix: 'If it is to be imported, save it as a workbook of its own and send that.',
    },
  },
  'RUN-W16': {
    fr: {
      message: '{count} ligne(s) masquée(s) de la feuille ont été lues comme les autres.',
      cause: 'Une ligne masquée ou filtrée fait toujours partie du fichier.',
      fix: 'Si elles ne devaient pas être importées, supprimez-les de la feuille et envoyez-la de nouveau.',
    },
    en: {
      message: '{count} hidden row(s) of the sheet were read like the others.',
      cause: 'A row that is hidden or filtered away is still part of the file.',
      fix: 'If they should not be imported, delete them from the sheet and send it again.',
    },
  },
  'RUN-W06': {
    fr: {
      message:
        'La formule « {value} » n’a jamais été calculée ; sa cellule n’est pas lue, et ce qui est déjà enregistré reste.',
      cause: 'Le classeur a été écrit par un programme qui ne calcule pas.',
      fix: 'Ouvrez le classeur dans Excel ou LibreOffice, enregistrez-le, puis envoyez-le de nouveau.',
    },
    en: {
      message:
        'The formula “{value}” was never computed; its cell is not read, and what is stored already stays.',
      cause: 'The workbook was written by a program that does not compute.',
      fix: 'Open the workbook in Excel or LibreOffice, save it, then send it again.',
    },
  },
} as const satisfies MessageTable;
