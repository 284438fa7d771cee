const subjects = ['Comptabilité', 'Python', 'Gestion d’une coopérative', 'Réseaux', 'Couture'];

/** A course as partners' interfaces write it: about 600 bytes, texts, numbers, lists, objects. */
export function writeCourseObject(n: number): string {
  const subject = subjects[n % subjects.length] ?? '';
  return JSON.stringify({
    external_id: `STEM-${n}`,
    title: `${subject}, session ${n}`,
    description:
      `${subject}, de zéro jusqu’au premier projet mené seul : ${n % 12} ateliers guidés,\n` +
      'des cas tirés du travail de tous les jours et un bilan "à chaud" chaque semaine.',
    category: 'Gestion',
    instructor: `Formatrice Exemple ${n % 40}`,
    duration: 4 + (n % 60),
    difficulty: 'beginner',
    learning_mode: 'text',
    price: 9.5 + (n % 90),
    is_free: false,
    language: 'fr',
    lessons: [
      { title: 'Prise en main', order: 1, video_url: `https://exemple.test/${n}/1` },
      { title: 'Les bases', order: 2, video_url: null },
    ],
    tags: ['pratique', `session ${n % 25}`],
  });
}
