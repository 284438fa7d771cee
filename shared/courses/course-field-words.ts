import type { CoursesField } from './courses-fields.ts';

/** What people call the fields of a course; each word is also a name by which its column is known. */
export const courseFieldWords: Readonly<
  Record<CoursesField, { readonly fr: string; readonly en: string }>
> = {
  external_id: { fr: 'identifiant', en: 'id' },
  title: { fr: 'titre', en: 'title' },
  description: { fr: 'description', en: 'description' },
  category: { fr: 'catégorie', en: 'category' },
  instructor: { fr: 'formateur', en: 'instructor' },
  duration: { fr: 'durée', en: 'duration' },
  difficulty: { fr: 'niveau', en: 'level' },
  learning_mode: { fr: 'modalité', en: 'learning_mode' },
  price: { fr: 'prix', en: 'price' },
  is_free: { fr: 'gratuit', en: 'is_free' },
  language: { fr: 'langue', en: 'language' },
  lessons: { fr: 'leçons', en: 'lessons' },
  tags: { fr: 'mots-clés', en: 'tags' },
  currency: { fr: 'devise', en: 'currency' },
};
