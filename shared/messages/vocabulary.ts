import { claimsFieldWords, recapFieldWords } from '../claims/texts/claims-field-words.ts';
import { sessionOrderWords, writeProblemWords } from '../claims/texts/claims-mapping-words.ts';
import { claimsRecordWords } from '../claims/texts/claims-record-words.ts';
import { claimsWords } from '../claims/texts/claims-words.ts';
import { courseFieldWords } from '../courses/course-field-words.ts';
import { jsonProblemWords } from '../json/json-problem-words.ts';
import type { Domain, Language, Run, StageName, TerminalStatus } from '../runs/run.ts';
import {
  bulkStageWords,
  bulkStateWords,
  transferStateWords,
} from '../transfers/texts/bulk-state-words.ts';
import { paymentFieldWords } from '../transfers/transfers-fields.ts';

type Words = Readonly<Record<Language, string>>;

const stages: Readonly<Record<StageName, Words>> = {
  receive: { fr: 'réception', en: 'receiving' },
  read: { fr: 'lecture', en: 'reading' },
  compare: { fr: 'comparaison', en: 'comparing' },
  map: { fr: 'préparation', en: 'preparing' },
  settle: { fr: 'enregistrement', en: 'saving' },
  conclude: { fr: 'conclusion', en: 'concluding' },
};
const statuses: Readonly<Record<TerminalStatus, Words>> = {
  DONE: { fr: 'réussi', en: 'done' },
  DONE_WITH_ERRORS: { fr: 'réussi en partie', en: 'done with errors' },
  ERROR: { fr: 'en échec', en: 'failed' },
  CANCELLED: { fr: 'annulé', en: 'cancelled' },
};
const waits: Readonly<Record<NonNullable<Run['waitingFor']>, Words>> = {
  files: { fr: 'ses fichiers', en: 'its files' },
  mapping: { fr: 'le sens de ses colonnes', en: 'the meaning of its columns' },
  approval: { fr: 'une approbation', en: 'an approval' },
};
const domains: Readonly<Record<Domain, Words>> = {
  claims: { fr: 'sinistres', en: 'claims' },
  courses: { fr: 'cours', en: 'courses' },
  transfers: { fr: 'transferts', en: 'transfers' },
  catalogue: { fr: 'catalogue', en: 'catalogue' },
  reports: { fr: 'rapports', en: 'reports' },
};

/** Kinds of file that people send where another is expected. */
const otherKinds: Readonly<Record<string, Words>> = {
  claims: domains.claims,
  courses: domains.courses,
  enrolments: { fr: 'inscriptions', en: 'enrolments' },
  instructors: {
    fr: 'personnes (formateurs, apprenants …)',
    en: 'people (instructors, learners …)',
  },
  lessons: { fr: 'leçons', en: 'lessons' },
  categories: { fr: 'catégories', en: 'categories' },
  reviews: { fr: 'avis', en: 'reviews' },
};

const delimiters: Readonly<Record<string, Words>> = {
  '\t': { fr: 'tabulation', en: 'tab' },
};

/** Fields of all domains by the names that messages use for them. */
const fields: Readonly<Record<string, Words>> = {
  ...paymentFieldWords,
  ...courseFieldWords,
  ...claimsFieldWords,
};

const vocabulary: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  stage: stages,
  waiting_for: waits,
  status: statuses,
  bulk_stage: bulkStageWords,
  bulk_state: bulkStateWords,
  transfer_state: transferStateWords,
  domain: domains,
  other_kind: otherKinds,
  field: fields,
  fields,
  suggestion: fields,
  expected: fields,
  json_problem: jsonProblemWords,
  delimiter: delimiters,
  rival: delimiters,
  ...claimsWords,
  write_problem: writeProblemWords,
  session_order: sessionOrderWords,
  record_kind: claimsRecordWords,
};

/** Fields that the files of a slot call otherwise. */
const fieldsOfSlot: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  recap_file: recapFieldWords,
};

/**
 * People's word for a value that the API fixes in its own (`DONE_WITH_ERRORS`), by the name of the
 * placeholder that it fills; undefined when there is none.
 *
 * @param slot of the file that is spoken of, if any: its fields go by the names they have there
 */
export function nameValue(
  placeholder: string,
  value: string,
  lang: Language,
  slot?: unknown,
): string | undefined {
  const words = own(vocabulary, placeholder);
  const ofSlot = words === fields && typeof slot === 'string' ? own(fieldsOfSlot, slot) : undefined;
  return ((ofSlot && own(ofSlot, value)) ?? (words && own(words, value)))?.[lang];
}

function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
