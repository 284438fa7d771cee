import { currencyColumnWords } from '../money/currency.ts';
import type { FieldSpec } from '../sources/source-item.ts';

const priceWords = ['price', 'prix', 'tarif', 'cout', 'cost', 'fee', 'amount', 'montant'];
const durationWords = ['duration', 'duree'];
const hourWords = ['h', 'hours', 'hour', 'heures', 'heure', 'en_heures', 'in_hours', 'hrs'];
const minuteWords = ['min', 'mins', 'minutes', 'minute', 'en_minutes', 'in_minutes'];

const paired = (words: readonly string[], ends: readonly string[]): string[] => [
  ...words,
  ...words.flatMap((word) => ends.map((end) => `${word}_${end}`)),
];

/**
 * Columns of a course file (FEATURES L51) under every name by which they are known. Only the title
 * is required: a course can be found and bought by its title alone, and the quality score says what
 * the rest would add.
 */
export const coursesFields = [
  {
    name: 'external_id',
    required: false,
    aliases: [
      'id',
      'course_id',
      'id_cours',
      'identifiant',
      'reference',
      'ref',
      'code',
      'code_cours',
      'course_code',
    ],
  },
  {
    name: 'title',
    required: true,
    aliases: [
      'titre',
      'name',
      'nom',
      'course',
      'cours',
      'course_title',
      'course_name',
      'titre_du_cours',
      'nom_du_cours',
      'intitule',
      'intitule_du_cours',
      'libelle',
    ],
  },
  {
    name: 'description',
    required: false,
    aliases: [
      'desc',
      'resume',
      'summary',
      'about',
      'presentation',
      'course_description',
      'description_du_cours',
      'details',
    ],
  },
  {
    name: 'category',
    required: false,
    aliases: [
      'categorie',
      'theme',
      'thematique',
      'domaine',
      'matiere',
      'subject',
      'topic',
      'rubrique',
    ],
  },
  {
    name: 'instructor',
    required: false,
    aliases: [
      'formateur',
      'formatrice',
      'enseignant',
      'enseignante',
      'professeur',
      'prof',
      'instructeur',
      'intervenant',
      'animateur',
      'auteur',
      'author',
      'teacher',
      'trainer',
      'tutor',
      'lecturer',
    ],
  },
  {
    name: 'duration',
    required: false,
    aliases: [
      ...paired(durationWords, [...hourWords, ...minuteWords]),
      'length',
      'hours',
      'heures',
      'nombre_d_heures',
      'volume_horaire',
      'minutes',
    ],
  },
  {
    name: 'difficulty',
    required: false,
    aliases: ['difficulte', 'level', 'niveau', 'niveau_de_difficulte', 'difficulty_level'],
  },
  {
    name: 'learning_mode',
    required: false,
    aliases: [
      'mode',
      'mode_d_apprentissage',
      'mode_apprentissage',
      'mode_de_formation',
      'modalite',
      'format',
      'delivery',
      'delivery_mode',
      'type_de_cours',
    ],
  },
  { name: 'price', required: false, aliases: paired(priceWords, currencyColumnWords) },
  { name: 'is_free', required: false, aliases: ['free', 'gratuit', 'est_gratuit', 'gratuite'] },
  {
    name: 'language',
    required: false,
    aliases: ['langue', 'lang', 'langue_du_cours', 'course_language', 'langue_d_enseignement'],
  },
  {
    name: 'lessons',
    required: false,
    aliases: [
      'lecons',
      'lesson',
      'lecon',
      'chapters',
      'chapitres',
      'modules',
      'contenu',
      'content',
      'syllabus',
      'programme',
      'sommaire',
      'plan',
    ],
  },
  {
    name: 'tags',
    required: false,
    aliases: ['tag', 'mots_cles', 'mot_cle', 'motscles', 'keywords', 'etiquettes', 'labels'],
  },
  { name: 'currency', required: false, aliases: ['devise', 'monnaie', 'currency_code'] },
] as const satisfies readonly FieldSpec[];

export type CoursesField = (typeof coursesFields)[number]['name'];

/** Keys under which a JSON file may wrap its list of courses. */
export const courseListKeys = ['courses', 'cours', 'formations', 'course_list'];
