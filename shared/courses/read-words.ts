import { rememberCells } from '../rows/remember-cells.ts';
import type { CellReading } from '../values/cell-reading.ts';
import type { Difficulty, LearningMode } from './course-content.ts';

const difficultyWords: Readonly<Record<Difficulty, readonly string[]>> = {
  beginner: [
    'debutant',
    'debutante',
    'debutants',
    'facile',
    'easy',
    'basic',
    'basics',
    'base',
    'elementary',
    'elementaire',
    'novice',
    'initiation',
    'introductory',
    'introduction',
    'niveau 1',
    'level 1',
    'beginner level',
    'beginners',
    'niveau debutant',
  ],
  intermediate: [
    'intermediaire',
    'intermediaires',
    'moyen',
    'medium',
    'niveau 2',
    'level 2',
    'intermediate level',
    'niveau intermediaire',
    'perfectionnement',
  ],
  advanced: [
    'avance',
    'avancee',
    'avances',
    'difficile',
    'hard',
    'expert',
    'experte',
    'experts',
    'confirme',
    'niveau 3',
    'level 3',
    'expert level',
    'advanced level',
    'niveau avance',
  ],
  all: [
    'tous',
    'tout niveau',
    'tous niveaux',
    'tous les niveaux',
    'all levels',
    'any',
    'any level',
    'mixte',
    'mixed',
  ],
};

const learningModeWords: Readonly<Record<LearningMode, readonly string[]>> = {
  text: ['texte', 'textes', 'ecrit', 'lecture', 'reading', 'written', 'article', 'articles'],
  video: ['videos', 'video a la demande', 'vod'],
  practice: [
    'pratique',
    'pratiques',
    'practical',
    'hands on',
    'exercices',
    'exercises',
    'atelier',
    'workshop',
    'tp',
    'lab',
    'travaux pratiques',
  ],
  mixed: ['mixte', 'hybride', 'hybrid', 'blended', 'mix'],
  live: [
    'direct',
    'en direct',
    'live session',
    'webinaire',
    'webinar',
    'classe virtuelle',
    'virtual class',
    'visio',
    'visioconference',
    'synchrone',
  ],
};

/** Languages under their ISO 639-1 code, as people name them in French, English and themselves. */
const languageWords: Readonly<Record<string, readonly string[]>> = {
  fr: ['francais', 'french', 'fra', 'fre'],
  en: ['anglais', 'english', 'eng'],
  es: ['espagnol', 'spanish', 'espanol', 'spa'],
  pt: ['portugais', 'portuguese', 'portugues', 'por'],
  ar: ['arabe', 'arabic', 'ara', 'العربية'],
  de: ['allemand', 'german', 'deutsch', 'deu', 'ger'],
  it: ['italien', 'italian', 'italiano', 'ita'],
  zh: ['chinois', 'chinese', 'mandarin', 'zho', 'chi', '中文'],
  sw: ['swahili', 'kiswahili', 'swa'],
  wo: ['wolof', 'wol'],
  ff: ['peul', 'pulaar', 'fulfulde', 'fula', 'ful'],
  bm: ['bambara', 'bamanankan', 'bam'],
  ee: ['ewe', 'ewegbe'],
  ha: ['haoussa', 'hausa', 'hau'],
  yo: ['yoruba', 'yor'],
  ln: ['lingala', 'lin'],
};

const wordCharsMax = 200;

const indexWords = <K extends string>(words: Readonly<Record<K, readonly string[]>>) =>
  new Map<string, K>(
    (Object.keys(words) as K[]).flatMap((key) =>
      [key, ...words[key]].map((word) => [word, key] as const),
    ),
  );

const difficultyOf = indexWords(difficultyWords);
const learningModeOf = indexWords(learningModeWords);
const languageOf = indexWords(languageWords);

/** One of the known words in French or English; anything else is a problem, never a default. */
export const readDifficulty = rememberCells((cell) => readWord(cell, difficultyOf));
export const readLearningMode = rememberCells((cell) => readWord(cell, learningModeOf));

/** A language by name or by code; of `fr-SN` and `en_US` only the language counts. */
export const readLanguage = rememberCells((cell): CellReading<string, 'unknown-word'> => {
  const named = readWord(cell, languageOf);
  if (named.kind !== 'problem') return named;
  const code = /^([a-z]{2,3})[-_ ][a-z]{2,4}$/i.exec(String(cell).trim())?.[1];
  return code === undefined ? named : readWord(code, languageOf);
});

function readWord<T extends string>(
  cell: unknown,
  words: ReadonlyMap<string, T>,
): CellReading<T, 'unknown-word'> {
  if (cell === null || cell === undefined) return { kind: 'empty' };
  if (typeof cell !== 'string') return { kind: 'problem', problem: 'unknown-word' };
  // A cell may be megabytes; no word is.
  if (cell.trim().length > wordCharsMax) return { kind: 'problem', problem: 'unknown-word' };
  const word = cell
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (word === '') return { kind: 'empty' };
  const value = words.get(word);
  return value === undefined
    ? { kind: 'problem', problem: 'unknown-word' }
    : { kind: 'value', value };
}
