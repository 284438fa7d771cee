import { schemeCodes } from './fspiop-codes.ts';
import type { Wordings } from './scheme-messages.ts';

const thirdParty = [...schemeCodes.keys()].filter((code) => code.startsWith('7')).join(' ');

/** Requests that were not accepted: something of ours is wrong, and the officer cannot put it right. */
export const requestWordings: Wordings = [
  [
    'HTTP-400',
    {
      fr: {
        message: 'La passerelle de paiement n’a pas accepté la demande.',
        cause:
          'Une valeur ne lui convient pas (type d’identifiant, devise, montant) ; rien n’a été transmis au réseau.',
        fix: 'Ne renvoyez pas la ligne telle quelle, et appelez l’assistance.',
      },
      en: {
        message: 'The payment adapter did not accept the request.',
        cause:
          'A value does not suit it (type of identifier, currency, amount); nothing was passed on to the network.',
        fix: 'Do not send the row again as it is, and call support.',
      },
    },
  ],
  [
    '3100 3101 3102 3103 3104 3107',
    {
      fr: {
        message: 'Le réseau a refusé la forme de la demande.',
        cause: 'Une valeur manque, est de trop, trop longue ou mal écrite selon ses règles.',
        fix: 'Ne renvoyez pas la ligne telle quelle, et appelez l’assistance.',
      },
      en: {
        message: 'The network refused the form of the request.',
        cause: 'By its rules a value is missing, unexpected, too long or badly written.',
        fix: 'Do not send the row again as it is, and call support.',
      },
    },
  ],
  [
    '2002 3000 3001 3002',
    {
      fr: {
        message: 'Le réseau ne prend pas cette demande en charge.',
        cause: 'La passerelle de paiement et le réseau ne sont pas réglés l’un pour l’autre.',
        fix: 'N’envoyez rien d’autre, et appelez l’assistance.',
      },
      en: {
        message: 'The network does not support this request.',
        cause: 'The payment adapter and the network are not set up for each other.',
        fix: 'Send nothing else, and call support.',
      },
    },
  ],
  [
    '3105',
    {
      fr: {
        message: 'Le réseau a refusé la signature de la passerelle de paiement.',
        cause: 'Sa clé a expiré, a changé, ou n’est pas connue du réseau.',
        fix: 'N’envoyez rien d’autre, et appelez l’assistance.',
      },
      en: {
        message: 'The network refused the payment adapter’s signature.',
        cause: 'Its key has expired, has changed, or is not known to the network.',
        fix: 'Send nothing else, and call support.',
      },
    },
  ],
  [
    thirdParty,
    {
      fr: {
        message: 'Le réseau a répondu par une erreur qui ne concerne pas les transferts.',
        cause:
          'Cette erreur vient de services que Quai n’utilise pas ; l’issue du transfert n’est pas connue.',
        fix: 'Ne payez pas une seconde fois, et appelez l’assistance.',
      },
      en: {
        message: 'The network answered with an error that does not concern transfers.',
        cause:
          'This error comes from services that Quai does not use; the outcome of the transfer is not known.',
        fix: 'Do not pay a second time, and call support.',
      },
    },
  ],
];
