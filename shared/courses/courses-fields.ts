import { currencyColumnWords } from '../money/currency.ts';
import type { FieldSpec } from '../sources/source-item.ts';

const priceWords = ['price', 'prix', 'tarif', 'cout', 'cost', 'fee', 'amount', 'montant'];
/** What an office adds to the word for a price. */
const priceKinds = ['ttc', 'public', 'unitaire', 'total', 'par_personne', 'de_vente', 'normal'];
const durationWords = ['duration', 'duree', 'duree_totale', 'course_duration', 'duree_du_cours'];
const hourWords = ['h', 'hours', 'hour', 'heures', 'heure', 'en_heures', 'in_hours', 'hrs'];
const minuteWords = ['min', 'mins', 'minutes', 'minute', 'en_minutes', 'in_minutes', 'en_min'];
const currencyWords = currencyColumnWords.flatMap((word) => [word, `en_${word}`, `in_${word}`]);
const teachers = ['formateur', 'formatrice', 'enseignant', 'enseignante', 'professeur', 'prof'];
const teachersToo = ['instructeur', 'intervenant', 'animateur', 'teacher', 'trainer', 'tutor'];

const paired = (words: readonly string[], ends: readonly string[]): string[] => [
  ...words,
  ...words.flatMap((word) => ends.map((end) => `${word}_${end}`)),
];

/**
 * Columns of a course file (FEATURES L51) under every name by which they are known: French,
 * English, and those of exports of Udemy, Coursera, edX and Moodle. Only the title is required: a
 * course can be found and bought by its title alone, and the quality score says what the rest would
 * add. What the cells would not bear is no alias: a Moodle `format` is a layout (`topics`), an edX
 * `course_effort` hours a week, `is_paid` the contrary of `is_free`.
 */
export const coursesFields = [
  {
    name: 'external_id',
    required: false,
    aliases: ['id', 'course_id', 'id_cours', 'id_du_cours', 'identifiant', 'identifiant_du_cours'],
    // Moodle asks for a short name and leaves the id number to the school.
    weakAliases: [
      ...['idnumber', 'id_number', 'reference', 'reference_du_cours', 'ref', 'code'],
      ...['code_cours', 'code_du_cours', 'course_code', 'course_key', 'shortname', 'short_name'],
    ],
  },
  {
    name: 'title',
    required: true,
    aliases: [
      ...['titre', 'course_title', 'course_name', 'titre_du_cours', 'titre_cours', 'nom_du_cours'],
      ...['nom_cours', 'intitule', 'intitule_du_cours', 'titre_de_la_formation', 'course_fullname'],
      ...['nom_de_la_formation', 'intitule_de_la_formation'],
    ],
    weakAliases: [
      'fullname',
      'full_name',
      'name',
      'nom',
      'libelle',
      'course',
      'cours',
      'formation',
    ],
  },
  {
    name: 'description',
    required: false,
    aliases: [
      ...['desc', 'course_description', 'description_du_cours', 'full_description'],
      ...['long_description', 'description_longue', 'description_complete'],
    ],
    weakAliases: [
      ...['presentation', 'summary', 'course_summary', 'resume', 'resume_du_cours', 'about'],
      ...['details', 'overview', 'short_description', 'description_courte', 'headline'],
    ],
  },
  {
    name: 'category',
    required: false,
    aliases: ['categorie', 'course_category', 'categorie_du_cours', 'primary_category'],
    weakAliases: [
      ...['category_name', 'nom_de_la_categorie', 'category_path', 'domaine', 'matiere', 'subject'],
      ...['course_subject', 'thematique', 'theme', 'rubrique', 'discipline', 'filiere', 'topic'],
    ],
  },
  {
    name: 'instructor',
    required: false,
    aliases: [
      ...['instructors', 'instructor_name', 'instructor_names', 'course_instructor', 'lecturer'],
      ...[...teachers, ...teachersToo].flatMap((word) => [word, `${word}s`, `nom_${word}`]),
      ...['nom_du_formateur', 'nom_de_l_enseignant', 'nom_de_l_instructeur', 'teacher_name'],
    ],
    // Who gives the course, where nobody is named: two schools may have a course of the same title.
    weakAliases: [
      ...['auteur', 'author', 'auteurs', 'authors', 'university', 'universite', 'institution'],
      ...['organization', 'organisation', 'course_organization', 'organisme', 'etablissement'],
      ...['ecole', 'school', 'partner', 'provider'],
    ],
  },
  {
    name: 'duration',
    required: false,
    aliases: [
      ...paired(durationWords, [...hourWords, ...minuteWords]),
      ...[
        'length',
        'hours',
        'heures',
        'nombre_d_heures',
        'nb_heures',
        'nb_d_heures',
        'total_hours',
      ],
      ...['volume_horaire', 'minutes', 'content_duration', 'contentDurationHours'],
    ],
  },
  {
    name: 'difficulty',
    required: false,
    aliases: [
      ...['difficulte', 'level', 'niveau', 'niveau_de_difficulte', 'difficulty_level'],
      ...[
        'course_level',
        'course_difficulty',
        'niveau_du_cours',
        'niveau_requis',
        'instructional_level',
      ],
    ],
  },
  {
    name: 'learning_mode',
    required: false,
    aliases: [
      ...['mode', 'mode_d_apprentissage', 'mode_apprentissage', 'mode_de_formation', 'modalite'],
      ...['modalites', 'delivery', 'delivery_mode', 'learning_format'],
    ],
    weakAliases: ['format', 'type_de_cours'],
    unlessBeside: { format: ['shortname', 'short_name', 'fullname', 'idnumber', 'id_number'] },
  },
  {
    name: 'price',
    required: false,
    aliases: [
      ...paired(
        [...priceWords, 'course_price', 'prix_du_cours', 'prix_ttc', 'tarif_ttc'],
        currencyWords,
      ),
      ...paired(['prix', 'tarif', 'cout', 'montant'], priceKinds),
    ],
    // Beside a price with tax, the one without is another column.
    weakAliases: ['prix_ht', 'tarif_ht', 'cout_ht', 'montant_ht'],
  },
  {
    name: 'is_free',
    required: false,
    aliases: ['free', 'gratuit', 'est_gratuit', 'gratuite', 'gratuit_payant', 'gratuit_ou_payant'],
  },
  {
    name: 'language',
    required: false,
    aliases: [
      ...['langue', 'lang', 'langue_du_cours', 'course_language', 'langue_d_enseignement'],
      ...['langue_de_formation', 'locale'],
    ],
  },
  {
    name: 'lessons',
    required: false,
    aliases: [
      ...['lecons', 'lesson', 'lecon', 'chapters', 'chapitres', 'lesson_titles'],
      ...['titres_des_lecons', 'liste_des_lecons'],
    ],
    weakAliases: [
      ...['modules', 'syllabus', 'programme', 'sommaire', 'plan', 'plan_du_cours', 'contenu'],
      ...['contenu_du_cours', 'content', 'course_content'],
    ],
  },
  {
    name: 'tags',
    required: false,
    aliases: ['tag', 'mots_cles', 'mot_cle', 'motscles', 'keywords', 'etiquettes', 'labels'],
    weakAliases: ['skills', 'course_skills', 'competences'],
  },
  {
    name: 'currency',
    required: false,
    aliases: ['devise', 'monnaie', 'currency_code', 'price_currency', 'code_devise'],
  },
] as const satisfies readonly FieldSpec[];

export type CoursesField = (typeof coursesFields)[number]['name'];

/** Keys under which a JSON file may wrap its list of courses. */
export const courseListKeys = ['courses', 'cours', 'formations', 'course_list'];
