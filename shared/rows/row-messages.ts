import type { MessageTable } from '../messages/message.ts';

/** What is wrong with a row, whatever the domain (`RUN-R…`, rejected), and remarks (`RUN-W…`). */
export const rowMessages = {
  'RUN-R01': {
    fr: {
      message: 'Des caractères de la ligne sont illisibles.',
      cause:
        'Une partie du fichier est dans un autre encodage, ou le texte a été abîmé avant l’envoi.',
      fix: 'Corrigez le texte et enregistrez le fichier en UTF-8.',
    },
    en: {
      message: 'Characters of the row cannot be read.',
      cause:
        'A part of the file is in another encoding, or the text was damaged before it was sent.',
      fix: 'Correct the text and save the file as UTF-8.',
    },
  },
  'RUN-R02': {
    fr: {
      message: 'La ligne a {found} cellules, l’en-tête {expected}.',
      cause: 'Le plus souvent, un texte contient le séparateur et n’est pas entre guillemets.',
      fix: 'Mettez le texte entre guillemets, ou enlevez les cellules en trop.',
    },
    en: {
      message: 'The row has {found} cells, the header {expected}.',
      cause: 'Most often a text holds the delimiter and is not in quotes.',
      fix: 'Put the text in quotes, or remove the extra cells.',
    },
  },
  'RUN-R03': {
    fr: {
      message: 'La ligne n’a que {found} cellules, l’en-tête {expected}.',
      cause: 'La ligne est coupée, ou il manque des séparateurs.',
      fix: 'Complétez la ligne ; une cellule vide garde son séparateur.',
    },
    en: {
      message: 'The row has only {found} cells, the header {expected}.',
      cause: 'The row is cut short, or delimiters are missing.',
      fix: 'Complete the row; an empty cell keeps its delimiter.',
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
  'RUN-R05': {
    fr: {
      message:
        'Les guillemets de la ligne sont mal placés ; elle s’étend sur {lines} ligne(s) du fichier.',
      cause: 'Un guillemet dans le texte n’est pas doublé, ou n’est pas refermé.',
      fix: 'Doublez les guillemets du texte ("") et refermez chaque cellule.',
    },
    en: {
      message: 'The quotes of the row are misplaced; it covers {lines} line(s) of the file.',
      cause: 'A quote inside the text is not doubled, or not closed.',
      fix: 'Double the quotes of the text ("") and close every cell.',
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
  'RUN-R07': {
    fr: {
      message: 'La ligne n’est pas du JSON (erreur au caractère {at}).',
      cause: 'Chaque ligne doit être un objet complet.',
      fix: 'Corrigez la ligne à cet endroit.',
    },
    en: {
      message: 'The line is not JSON (error at character {at}).',
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
  'RUN-R09': {
    fr: {
      message: 'Une formule de la ligne n’a jamais été calculée.',
      cause: 'Le classeur a été écrit par un programme qui ne calcule pas.',
      fix: 'Ouvrez le classeur dans Excel ou LibreOffice, enregistrez-le, puis envoyez-le de nouveau.',
    },
    en: {
      message: 'A formula of the row was never computed.',
      cause: 'The workbook was written by a program that does not compute.',
      fix: 'Open the workbook in Excel or LibreOffice, save it, then send it again.',
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
  'RUN-W01': {
    fr: {
      message: 'La colonne n’est pas reconnue ; elle n’est pas lue.',
      cause: 'Son nom n’est dans aucune liste de noms connus.',
      fix: 'Renommez-la si elle doit être lue, sinon rien à faire.',
    },
    en: {
      message: 'The column is not recognised; it is not read.',
      cause: 'Its name is in no list of known names.',
      fix: 'Rename it if it has to be read; otherwise nothing to do.',
    },
  },
  'RUN-W02': {
    fr: {
      message:
        'La colonne n’est pas reconnue ; elle n’est pas lue. Elle ressemble à « {suggestion} ».',
      cause: 'Une ressemblance n’est jamais appliquée d’office.',
      fix: 'Si c’est bien elle, renommez-la en « {suggestion} ».',
    },
    en: {
      message: 'The column is not recognised; it is not read. It is like “{suggestion}”.',
      cause: 'A likeness is never applied by itself.',
      fix: 'If that is what it is, rename it to “{suggestion}”.',
    },
  },
  'RUN-W03': {
    fr: {
      message: 'Un texte mal décodé a été réparé : « {after} ».',
      cause: 'Le texte a été enregistré en UTF-8 puis relu en Windows-1252.',
      fix: 'Vérifiez le résultat ; exportez en UTF-8 à la source.',
    },
    en: {
      message: 'A wrongly decoded text was repaired: “{after}”.',
      cause: 'It was saved as UTF-8, then read as Windows-1252.',
      fix: 'Check the result; export as UTF-8 at the source.',
    },
  },
  'RUN-W04': {
    fr: {
      message: 'Du balisage HTML a été retiré ; il reste « {after} ».',
      cause: 'Les textes sont gardés sans balises.',
      fix: 'Rien à faire si le texte est complet.',
    },
    en: {
      message: 'HTML markup was removed; what is left is “{after}”.',
      cause: 'Texts are kept without markup.',
      fix: 'Nothing to do if the text is complete.',
    },
  },
  'RUN-W05': {
    fr: {
      message: 'Des colonnes sans nom ne sont pas lues : n° {columns}.',
      cause: 'Leur cellule d’en-tête est vide.',
      fix: 'Donnez-leur un nom si elles doivent être lues.',
    },
    en: {
      message: 'Columns without a name are not read: no. {columns}.',
      cause: 'Their header cell is empty.',
      fix: 'Name them if they have to be read.',
    },
  },
} as const satisfies MessageTable;
