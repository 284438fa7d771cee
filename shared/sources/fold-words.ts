/** Characters of a cell that are looked at for what it says. */
export const wordsMax = 200;

/** Without accents and capitals, as far as it matters. */
export function foldWords(text: string): string {
  return text.slice(0, wordsMax).trim().normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
