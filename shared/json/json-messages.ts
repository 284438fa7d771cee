import type { MessageTable } from '../messages/message.ts';

/** What is wrong with a JSON file (`RUN-F…`, blocking) or with one of its rows (`RUN-R…`). */
export const jsonMessages = {
  'RUN-F06': {
    fr: {
      message:
        'Le fichier JSON est mal formé, ligne {line}, caractère {at} : {json_problem}. On y lit « {excerpt} ».',
      brief: 'Le fichier JSON est mal formé, ligne {line}, caractère {at} : {json_problem}.',
      cause: 'Un fichier JSON ne se lit que s’il suit le format à la lettre ; ▸ marque l’endroit.',
      fix: 'Corrigez le fichier à cet endroit, ou refaites l’export.',
    },
    en: {
      message:
        'The JSON file is malformed at line {line}, character {at}: {json_problem}. It reads “{excerpt}”.',
      brief: 'The JSON file is malformed at line {line}, character {at}: {json_problem}.',
      cause: 'A JSON file can be read only if it keeps to the format exactly; ▸ marks the place.',
      fix: 'Correct the file there, or export it again.',
    },
  },
  'RUN-F07': {
    fr: {
      message:
        'Le fichier JSON est un objet de plus de {max} caractères, et aucune liste n’y est reconnue.',
      cause: 'Une liste est lue quand elle est seule, ou sous un nom connu ({names}).',
      fix: 'Envoyez la liste seule, entre crochets [ ], ou mettez-la sous « data ».',
    },
    en: {
      message:
        'The JSON file is an object of more than {max} characters, with no list known in it.',
      cause: 'A list is read when it stands alone, or under a name that is known ({names}).',
      fix: 'Send the list alone, in square brackets [ ], or put it under “data”.',
    },
  },
  'RUN-F27': {
    fr: {
      message: 'Le fichier JSON est imbriqué trop profondément (ligne {line}, caractère {at}).',
      cause: 'Il ouvre plus d’un million de crochets ou d’accolades sans les refermer.',
      fix: 'Refaites l’export : ce fichier ne contient pas de données lisibles.',
    },
    en: {
      message: 'The JSON file is nested too deeply (line {line}, character {at}).',
      cause: 'It opens more than a million brackets without closing them.',
      fix: 'Export it again: this file holds no data that can be read.',
    },
  },
  'RUN-F28': {
    fr: {
      message: 'Le fichier JSON contient plusieurs listes : {lists}.',
      brief: 'Le fichier JSON contient plusieurs listes.',
      cause: 'On ne peut pas savoir laquelle est à lire.',
      fix: 'Gardez une seule liste par fichier.',
    },
    en: {
      message: 'The JSON file holds several lists: {lists}.',
      brief: 'The JSON file holds several lists.',
      cause: 'It cannot be known which one is to be read.',
      fix: 'Keep one list per file.',
    },
  },
  'RUN-F31': {
    fr: {
      message:
        'Le fichier JSON est un objet qui a les champs d’une ligne, et une liste « {list} » dont les éléments les ont aussi.',
      brief:
        'Le fichier JSON est un objet qui a les champs d’une ligne, et une liste dont les éléments les ont aussi.',
      cause: 'On ne peut pas savoir si l’objet est la ligne, ou si ce sont les éléments.',
      fix: 'Envoyez la liste seule, entre crochets [ ], ou l’objet seul, entre crochets aussi.',
    },
    en: {
      message:
        'The JSON file is an object with the fields of a row, and a list “{list}” whose items have them too.',
      brief:
        'The JSON file is an object with the fields of a row, and a list whose items have them too.',
      cause: 'It cannot be known whether the object is the row, or its items are.',
      fix: 'Send the list alone, in square brackets [ ], or the object alone, in brackets too.',
    },
  },
  'RUN-R04': {
    fr: {
      message: 'L’élément n’est pas un objet JSON.',
      cause: 'La liste doit contenir des objets avec des champs nommés.',
      fix: 'Remplacez l’élément par un objet, par exemple {"title": "…"}.',
    },
    en: {
      message: 'The item is not a JSON object.',
      cause: 'The list has to hold objects with named fields.',
      fix: 'Replace the item with an object, such as {"title": "…"}.',
    },
  },
  'RUN-R07': {
    fr: {
      message: 'La ligne n’est pas du JSON (caractère {at} : {json_problem}).',
      cause: 'Chaque ligne doit être un objet complet.',
      fix: 'Corrigez la ligne à cet endroit.',
    },
    en: {
      message: 'The line is not JSON (character {at}: {json_problem}).',
      cause: 'Every line has to be a complete object.',
      fix: 'Correct the line there.',
    },
  },
  'RUN-R08': {
    fr: {
      message: 'Deux clés de l’objet désignent « {field} » : {keys}.',
      cause: 'On ne peut pas savoir laquelle est la bonne.',
      fix: 'Gardez une seule des deux.',
    },
    en: {
      message: 'Two keys of the object mean “{field}”: {keys}.',
      cause: 'It cannot be known which one is right.',
      fix: 'Keep only one of them.',
    },
  },
  'RUN-R10': {
    fr: {
      message: 'Une valeur de l’objet est imbriquée trop profondément.',
      cause: 'Seize niveaux au plus sont lus.',
      fix: 'Aplatissez la structure.',
    },
    en: {
      message: 'A value of the object is nested too deeply.',
      cause: 'At most sixteen levels are read.',
      fix: 'Flatten the structure.',
    },
  },
  'RUN-R13': {
    fr: {
      message: 'L’objet est trop long : il dépasse {max} caractères.',
      cause: 'Un texte énorme s’y trouve, ou la fin d’une liste ou d’un objet manque.',
      fix: 'Raccourcissez ses textes, ou divisez-le.',
    },
    en: {
      message: 'The object is too long: it has more than {max} characters.',
      cause: 'It holds an enormous text, or the end of a list or of an object is missing.',
      fix: 'Shorten its texts, or divide it.',
    },
  },
  'RUN-R14': {
    fr: {
      message: 'La clé « {key} » figure deux fois dans le même objet.',
      brief: 'Une clé figure deux fois dans le même objet.',
      cause: 'On ne peut pas savoir laquelle des deux valeurs est la bonne.',
      fix: 'Gardez une seule des deux.',
    },
    en: {
      message: 'The key “{key}” stands twice in the same object.',
      brief: 'A key stands twice in the same object.',
      cause: 'It cannot be known which of the two values is right.',
      fix: 'Keep only one of them.',
    },
  },
} as const satisfies MessageTable;
