import type { MessageTable } from '../messages/message.ts';

/** Reasons of the quality score (`score-quality.ts`): what is lacking, and how to gain the points. */
export const qualityMessages = {
  'CRS-Q01': {
    fr: {
      message: 'Le cours n’a pas de description.',
      fix: 'Ajoutez une description d’au moins 120 caractères : à qui s’adresse le cours et ce qu’on y apprend.',
    },
    en: {
      message: 'The course has no description.',
      fix: 'Add a description of at least 120 characters: who the course is for and what it teaches.',
    },
  },
  'CRS-Q02': {
    fr: {
      message: 'La description est très courte (moins de 40 caractères).',
      fix: 'Développez la description jusqu’à 120 caractères au moins.',
    },
    en: {
      message: 'The description is very short (under 40 characters).',
      fix: 'Extend the description to at least 120 characters.',
    },
  },
  'CRS-Q03': {
    fr: {
      message: 'La description est un peu courte (moins de 120 caractères).',
      fix: 'Complétez la description jusqu’à 120 caractères au moins.',
    },
    en: {
      message: 'The description is rather short (under 120 characters).',
      fix: 'Complete the description up to at least 120 characters.',
    },
  },
  'CRS-Q04': {
    fr: {
      message: 'Le cours n’a aucune leçon.',
      fix: 'Indiquez les leçons du cours, au moins trois.',
    },
    en: {
      message: 'The course has no lesson.',
      fix: 'List the lessons of the course, at least three.',
    },
  },
  'CRS-Q05': {
    fr: {
      message: 'Le cours a moins de trois leçons.',
      fix: 'Découpez le cours en trois leçons ou plus.',
    },
    en: {
      message: 'The course has fewer than three lessons.',
      fix: 'Divide the course into three lessons or more.',
    },
  },
  'CRS-Q06': {
    fr: { message: 'Le cours n’a pas de catégorie.', fix: 'Indiquez une catégorie.' },
    en: { message: 'The course has no category.', fix: 'Give a category.' },
  },
  'CRS-Q07': {
    fr: { message: 'Le formateur n’est pas indiqué.', fix: 'Indiquez le nom du formateur.' },
    en: { message: 'The instructor is not given.', fix: 'Give the name of the instructor.' },
  },
  'CRS-Q08': {
    fr: { message: 'La durée n’est pas indiquée.', fix: 'Indiquez la durée en heures.' },
    en: { message: 'The duration is not given.', fix: 'Give the duration in hours.' },
  },
  'CRS-Q09': {
    fr: { message: 'Le cours n’a aucun mot-clé.', fix: 'Ajoutez au moins trois mots-clés.' },
    en: { message: 'The course has no tag.', fix: 'Add at least three tags.' },
  },
  'CRS-Q10': {
    fr: {
      message: 'Le cours a moins de trois mots-clés.',
      fix: 'Complétez jusqu’à trois mots-clés au moins.',
    },
    en: {
      message: 'The course has fewer than three tags.',
      fix: 'Complete them to at least three.',
    },
  },
  'CRS-Q11': {
    fr: {
      message: 'La difficulté n’est pas indiquée.',
      fix: 'Indiquez débutant, intermédiaire, avancé ou tous niveaux.',
    },
    en: {
      message: 'The difficulty is not given.',
      fix: 'Give beginner, intermediate, advanced or all.',
    },
  },
  'CRS-Q12': {
    fr: {
      message: 'Le mode d’apprentissage n’est pas indiqué.',
      fix: 'Indiquez texte, vidéo, pratique, mixte ou direct.',
    },
    en: {
      message: 'The learning mode is not given.',
      fix: 'Give text, video, practice, mixed or live.',
    },
  },
  'CRS-Q13': {
    fr: {
      message: 'Le prix n’est pas indiqué.',
      fix: 'Indiquez le prix, ou que le cours est gratuit.',
    },
    en: {
      message: 'The price is not given.',
      fix: 'Give the price, or say that the course is free.',
    },
  },
  'CRS-Q14': {
    fr: {
      message: 'Le titre est trop court ou trop long.',
      fix: 'Choisissez un titre de 10 à 100 caractères qui dit le sujet.',
    },
    en: {
      message: 'The title is too short or too long.',
      fix: 'Choose a title of 10 to 100 characters that names the subject.',
    },
  },
} as const satisfies MessageTable;
