import type { MessageTable } from '../messages/message.ts';

/** What every endpoint may answer before, or instead of, its own work. */
export const httpMessages = {
  'RUN-ROUTE': {
    status: 404,
    fr: {
      message: 'Cette adresse n’existe pas.',
      fix: 'Vérifiez l’adresse et la méthode ; la liste est sous /api/docs.',
    },
    en: {
      message: 'There is nothing at this address.',
      fix: 'Check the address and the method; /api/docs lists them.',
    },
  },
  'RUN-MALFORMED': {
    status: 400,
    fr: {
      message: 'La demande n’est pas lisible.',
      cause: 'Le corps de la demande n’est ni du JSON ni un formulaire valide.',
      fix: 'Corrigez le corps de la demande et renvoyez-la.',
    },
    en: {
      message: 'The request cannot be read.',
      cause: 'The body is neither valid JSON nor a valid form.',
      fix: 'Correct the body and send it again.',
    },
  },
  'RUN-INCOMPLETE': {
    status: 400,
    fr: {
      message: 'Il manque des informations : {names}.',
      fix: 'Complétez les champs indiqués et renvoyez la demande.',
    },
    en: {
      message: 'Information is missing: {names}.',
      fix: 'Fill in the fields named and send the request again.',
    },
  },
  'RUN-INVALID': {
    status: 422,
    fr: {
      message: 'Des valeurs ne sont pas acceptées : {names}.',
      fix: 'Corrigez les champs indiqués et renvoyez la demande.',
    },
    en: {
      message: 'Some values are not accepted: {names}.',
      fix: 'Correct the fields named and send the request again.',
    },
  },
  'RUN-FIELD-MISSING': {
    fr: { message: 'Cette information est obligatoire.' },
    en: { message: 'This is required.' },
  },
  'RUN-FIELD-TYPE': {
    fr: { message: 'Ce n’est pas le type de valeur attendu ({expected}).' },
    en: { message: 'This is not the kind of value expected ({expected}).' },
  },
  'RUN-FIELD-CHOICE': {
    fr: { message: 'Valeurs possibles : {choices}.' },
    en: { message: 'Possible values: {choices}.' },
  },
  'RUN-FIELD-SMALL': {
    fr: { message: 'La valeur de « {name} » est trop petite : au moins {minimum}.' },
    en: { message: 'The value of “{name}” is too small: at least {minimum}.' },
  },
  'RUN-FIELD-SMALL-TEXT': {
    fr: { message: 'Le texte de « {name} » est trop court : au moins {minimum} caractères.' },
    en: { message: 'The text of “{name}” is too short: at least {minimum} characters.' },
  },
  'RUN-FIELD-LARGE': {
    fr: { message: 'La valeur de « {name} » est trop grande : au plus {maximum}.' },
    en: { message: 'The value of “{name}” is too large: at most {maximum}.' },
  },
  'RUN-FIELD-LARGE-TEXT': {
    fr: { message: 'Le texte de « {name} » est trop long : au plus {maximum} caractères.' },
    en: { message: 'The text of “{name}” is too long: at most {maximum} characters.' },
  },
  'RUN-FIELD-UNKNOWN': {
    fr: { message: 'Le champ « {name} » n’est pas connu.' },
    en: { message: 'The field “{name}” is not known.' },
  },
  'RUN-FIELD-FORMAT': {
    fr: { message: 'Cette valeur n’a pas la forme attendue.' },
    en: { message: 'This value does not have the expected form.' },
  },
  'RUN-FIELD-FORMAT-DATE': {
    fr: { message: 'Un jour s’écrit AAAA-MM-JJ, par exemple 2024-02-01, et doit exister.' },
    en: { message: 'A day is written YYYY-MM-DD, 2024-02-01 for example, and has to exist.' },
  },
  'RUN-MEDIA-TYPE': {
    status: 415,
    fr: {
      message: 'Ce type de contenu n’est pas accepté ici.',
      cause: 'Reçu : {received}.',
      fix: 'Envoyez la demande en {expected}.',
    },
    en: {
      message: 'This type of content is not accepted here.',
      cause: 'Received: {received}.',
      fix: 'Send the request as {expected}.',
    },
  },
  'RUN-CURSOR': {
    status: 422,
    fr: {
      message: 'La suite de cette liste est introuvable.',
      cause: 'Le curseur ne vient pas de cette liste.',
      fix: 'Reprenez la liste depuis le début, sans curseur.',
    },
    en: {
      message: 'This list cannot be continued.',
      cause: 'The cursor does not come from this list.',
      fix: 'Start the list again, without a cursor.',
    },
  },
  'RUN-IDEMPOTENCY': {
    status: 409,
    fr: {
      message: 'Cette clé Idempotency-Key a déjà servi pour une autre demande.',
      fix: 'Renvoyez exactement la même demande, ou prenez une nouvelle clé.',
    },
    en: {
      message: 'This Idempotency-Key was already used for another request.',
      fix: 'Send exactly the same request again, or take a new key.',
    },
  },
  'RUN-IDEMPOTENCY-BUSY': {
    status: 409,
    fr: {
      message: 'La même demande est encore en cours de traitement.',
      fix: 'Attendez quelques secondes, puis renvoyez-la avec la même clé pour recevoir sa réponse.',
    },
    en: {
      message: 'The same request is still being worked on.',
      fix: 'Wait some seconds, then send it again with the same key to get its answer.',
    },
  },
  'RUN-RATE': {
    status: 429,
    fr: { message: 'Trop de demandes.', fix: 'Attendez {seconds} secondes avant de recommencer.' },
    en: { message: 'Too many requests.', fix: 'Wait {seconds} seconds before you try again.' },
  },
  'RUN-500': {
    status: 500,
    fr: {
      message: 'Une erreur est survenue de notre côté.',
      fix: 'Réessayez dans un instant. Si cela dure, transmettez le numéro de la demande (request_id) à l’assistance.',
    },
    en: {
      message: 'Something went wrong on our side.',
      fix: 'Try again in a moment. If it lasts, give support the number of the request (request_id).',
    },
  },
} as const satisfies MessageTable;
