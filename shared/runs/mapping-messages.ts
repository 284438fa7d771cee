import type { MessageTable } from '../messages/message.ts';

/** What is said while a run waits for somebody to say what its columns mean. */
export const mappingMessages: MessageTable = {
  'RUN-COLUMNS-ASKED': {
    fr: {
      message:
        'L’import attend que l’on indique les colonnes de « {name} » ({slot}) : il manque {fields}, et d’autres colonnes ne sont pas reconnues. Sans réponse avant le {until}, il s’arrêtera.',
      cause: 'Les noms des colonnes de ce fichier ne sont pas ceux que nous connaissons.',
      fix: 'Indiquez à quoi correspond chaque colonne ; l’import reprendra aussitôt.',
    },
    en: {
      message:
        'The run waits for somebody to say what the columns of “{name}” ({slot}) mean: it lacks {fields}, and has columns that are not recognised. Without an answer by {until} it ends.',
      cause: 'The names of this file’s columns are not those that we know.',
      fix: 'Say what each column means; the run goes on at once.',
    },
  },
  'RUN-COLUMNS-CHOSEN': {
    fr: { message: 'Colonnes indiquées ({count}) : la lecture reprend.' },
    en: { message: 'Columns given ({count}): reading goes on.' },
  },
  'RUN-MAPPING-NONE': {
    status: 409,
    fr: {
      message: 'Cet import n’attend pas que l’on indique ses colonnes.',
      fix: 'Consultez son état : il est en cours, ou terminé.',
    },
    en: {
      message: 'This run does not wait for anybody to say what its columns mean.',
      fix: 'Look at its state: it is under way, or has ended.',
    },
  },
  'RUN-MAPPING-HEADER': {
    status: 422,
    fr: {
      message: 'Le fichier n’a pas de colonne « {header} ».',
      fix: 'Reprenez les noms tels que GET …/mapping les donne.',
    },
    en: {
      message: 'The file has no column “{header}”.',
      fix: 'Take the names as GET …/mapping gives them.',
    },
  },
  'RUN-MAPPING-FIELD': {
    status: 422,
    fr: {
      message: '« {field} », choisi pour la colonne « {header} », n’existe pas.',
      fix: 'Choisissez l’un des champs que GET …/mapping énumère, ou null pour ignorer la colonne.',
    },
    en: {
      message: 'There is no field “{field}”, which was chosen for the column “{header}”.',
      fix: 'Choose one of the fields that GET …/mapping lists, or null to leave the column out.',
    },
  },
  'RUN-MAPPING-TWICE': {
    status: 422,
    fr: {
      message: 'Le champ « {field} » est choisi pour deux colonnes.',
      fix: 'Gardez une seule colonne par champ.',
    },
    en: {
      message: 'The field “{field}” is chosen for two columns.',
      fix: 'Keep one column for a field.',
    },
  },
  'RUN-MAPPING-MISSING': {
    status: 422,
    fr: {
      message: 'Il manque encore {fields}.',
      cause: 'Ces champs sont obligatoires et aucune colonne ne leur correspond.',
      fix: 'Choisissez une colonne pour chacun.',
    },
    en: {
      message: 'Still missing: {fields}.',
      cause: 'These fields are required and no column is any of them.',
      fix: 'Choose a column for each.',
    },
  },
};
