import type { MessageTable } from '../../messages/message.ts';

const checkSender = {
  fr: 'Vérifiez côté émetteur la clé de signature et l’en-tête FSPIOP-Signature, puis renvoyez le message : rien n’a été modifié.',
  en: 'Check the signing key and the FSPIOP-Signature header at the sender, then send the message again: nothing was changed.',
};

/** Why we do not take in what the scheme tells us. */
export const callbacksMessages = {
  'TRF-K01': {
    status: 401,
    fr: {
      message: 'Ce message n’est pas signé par une source reconnue.',
      cause: 'Sa signature manque, ou ne correspond à aucune clé enregistrée.',
      fix: checkSender.fr,
    },
    en: {
      message: 'This message is not signed by a source that is known.',
      cause: 'Its signature is missing, or fits none of the keys that are kept.',
      fix: checkSender.en,
    },
  },
  'TRF-K01-MISSING': {
    fr: {
      message: 'Ce message n’est pas signé.',
      cause: 'L’en-tête FSPIOP-Source ou FSPIOP-Signature manque.',
      fix: checkSender.fr,
    },
    en: {
      message: 'This message is not signed.',
      cause: 'The FSPIOP-Source or FSPIOP-Signature header is missing.',
      fix: checkSender.en,
    },
  },
  'TRF-K01-MALFORMED': {
    fr: {
      message: 'La signature de ce message n’est pas lisible.',
      cause:
        'FSPIOP-Signature doit contenir en JSON « signature » et « protectedHeader », avec alg RS256 ou ES256.',
      fix: checkSender.fr,
    },
    en: {
      message: 'The signature of this message cannot be read.',
      cause:
        'FSPIOP-Signature has to hold “signature” and “protectedHeader” as JSON, with alg RS256 or ES256.',
      fix: checkSender.en,
    },
  },
  'TRF-K01-UNKNOWN-SOURCE': {
    fr: {
      message: 'La source de ce message n’est pas connue.',
      cause: 'Aucune clé publique n’est enregistrée pour ce FSPIOP-Source.',
      fix: 'Demandez à l’administrateur d’enregistrer la clé publique de cette source, puis renvoyez le message.',
    },
    en: {
      message: 'The source of this message is not known.',
      cause: 'No public key is kept for this FSPIOP-Source.',
      fix: 'Ask the administrator to add the public key of this source, then send the message again.',
    },
  },
  'TRF-K01-WRONG-SIGNATURE': {
    fr: {
      message: 'La signature ne correspond pas au message.',
      cause: 'Le message a été modifié en route, ou signé avec une autre clé.',
      fix: checkSender.fr,
    },
    en: {
      message: 'The signature does not fit the message.',
      cause: 'The message was changed on its way, or signed with another key.',
      fix: checkSender.en,
    },
  },
  'TRF-K01-OTHER-MESSAGE': {
    fr: {
      message: 'La signature est celle d’un autre message.',
      cause: 'Adresse, méthode, source ou destination signées ne sont pas celles de cette demande.',
      fix: checkSender.fr,
    },
    en: {
      message: 'The signature belongs to another message.',
      cause: 'The address, method, source or destination signed are not those of this request.',
      fix: checkSender.en,
    },
  },
  'TRF-K01-NOT-FOR-US': {
    fr: {
      message: 'Ce message est destiné à un autre participant.',
      cause: 'Le FSPIOP-Destination signé n’est pas le nôtre.',
      fix: 'Corrigez le destinataire, puis renvoyez le message : rien n’a été modifié.',
    },
    en: {
      message: 'This message is meant for another participant.',
      cause: 'The FSPIOP-Destination that was signed is not ours.',
      fix: 'Correct the destination, then send the message again: nothing was changed.',
    },
  },
  'TRF-K02': {
    status: 422,
    fr: {
      message: 'Ce message ne dit pas ce qu’est devenu le transfert ({field}).',
      cause:
        'Il faut un seul transferId et soit transferState (COMMITTED, ABORTED, RESERVED, RECEIVED), soit errorInformation.',
      fix: 'Corrigez le message et renvoyez-le. Le transfert reste dans son état ; Quai interroge le réseau.',
    },
    en: {
      message: 'This message does not say what became of the transfer ({field}).',
      cause:
        'It takes one transferId and either transferState (COMMITTED, ABORTED, RESERVED, RECEIVED) or errorInformation.',
      fix: 'Correct the message and send it again. The transfer stays as it is; Quai asks the network.',
    },
  },
  'TRF-K03': {
    status: 404,
    fr: {
      message: 'Aucun transfert ne porte cet identifiant.',
      cause: 'Il n’a jamais été envoyé d’ici, ou l’identifiant est incomplet.',
      fix: 'Vérifiez l’identifiant : c’est celui que Quai a donné à l’envoi (uuid), pas celui du fichier.',
    },
    en: {
      message: 'No transfer has this id.',
      cause: 'It was never sent from here, or the id is incomplete.',
      fix: 'Check the id: it is the one that Quai gave when sending (uuid), not the one of the file.',
    },
  },
  'TRF-K04': {
    status: 409,
    fr: {
      message: 'Ce transfert n’a pas encore été envoyé.',
      cause: 'Le message parle d’un transfert pour lequel aucune demande n’est partie.',
      fix: 'Rien n’a été modifié. Signalez-le au réseau, qui ne devrait rien en savoir.',
    },
    en: {
      message: 'This transfer has not been sent yet.',
      cause: 'The message is about a transfer for which no request has gone out.',
      fix: 'Nothing was changed. Tell the network, which should know nothing of it.',
    },
  },
} as const satisfies MessageTable;
