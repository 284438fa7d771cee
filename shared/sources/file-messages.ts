import type { MessageTable } from '../messages/message.ts';

/** Why a file cannot be read at all (`RUN-F…`, blocking). */
export const fileMessages = {
  'RUN-F01': {
    fr: {
      message: 'Le fichier « {name} » n’est pas un tableau lisible (type : {label}).',
      cause: 'Le contenu décide, pas le nom du fichier.',
      fix: 'Envoyez un fichier CSV (en UTF-8), JSON ou Excel (.xlsx, .xls). Si c’est une archive, décompressez-la et envoyez le tableau qu’elle contient.',
    },
    en: {
      message: 'The file “{name}” is not a table that can be read (kind: {label}).',
      cause: 'The content decides, not the file’s name.',
      fix: 'Send a CSV (in UTF-8), JSON or Excel (.xlsx, .xls) file. If it is an archive, unpack it and send the table inside.',
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
  'RUN-F11': {
    fr: {
      message:
        'À partir de la ligne {row}, les guillemets ne vont plus : plus d’un million de caractères forment une seule cellule.',
      cause: 'Un guillemet n’est jamais refermé, ou ceux du texte ne sont pas doublés.',
      fix: 'Refermez le guillemet, ou doublez-le ("") s’il fait partie du texte ; refaites l’export si possible.',
    },
    en: {
      message:
        'From row {row} on the quotes do not fit: more than a million characters make one cell.',
      cause: 'A quote is never closed, or those inside a text are not doubled.',
      fix: 'Close the quote, or double it ("") where it belongs to the text; export again if you can.',
    },
  },
  'RUN-F13': {
    fr: {
      message: 'Le format de « {name} » ({label}) n’est pas encore lu.',
      fix: 'Envoyez un fichier CSV, JSON ou Excel.',
    },
    en: {
      message: 'The format of “{name}” ({label}) is not read yet.',
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
  'RUN-F23': {
    fr: {
      message: 'Le format de « {name} » ({label}) n’est pas lu tel quel.',
      cause:
        'Le contenu décide, pas le nom : certains programmes exportent une page web ou un autre format sous un nom en .xls ou .csv.',
      fix: 'Ouvrez-le dans Excel ou LibreOffice, choisissez « Enregistrer sous », puis le type Classeur Excel (.xlsx) ou CSV UTF-8, et envoyez ce nouveau fichier.',
    },
    en: {
      message: 'The format of “{name}” ({label}) is not read as it is.',
      cause:
        'The content decides, not the name: some programs export a web page or another format under a name in .xls or .csv.',
      fix: 'Open it in Excel or LibreOffice, choose “Save as”, then the type Excel workbook (.xlsx) or CSV UTF-8, and send that new file.',
    },
  },
  'RUN-F24': {
    fr: {
      message: 'L’en-tête (ligne {row}) dépasse 1 million de caractères.',
      cause:
        'Les fins de ligne manquent, un guillemet n’est pas refermé, ou ce n’est pas un tableau.',
      fix: 'Refaites l’export : la première ligne doit contenir seulement les noms des colonnes.',
    },
    en: {
      message: 'The header (row {row}) is longer than 1 million characters.',
      cause: 'Line ends are missing, a quote is not closed, or this is not a table.',
      fix: 'Export it again: the first row has to hold the names of the columns only.',
    },
  },
} as const satisfies MessageTable;
