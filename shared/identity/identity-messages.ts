import type { MessageTable } from '../messages/message.ts';

/** Sign-in and rights. */
export const identityMessages = {
  'AUTH-01': {
    status: 401,
    fr: {
      message: 'Adresse e-mail ou mot de passe incorrect.',
      fix: 'Vérifiez les deux et recommencez. Après cinq échecs, il faut attendre quinze minutes.',
    },
    en: {
      message: 'E-mail address or password is wrong.',
      fix: 'Check both and try again. After five failures you must wait fifteen minutes.',
    },
  },
  'AUTH-02': {
    status: 401,
    fr: {
      message: 'Vous n’êtes pas connecté.',
      cause: 'La session manque ou a expiré.',
      fix: 'Connectez-vous de nouveau.',
    },
    en: {
      message: 'You are not signed in.',
      cause: 'The session is missing or has expired.',
      fix: 'Sign in again.',
    },
  },
  'AUTH-03': {
    status: 403,
    fr: {
      message: 'Votre rôle ne permet pas cette action.',
      fix: 'Demandez à un administrateur de la faire, ou de vous donner le rôle nécessaire.',
    },
    en: {
      message: 'Your role does not allow this.',
      fix: 'Ask an administrator to do it, or to give you the role it needs.',
    },
  },
  'AUTH-03-BULKS-DECIDE': {
    status: 403,
    fr: {
      message: 'Votre rôle ne permet pas de décider d’un lot de transferts.',
      cause: 'Un administrateur ne le peut pas non plus.',
      fix: 'Demandez à une personne qui approuve (payment_approver) de votre pays, et qui n’a pas créé le lot.',
    },
    en: {
      message: 'Your role does not allow you to decide on a bulk.',
      cause: 'An administrator may not either.',
      fix: 'Ask an approver (payment_approver) of your country who did not create the bulk.',
    },
  },
  'AUTH-04': {
    status: 429,
    fr: {
      message: 'Trop d’échecs de connexion.',
      fix: 'Attendez {minutes} minutes avant de recommencer.',
    },
    en: {
      message: 'Too many failed sign-ins.',
      fix: 'Wait {minutes} minutes before you try again.',
    },
  },
  'AUTH-05': {
    status: 403,
    fr: {
      message: 'Vous devez d’abord choisir un nouveau mot de passe.',
      fix: 'Demandez un mot de passe définitif à un administrateur.',
    },
    en: {
      message: 'You must choose a new password first.',
      fix: 'Ask an administrator for a permanent password.',
    },
  },
  'AUTH-06': {
    status: 403,
    fr: {
      message: 'Cette adresse interne ne répond à personne.',
      fix: 'Refaites la même demande à l’adresse publique de Quai.',
    },
    en: {
      message: 'This inner address answers nobody.',
      fix: 'Send the same request to the public address of Quai.',
    },
  },
  'AUTH-07': {
    status: 403,
    fr: {
      message: 'Votre adresse e-mail n’est pas confirmée.',
      fix: 'Demandez à un administrateur de la confirmer.',
    },
    en: {
      message: 'Your e-mail address is not confirmed.',
      fix: 'Ask an administrator to confirm it.',
    },
  },
} as const satisfies MessageTable;
