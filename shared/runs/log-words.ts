import type { FindingLevel } from '../findings/finding.ts';
import type { JournalEvent, Language } from './run.ts';
import type { RecordOutcome } from './settling-rules.ts';

type Words = Readonly<Record<Language, string>>;

/** What became of a record, as a log says it. */
export const outcomeWords: Readonly<Record<RecordOutcome['outcome'], Words>> = {
  created: { fr: 'CRÉÉ', en: 'CREATED' },
  updated: { fr: 'MODIFIÉ', en: 'UPDATED' },
  unchanged: { fr: 'INCHANGÉ', en: 'UNCHANGED' },
  rejected: { fr: 'REJETÉ', en: 'REJECTED' },
  'set-aside': { fr: 'MIS DE CÔTÉ', en: 'SET ASIDE' },
};

/** Of findings and of lines of the journal. */
export const levelWords: Readonly<Record<FindingLevel | JournalEvent['level'], Words>> = {
  blocking: { fr: 'BLOQUANT', en: 'BLOCKING' },
  rejected: { fr: 'REJETÉ', en: 'REJECTED' },
  warning: { fr: 'AVERTISSEMENT', en: 'WARNING' },
  info: { fr: 'INFO', en: 'INFO' },
  debug: { fr: 'DÉTAIL', en: 'DEBUG' },
  error: { fr: 'ERREUR', en: 'ERROR' },
};

export const rowWord: Words = { fr: 'LIGNE', en: 'ROW' };
