import type { Wordings } from './scheme-messages.ts';

/** After an answer that says nothing of the money, the worst advice would be to pay again. */
const wait = {
  fr: 'Ne payez pas une seconde fois : Quai interroge le réseau jusqu’à connaître l’issue. Revenez plus tard.',
  en: 'Do not pay a second time: Quai asks the network until the outcome is known. Come back later.',
};

/** Answers that were lost, late or broken, and offers that ran out. */
export const networkWordings: Wordings = [
  [
    '1000 1001',
    {
      fr: {
        message: 'La liaison s’est coupée pendant le transfert.',
        cause: 'Une réponse s’est perdue en route ; le bénéficiaire a peut-être été payé.',
        fix: wait.fr,
      },
      en: {
        message: 'The connection broke during the transfer.',
        cause: 'An answer was lost on its way; the payee may have been paid.',
        fix: wait.en,
      },
    },
  ],
  [
    '2000 2001 2003 2005',
    {
      fr: {
        message: 'Le réseau est en panne ou surchargé.',
        cause:
          'Il n’a pas dit ce qu’est devenu le transfert ; le bénéficiaire a peut-être été payé.',
        fix: wait.fr,
      },
      en: {
        message: 'The network is down or overloaded.',
        cause: 'It did not say what became of the transfer; the payee may have been paid.',
        fix: wait.en,
      },
    },
  ],
  [
    '2004 NO-ANSWER',
    {
      fr: {
        message: 'Aucune réponse n’est venue à temps.',
        cause:
          'Le réseau ou la passerelle de paiement est lent, arrêté ou injoignable ; le bénéficiaire a peut-être été payé.',
        fix: wait.fr,
      },
      en: {
        message: 'No answer came in time.',
        cause:
          'The network or the payment adapter is slow, stopped or out of reach; the payee may have been paid.',
        fix: wait.en,
      },
    },
  ],
  [
    'UNCLEAR',
    {
      fr: {
        message: 'La réponse du réseau ne dit pas si le bénéficiaire a été payé.',
        cause: 'Une étape a pris trop de temps, ou la réponse n’a pas pu être comprise.',
        fix: wait.fr,
      },
      en: {
        message: 'The network’s answer does not say whether the payee was paid.',
        cause: 'A step took too long, or the answer could not be understood.',
        fix: wait.en,
      },
    },
  ],
  [
    '3106',
    {
      fr: {
        message: 'Ce transfert avait déjà été présenté au réseau.',
        cause:
          'Quai l’a présenté de nouveau sous le même identifiant ; le réseau ne l’exécute pas deux fois.',
        fix: wait.fr,
      },
      en: {
        message: 'This transfer had already been presented to the network.',
        cause:
          'Quai presented it again under the same id; the network does not carry it out twice.',
        fix: wait.en,
      },
    },
  ],
  [
    '3208',
    {
      fr: {
        message: 'Le réseau ne connaît pas, ou pas encore, ce transfert.',
        cause:
          'La demande est en route ou s’est perdue ; Quai la présente de nouveau sous le même identifiant quand c’est sans risque.',
        fix: wait.fr,
      },
      en: {
        message: 'The network does not know this transfer, or not yet.',
        cause:
          'The request is on its way or was lost; Quai presents it again under the same id when that is safe.',
        fix: wait.en,
      },
    },
  ],
  [
    'ABORTED',
    {
      fr: {
        message: 'Le réseau a annulé le transfert, sans dire pourquoi.',
        cause: 'Rien n’a été payé ; le montant réservé est libéré.',
        fix: 'Relancez les échecs du lot (retry-failed) plus tard.',
      },
      en: {
        message: 'The network called the transfer off, without saying why.',
        cause: 'Nothing was paid; the reserved amount is released.',
        fix: 'Retry the failures of the bulk (retry-failed) later.',
      },
    },
  ],
  [
    '3300 3302 3303',
    {
      fr: {
        message: 'Le délai du transfert est passé.',
        cause: 'L’un des établissements n’a pas répondu avant la fin du délai du réseau.',
        fix: 'Une fois le transfert en échec, relancez les échecs du lot (retry-failed) plus tard.',
      },
      en: {
        message: 'The time for the transfer ran out.',
        cause: 'One of the institutions did not answer before the network’s time limit.',
        fix: 'Once the transfer has failed, retry the failures of the bulk (retry-failed) later.',
      },
    },
  ],
  [
    '3205 3206 3207 3209 3210 3301',
    {
      fr: {
        message: 'Le réseau ne trouve plus une étape de ce transfert.',
        cause: 'L’offre ou la demande à laquelle il se rapporte a expiré ou s’est perdue.',
        fix: 'Une fois le transfert en échec, mettez la ligne dans un nouveau fichier et envoyez-le plus tard.',
      },
      en: {
        message: 'The network no longer finds a step of this transfer.',
        cause: 'The offer or request that it belongs to has expired or was lost.',
        fix: 'Once the transfer has failed, put the row into a new file and send it later.',
      },
    },
  ],
];
