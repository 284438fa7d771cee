import type { OtherKinds } from '../rows/guess-other-kind.ts';
import type { CoursesField } from './courses-fields.ts';

const common: readonly CoursesField[] = ['external_id', 'title'];
const unlikePeople: readonly CoursesField[] = [
  ...(['duration', 'difficulty', 'learning_mode', 'price', 'is_free', 'lessons'] as const),
  'instructor',
];

const firstNames = ['first_name', 'firstname', 'prenom', 'prenoms', 'given_name'];
const lastNames = ['last_name', 'lastname', 'surname', 'family_name', 'nom_de_famille'];
const emails = [
  'email',
  'e_mail',
  'courriel',
  'mail',
  'adresse_email',
  'adresse_e_mail',
  'adresse_mail',
];
const phones = ['phone', 'phone_number', 'telephone', 'tel', 'mobile', 'portable', 'whatsapp'];

/**
 * What people send in place of their courses: other tables of the same learning platform. Course
 * exports have `instructor_email`, `num_reviews`, `num_students` or `rating` too: none of these
 * tells anything.
 */
export const coursesOtherKinds: OtherKinds = {
  common,
  people: {
    name: 'instructors',
    field: 'title',
    names: ['nom', 'name', 'full_name', 'fullname', 'nom_complet'],
    columns: [
      firstNames,
      lastNames,
      emails,
      phones,
      ['matricule', 'sexe', 'genre', 'gender', 'civilite'],
      ['date_de_naissance', 'birth_date', 'date_of_birth', 'birthdate', 'lieu_de_naissance'],
      ['fonction', 'poste', 'job_title', 'grade', 'specialite', 'specialty'],
    ],
    unlike: unlikePeople,
  },
  kinds: [
    {
      name: 'enrolments',
      telling: [
        ['student_email', 'learner_email', 'email_apprenant', 'email_etudiant'],
        ['student_id', 'learner_id', 'id_apprenant', 'id_etudiant'],
        ['student_name', 'learner_name', 'nom_apprenant', 'apprenant', 'etudiant', 'stagiaire'],
        ['enrolled_at', 'enrollment_date', 'enrolment_date', 'date_inscription', 'enrolled_on'],
        ['enrollment_id', 'enrolment_id', 'id_inscription'],
        ['completed_at', 'completion_date', 'date_achevement'],
      ],
      supporting: [
        ['user_email', 'email', 'e_mail', 'courriel', 'mail'],
        ['user_id', 'username', 'matricule'],
        ['date_d_inscription'],
        ['progress', 'progress_percent', 'progression', 'avancement'],
        ['completion', 'completion_rate', 'taux_d_achevement'],
        ['grade', 'final_grade', 'score', 'note_finale'],
        ['last_access', 'last_accessed_at', 'dernier_acces', 'derniere_connexion'],
        ['certificate_issued', 'certificat_delivre'],
      ],
    },
    {
      name: 'instructors',
      telling: [firstNames, lastNames, ['bio', 'biography', 'biographie']],
      supporting: [
        emails,
        phones,
        ['specialty', 'speciality', 'expertise', 'specialite'],
        ['job_title', 'fonction', 'poste'],
        ['photo', 'avatar', 'photo_url', 'linkedin'],
      ],
    },
    {
      name: 'lessons',
      telling: [
        ['lesson_title', 'lesson_name', 'titre_lecon', 'titre_de_la_lecon', 'titre_du_chapitre'],
        ['lesson_id', 'id_lecon', 'lecture_id', 'chapter_id', 'section_id'],
        ['lesson_order', 'lesson_number', 'numero_lecon', 'numero_de_lecon', 'lecture_order'],
        ['lesson_content', 'contenu_lecon', 'contenu_de_la_lecon', 'lesson_type'],
      ],
      supporting: [
        ['order', 'ordre', 'position', 'order_index', 'sort_order'],
        ['video_url', 'url_video', 'video', 'lien_video'],
        ['module_title', 'section_title', 'chapter_title', 'titre_du_module'],
      ],
    },
    {
      name: 'categories',
      telling: [
        ['parent_id', 'parent', 'parent_category', 'parent_category_id', 'categorie_parente'],
      ],
      supporting: [
        ['slug'],
        ['category_id', 'id_categorie'],
        ['depth', 'path', 'profondeur'],
        ['nombre_de_cours', 'course_count', 'num_courses', 'courses_count', 'nb_cours'],
      ],
    },
    {
      name: 'reviews',
      telling: [
        ['review_id', 'id_avis', 'review_text', 'review_comment', 'texte_de_l_avis'],
        ['reviewer', 'reviewer_name', 'reviewer_id', 'reviewer_email', 'reviewers', 'auteur_avis'],
        ['reviewed_at', 'review_date', 'date_avis', 'date_de_l_avis', 'date_reviews'],
      ],
      supporting: [
        ['comment', 'comments', 'commentaire', 'commentaires', 'feedback'],
        ['stars', 'etoiles', 'nombre_d_etoiles'],
        ['helpful_count', 'helpful_votes'],
      ],
    },
  ],
};
