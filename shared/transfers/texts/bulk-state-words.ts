import type { Language, StageName } from '../../runs/run.ts';
import type { PublicBulkState } from '../bulk.ts';
import type { TransferState } from '../transfer.ts';

/** Stages of a bulk in words, where a message says `{bulk_stage}`. */
export const bulkStageWords: Readonly<Record<StageName, Readonly<Record<Language, string>>>> = {
  receive: { fr: 'réception', en: 'receiving' },
  read: { fr: 'lecture', en: 'reading' },
  compare: { fr: 'comparaison', en: 'comparing' },
  map: { fr: 'vérification des bénéficiaires', en: 'checking payees' },
  settle: { fr: 'réservation et envoi', en: 'reserving and sending' },
  conclude: { fr: 'conclusion', en: 'concluding' },
};

/** States of a bulk in words, where a message says `{bulk_state}`. */
export const bulkStateWords: Readonly<Record<PublicBulkState, Readonly<Record<Language, string>>>> =
  {
    PENDING: { fr: 'en préparation', en: 'being prepared' },
    AWAITING_APPROVAL: { fr: 'en attente d’approbation', en: 'waiting for approval' },
    PROCESSING: { fr: 'en cours', en: 'under way' },
    COMPLETED: { fr: 'payé', en: 'paid' },
    PARTIALLY_COMPLETED: { fr: 'payé en partie', en: 'partly paid' },
    FAILED: { fr: 'en échec', en: 'failed' },
    CANCELLED: { fr: 'annulé', en: 'cancelled' },
  };

/** States of a transfer in words, where a message says `{transfer_state}`. */
export const transferStateWords: Readonly<
  Record<TransferState, Readonly<Record<Language, string>>>
> = {
  PENDING: { fr: 'en attente d’envoi', en: 'waiting to be sent' },
  SENDING: { fr: 'en cours d’envoi', en: 'being sent' },
  UNKNOWN: { fr: 'd’issue inconnue', en: 'of unknown outcome' },
  COMPLETED: { fr: 'payé', en: 'paid' },
  FAILED: { fr: 'en échec', en: 'failed' },
};
