import type { MessageTable } from '../messages/message.ts';

/** Why the table of a file cannot be read: its header, its columns, its kind (`RUN-F…`, blocking). */
export const tableMessages = {
  'RUN-F04': {
    fr: {
      message:
        'La colonne obligatoire « {field} » manque dans l’en-tête (ligne {row}). Colonnes trouvées : {found}.',
      brief: 'La colonne obligatoire « {field} » manque dans l’en-tête (ligne {row}).',
      cause: 'Cette ligne est celle dont les noms ressemblent le plus à un en-tête.',
      fix: 'Ajoutez la colonne « {field} » ou donnez-lui ce nom ; si l’en-tête est ailleurs, supprimez les lignes au-dessus.',
    },
    en: {
      message:
        'The required column “{field}” is missing from the header (row {row}). Columns found: {found}.',
      brief: 'The required column “{field}” is missing from the header (row {row}).',
      cause: 'That row is the one whose names look most like a header.',
      fix: 'Add the column “{field}”, or give it this name; if the header is elsewhere, delete the rows above it.',
    },
  },
  'RUN-F05': {
    fr: {
      message:
        'La colonne obligatoire « {field} » manque dans l’en-tête (ligne {row}) ; « {closest} » lui ressemble. Colonnes trouvées : {found}.',
      brief:
        'La colonne obligatoire « {field} » manque dans l’en-tête (ligne {row}) ; une autre lui ressemble.',
      cause: 'Une ressemblance n’est jamais appliquée d’office.',
      fix: 'Si « {closest} » est bien cette colonne, renommez-la en « {field} ».',
    },
    en: {
      message:
        'The required column “{field}” is missing from the header (row {row}); “{closest}” is like it. Columns found: {found}.',
      brief:
        'The required column “{field}” is missing from the header (row {row}); another one is like it.',
      cause: 'A likeness is never applied by itself.',
      fix: 'If “{closest}” is that column, rename it to “{field}”.',
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
  'RUN-F16': {
    fr: {
      message:
        'L’en-tête (ligne {row}) a {expected} colonnes ; sur {rows} lignes de données, {count} n’en ont pas autant (mais {found}).',
      cause:
        'Les colonnes sont décalées : un nom de colonne manque, ou le séparateur n’est pas le même partout. Des remarques écrites à droite du tableau font le même effet.',
      fix: 'Donnez un nom à chaque colonne et un seul, effacez ce qui est écrit à côté du tableau, puis envoyez le fichier de nouveau.',
    },
    en: {
      message:
        'The header (row {row}) has {expected} columns; of {rows} rows of data {count} do not have as many (but {found}).',
      cause:
        'The columns are shifted: a column’s name is missing, or the delimiter is not the same everywhere. Remarks written to the right of the table look the same.',
      fix: 'Give every column one name, and only one, delete what is written beside the table, then send the file again.',
    },
  },
  'RUN-F17': {
    fr: {
      message:
        'Ce fichier ressemble à une liste d’un autre genre : {other_kind}. Colonnes qui le disent : {telling}.',
      cause: 'Elles sont plus nombreuses que les colonnes attendues ici.',
      fix: 'Choisissez le bon fichier ; ses colonnes s’appellent par exemple {expected}.',
    },
    en: {
      message:
        'This file looks like a list of another kind: {other_kind}. Columns that say so: {telling}.',
      cause: 'There are more of them than of the columns expected here.',
      fix: 'Choose the right file; its columns are called, for example, {expected}.',
    },
  },
  'RUN-F32': {
    fr: {
      message: 'La ligne {row} tient dans une seule cellule : son séparateur n’est pas reconnu.',
      cause:
        'Chaque ligne a été mise entre guillemets (Excel le fait quand du CSV est collé dans une colonne), ou l’en-tête emploie un autre séparateur que les lignes.',
      fix: 'Ouvrez le fichier dans un éditeur de texte, retirez les guillemets autour des lignes et employez partout le même séparateur (par exemple ;), puis envoyez-le de nouveau.',
    },
    en: {
      message: 'Row {row} is a single cell: its delimiter is not recognised.',
      cause:
        'Each line was put in quotes (Excel does so when CSV is pasted into one column), or the header uses another delimiter than the rows.',
      fix: 'Open the file in a text editor, remove the quotes around the lines and use the same delimiter everywhere (; for example), then send it again.',
    },
  },
  'RUN-F25': {
    fr: {
      message: 'Le fichier n’a pas d’en-tête : la ligne {row} contient déjà des données.',
      cause: 'Sans le nom des colonnes, on ne peut pas savoir ce qu’elles contiennent.',
      fix: 'Ajoutez au-dessus des données une ligne avec le nom de chaque colonne.',
    },
    en: {
      message: 'The file has no header: row {row} holds data already.',
      cause: 'Without the names of the columns it cannot be known what they hold.',
      fix: 'Add a row with the name of every column above the data.',
    },
  },
  'RUN-F26': {
    fr: {
      message:
        'La ligne {row} est un autre en-tête que la ligne {header_row} : deux tableaux sont l’un sous l’autre. Colonnes trouvées : {found}.',
      brief:
        'La ligne {row} est un autre en-tête que la ligne {header_row} : deux tableaux sont l’un sous l’autre.',
      cause: 'Les colonnes du second ne sont pas celles du premier ; rien n’est donc lu.',
      fix: 'Mettez chaque tableau dans son propre fichier, ou donnez les mêmes colonnes aux deux.',
    },
    en: {
      message:
        'Row {row} is another header than row {header_row}: two tables stand below one another. Columns found: {found}.',
      brief:
        'Row {row} is another header than row {header_row}: two tables stand below one another.',
      cause: 'The columns of the second are not those of the first, so nothing is read.',
      fix: 'Put each table into a file of its own, or give both the same columns.',
    },
  },
} as const satisfies MessageTable;
