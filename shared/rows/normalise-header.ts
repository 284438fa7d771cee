import { repairMojibake } from './repair-mojibake.ts';

/**
 * A header in the spelling by which columns are compared: repaired, without accents, lower case,
 * words joined by `_`. `Mode d’apprentissage`, `learningMode` and `LEARNING-MODE` all come out as
 * one would expect; letters of other scripts stay.
 */
export function normaliseHeader(header: string): string {
  return (repairMojibake(header) ?? header)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1_$2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1_$2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');
}
