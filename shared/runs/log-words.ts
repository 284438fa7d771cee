import type { FindingLevel } from '../findings/finding.ts';
import type { JournalEvent, Language, Run } from './run.ts';
import type { RecordOutcome } from './settling-rules.ts';

type Words = Readonly<Record<Language, string>>;

type OutcomeWords = Readonly<Record<RecordOutcome['outcome'], Words>>;

const outcomeWords: OutcomeWords = {
  created: { fr: 'CRÉÉ', en: 'CREATED' },
  updated: { fr: 'MODIFIÉ', en: 'UPDATED' },
  unchanged: { fr: 'INCHANGÉ', en: 'UNCHANGED' },
  rejected: { fr: 'REJETÉ', en: 'REJECTED' },
  'set-aside': { fr: 'MIS DE CÔTÉ', en: 'SET ASIDE' },
};

/** Of a row of a bulk: its transfer is paid or failed, or its payee was only looked up. */
const paidWords: OutcomeWords = {
  ...outcomeWords,
  created: { fr: 'PAYÉ', en: 'PAID' },
  rejected: { fr: 'EN ÉCHEC', en: 'FAILED' },
};
const lookedUpWords: OutcomeWords = {
  ...outcomeWords,
  created: { fr: 'TROUVÉ', en: 'FOUND' },
  rejected: { fr: 'INTROUVABLE', en: 'NOT FOUND' },
};

/** What became of the records of a run, as its log says it. */
export function outcomeWordsOf({ domain, dryRun }: Pick<Run, 'domain' | 'dryRun'>): OutcomeWords {
  if (domain !== 'transfers') return outcomeWords;
  return dryRun ? lookedUpWords : paidWords;
}

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
