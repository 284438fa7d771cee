import type { MessageTable } from '../messages/message.ts';

/** Refusals of the endpoints of courses. */
export const courseSearchMessages = {
  'CRS-404': {
    status: 404,
    fr: {
      message: 'Ce cours n’existe pas.',
      cause: 'Le numéro est faux, ou le cours a été supprimé ou désactivé.',
      fix: 'Cherchez le cours par son titre.',
    },
    en: {
      message: 'This course does not exist.',
      cause: 'The id is wrong, or the course was deleted or deactivated.',
      fix: 'Look for the course by its title.',
    },
  },
  'CRS-FILE': {
    status: 400,
    fr: {
      message: 'Il n’y a pas de fichier à importer.',
      fix: 'Joignez le fichier des cours dans le champ « file ».',
    },
    en: {
      message: 'There is no file to import.',
      fix: 'Attach the file of courses in the field “file”.',
    },
  },
  'CRS-SEARCH-DEPTH': {
    status: 422,
    fr: {
      message: 'Cette page est trop loin : seuls les {max} premiers résultats se consultent.',
      fix: 'Précisez la recherche, par une catégorie ou un prix par exemple.',
    },
    en: {
      message: 'This page is too far: only the first {max} results can be viewed.',
      fix: 'Narrow the search, by a category or a price for instance.',
    },
  },
  'CRS-SEARCH-OFF': {
    status: 503,
    fr: {
      message: 'La recherche de cours est désactivée sur cette installation.',
      cause: 'Elle a été démarrée avec SEARCH=off ou sans moteur de recherche.',
      fix: 'La liste des cours et les imports fonctionnent ; demandez à l’administrateur d’activer la recherche.',
    },
    en: {
      message: 'Course search is switched off on this installation.',
      cause: 'It was started with SEARCH=off or without a search engine.',
      fix: 'The list of courses and imports work; ask the administrator to switch search on.',
    },
  },
  'CRS-SEARCH-DOWN': {
    status: 503,
    fr: {
      message: 'La recherche de cours ne répond pas pour le moment.',
      cause: 'Le moteur de recherche est arrêté ou surchargé.',
      fix: 'Réessayez dans quelques secondes ; la liste des cours et les imports fonctionnent.',
    },
    en: {
      message: 'Course search does not answer at the moment.',
      cause: 'The search engine is stopped or overloaded.',
      fix: 'Try again in a few seconds; the list of courses and imports work.',
    },
  },
} as const satisfies MessageTable;
