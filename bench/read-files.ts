import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

/** Columns of the files that are read: those of a course file, 12 of them. */
const columns =
  'external_id,title,description,category,instructor,duration,difficulty,learning_mode,price,language,lessons,tags';

const subjects = [
  'Comptabilité des petites entreprises',
  'Python pour l’analyse de données',
  'Gestion d’une coopérative agricole',
  'Réseaux informatiques',
  'Couture et patronage',
  'Marketing de proximité',
  'Maintenance de pompes solaires',
];
const categories = ['Gestion', 'Programmation', 'Agriculture', 'Informatique', 'Artisanat'];
const levels = ['beginner', 'Intermédiaire', 'advanced', 'Tous niveaux'];
const modes = ['text', 'vidéo', 'practice', 'mixed'];

/** Rows that are written to the disk at once. */
const rowsPerBlock = 2_000;

/**
 * Writes a course file of 12 columns with quotes, line breaks and accents, as it streams: a file
 * of any number of rows takes the memory of one block.
 */
export async function writeReadFile(path: string, rows: number): Promise<void> {
  const file = createWriteStream(path);
  file.write(`${columns}\n`);
  for (let from = 1; from <= rows; from += rowsPerBlock) {
    const count = Math.min(rowsPerBlock, rows - from + 1);
    const block = Array.from({ length: count }, (_, i) => writeRow(from + i)).join('');
    if (!file.write(block)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
}

/** Every row has two quoted cells with doubled quotes or line breaks, and accents. */
function writeRow(n: number): string {
  const subject = pick(subjects, n);
  const description =
    `${subject}, de zéro au premier projet : ${n % 12} ateliers guidés.\n` +
    'Chaque exercice est corrigé, un ""bilan"" clôt la semaine.';
  const cells = [
    `LECT-${n}`,
    `"${subject}, session ""${n}"""`,
    `"${description}"`,
    pick(categories, n),
    `Formatrice Exemple ${n % 400}`,
    4 + (n % 60),
    pick(levels, n),
    pick(modes, n),
    `${9 + (n % 90)}.50 €`,
    'français',
    `"Prise en main;Cas complet n° ${n};Bilan"`,
    `"${pick(categories, n + 1).toLowerCase()},pratique,session ${n % 25}"`,
  ];
  return `${cells.join(',')}\n`;
}

function pick(words: readonly string[], n: number): string {
  return words[n % words.length] ?? '';
}
