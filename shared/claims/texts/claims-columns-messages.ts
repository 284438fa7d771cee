import type { MessageTable } from '../../messages/message.ts';

/**
 * What is said of a file's columns: missing (`CLM-F06`), twice (`CLM-F07`), not read (`CLM-F12`).
 * One finding of each a file. @see CLAIMS §7, §9; column-findings.ts
 */
export const claimsColumnsMessages = {
  'CLM-F06': {
    fr: {
      message: 'Colonne obligatoire absente. {reason_text}',
      brief: 'Colonne obligatoire absente.',
      cause: 'Sans elle, les lignes ne peuvent pas être comparées.',
      fix: 'Ajoutez la colonne, ou reprenez le modèle de fichier.',
    },
    en: {
      message: 'Required column missing. {reason_text}',
      brief: 'Required column missing.',
      cause: 'Without it the rows cannot be compared.',
      fix: 'Add the column, or take the template.',
    },
  },
  'CLM-F06-COLUMNS': {
    fr: {
      message:
        'Colonne obligatoire absente du fichier « {slot} » : {fields}. Colonnes trouvées (ligne {row}) : {found}.',
      brief:
        'Colonne obligatoire absente du fichier « {slot} » : {fields} (en-tête : ligne {row}).',
      cause: 'L’en-tête de ce fichier n’a aucun des noms connus pour ce qui manque.',
      fix: 'Ajoutez ce qui manque sous ce nom, ou donnez ce nom à la colonne qui le contient ; si l’en-tête est plus bas, supprimez les lignes au-dessus.',
    },
    en: {
      message:
        'Required column missing from the file “{slot}”: {fields}. Columns found (row {row}): {found}.',
      brief: 'Required column missing from the file “{slot}”: {fields} (header: row {row}).',
      cause: 'The header of this file has none of the names known for what is missing.',
      fix: 'Add what is missing under this name, or give this name to the column that holds it; if the header is further down, delete the rows above it.',
    },
  },
  'CLM-F06-ALIKE': {
    fr: {
      message:
        'Colonne obligatoire absente du fichier « {slot} » : {fields}. Y ressemble(nt) : {closest}. Colonnes trouvées (ligne {row}) : {found}.',
      brief:
        'Colonne obligatoire absente du fichier « {slot} » : {fields} (en-tête : ligne {row}) ; d’autres noms y ressemblent.',
      cause: 'Une ressemblance n’est jamais appliquée d’office.',
      fix: 'Si une colonne ressemblante est bien celle qui manque, donnez-lui ce nom ; sinon ajoutez la colonne.',
    },
    en: {
      message:
        'Required column missing from the file “{slot}”: {fields}. Like it: {closest}. Columns found (row {row}): {found}.',
      brief:
        'Required column missing from the file “{slot}”: {fields} (header: row {row}); other names are like it.',
      cause: 'A likeness is never applied by itself.',
      fix: 'If a column of a like name is the missing one, give it this name; otherwise add the column.',
    },
  },
  'CLM-F06-OTHER': {
    fr: {
      message:
        'Ce fichier ne ressemble pas à un fichier « {slot} » : colonnes obligatoires reconnues : {known} sur {required}. Colonne obligatoire absente : {fields}. Colonnes trouvées (ligne {row}) : {found}.',
      brief:
        'Ce fichier ne ressemble pas à un fichier « {slot} » : colonnes obligatoires reconnues : {known} sur {required}. Colonne obligatoire absente : {fields} (en-tête : ligne {row}).',
      outline: 'Colonne obligatoire absente : ce n’est sans doute pas le bon fichier.',
      cause:
        'C’est sans doute un autre fichier, ou sa vraie ligne d’en-tête est plus bas dans la feuille.',
      fix: 'Vérifiez que vous envoyez le bon fichier ; si l’en-tête est plus bas, supprimez les lignes au-dessus.',
    },
    en: {
      message:
        'This file does not look like a “{slot}” file: required columns recognised: {known} of {required}. Required column missing: {fields}. Columns found (row {row}): {found}.',
      brief:
        'This file does not look like a “{slot}” file: required columns recognised: {known} of {required}. Required column missing: {fields} (header: row {row}).',
      outline: 'Required column missing: this is probably not the right file.',
      cause: 'It is probably another file, or its real header is further down the sheet.',
      fix: 'Check that you send the right file; if the header is further down, delete the rows above it.',
    },
  },
  'CLM-F06-EMPLOYER': {
    fr: {
      message:
        'Colonne obligatoire absente. Ce récap n’a pas de numéro de règlement (reglementId) : il ne donne que des totaux par employeur.',
      cause:
        'La comparaison se fait sinistre par sinistre ; un total par employeur ne dit pas de quels sinistres il est fait.',
      fix: 'Demandez à l’assureur le récap détaillé, avec une ligne par règlement et son numéro.',
    },
    en: {
      message:
        'Required column missing. This recap has no settlement number (reglementId): it only gives totals by employer.',
      cause:
        'The comparison is made claim by claim; a total by employer does not say which claims it is made of.',
      fix: 'Ask the insurer for the detailed recap, with a line per settlement and its number.',
    },
  },
  'CLM-F07': {
    fr: {
      message: 'En-tête en double. {reason_text}',
      brief: 'En-tête en double.',
      cause: 'On ne peut pas savoir laquelle des colonnes est la bonne.',
      fix: 'Supprimez ou renommez les colonnes en trop.',
    },
    en: {
      message: 'Header twice. {reason_text}',
      brief: 'Header twice.',
      cause: 'It cannot be known which of the columns is right.',
      fix: 'Remove or rename the extra columns.',
    },
  },
  'CLM-F07-COLUMNS': {
    fr: {
      message: 'En-tête en double dans le fichier « {slot} » : {fields} (colonnes {headers}).',
      cause: 'On ne peut pas savoir laquelle des colonnes est la bonne.',
      fix: 'Supprimez ou renommez les colonnes en trop.',
    },
    en: {
      message: 'Header twice in the file “{slot}”: {fields} (columns {headers}).',
      cause: 'It cannot be known which of the columns is right.',
      fix: 'Remove or rename the extra columns.',
    },
  },
  'CLM-F12': {
    fr: {
      message: 'Colonne inconnue ignorée. {reason_text}',
      brief: 'Colonne inconnue ignorée.',
      cause: 'Son nom n’est dans aucune liste de noms connus.',
      fix: 'Renommez-la si elle doit être lue, sinon rien à faire.',
    },
    en: {
      message: 'Unknown column ignored. {reason_text}',
      brief: 'Unknown column ignored.',
      cause: 'Its name is in no list of known names.',
      fix: 'Rename it if it has to be read; otherwise nothing to do.',
    },
  },
  'CLM-F12-COLUMNS': {
    fr: {
      message: 'Colonne inconnue ignorée. {parts}',
      brief: 'Colonne inconnue ignorée. Nombre de remarques : {count}.',
      cause: 'Le nom de la colonne n’est dans aucune liste de noms connus, ou il est pris.',
      fix: 'Renommez-la si elle doit être lue, sinon rien à faire.',
    },
    en: {
      message: 'Unknown column ignored. {parts}',
      brief: 'Unknown column ignored. Remarks: {count}.',
      cause: 'The name of the column is in no list of known names, or it is taken.',
      fix: 'Rename it if it has to be read; otherwise nothing to do.',
    },
  },
  'CLM-F12-NAMES': {
    fr: { message: 'Non reconnu : {columns}.' },
    en: { message: 'Not recognised: {columns}.' },
  },
  'CLM-F12-ALIKE': {
    fr: { message: 'Non reconnu : « {column} », qui ressemble à « {suggestion} ».' },
    en: { message: 'Not recognised: “{column}”, which is like “{suggestion}”.' },
  },
  'CLM-F12-NAMELESS': {
    fr: { message: 'Sans nom : colonne n° {columns}.' },
    en: { message: 'Without a name: column no. {columns}.' },
  },
  'CLM-F12-OUTRANKED': {
    fr: { message: 'Non lu : « {column} », car « {by} » a le même sens.' },
    en: { message: 'Not read: “{column}”, since “{by}” means the same.' },
  },
  'CLM-F12-DAMAGED': {
    fr: { message: 'Non lu : « {column} », dont des caractères sont illisibles.' },
    en: { message: 'Not read: “{column}”, with characters that cannot be read.' },
  },
} as const satisfies MessageTable;
