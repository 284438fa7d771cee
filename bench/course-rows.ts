const columns =
  'external_id,title,description,category,instructor,duration,difficulty,learning_mode,price,is_free,language,lessons,tags';

const subjects = [
  'Comptabilité des petites entreprises',
  'Python pour l’analyse de données',
  'Gestion d’une coopérative agricole',
  'Réseaux informatiques',
  'Couture et patronage',
  'Marketing de proximité',
  'Maintenance de pompes solaires',
];
const trades = ['Couture', 'Poterie', 'Python', 'Gestion', 'Soudure', 'Vannerie', 'Réseaux'];
const categories = ['Gestion', 'Programmation', 'Agriculture', 'Informatique', 'Artisanat'];
const levels = ['beginner', 'intermediate', 'advanced', 'all'];
const modes = ['text', 'video', 'practice', 'mixed'];

/**
 * A course file like those that partners send: about 500 bytes a row, every column filled.
 *
 * @param stem in every title and id, so two stems share no course
 */
export function writeCourseFile(stem: string, rows: number): string {
  return [columns, ...Array.from({ length: rows }, (_, i) => writeRow(stem, i + 1))].join('\n');
}

function writeRow(stem: string, n: number): string {
  const subject = pick(subjects, n);
  const description =
    `${subject}, de zéro jusqu’au premier projet mené seul : ${n % 12} ateliers guidés, des cas ` +
    'tirés du travail de tous les jours, une correction commentée de chaque exercice et un bilan ' +
    'à la fin de chaque semaine. Aucun matériel particulier n’est demandé.';
  return [
    `${stem}-${n}`,
    `"${subject}, session ${stem} ${n}"`,
    `"${description}"`,
    pick(categories, n),
    `Formatrice Exemple ${n % 40}`,
    4 + (n % 60),
    pick(levels, n),
    pick(modes, n),
    `${9 + (n % 90)}.50`,
    'false',
    'fr',
    '"Prise en main;Les bases;Un cas complet;Atelier;Bilan"',
    `"${pick(categories, n + 1).toLowerCase()},pratique,session ${n % 25}"`,
  ].join(',');
}

const leanColumns =
  'external_id,title,category,instructor,duration,difficulty,learning_mode,price,language';

/**
 * A catalogue with short rows, 95 bytes or so each: 100,000 of them stay below the 10 MB that a
 * course file may have.
 *
 * @param stem in every title and id, so two stems share no course; short
 */
export function writeLeanCourseFile(stem: string, rows: number): string {
  return [leanColumns, ...Array.from({ length: rows }, (_, i) => leanRow(stem, i + 1))].join('\n');
}

function leanRow(stem: string, n: number): string {
  return [
    `${stem}-${n}`,
    `${pick(trades, n)} ${stem} ${n}`,
    pick(categories, n),
    `Formatrice ${n % 40}`,
    4 + (n % 60),
    pick(levels, n),
    pick(modes, n),
    `${9 + (n % 90)}.50`,
    'fr',
  ].join(',');
}

function pick(words: readonly string[], n: number): string {
  return words[n % words.length] ?? '';
}
