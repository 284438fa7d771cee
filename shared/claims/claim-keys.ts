/** Most texts are keys already: ASCII without small letters and without blanks to collapse. */
const isKey = /^[!-`{-~]+(?: [!-`{-~]+)*$/;

/**
 * What texts are compared by: NFC, inner spaces collapsed, upper case. Only keys are upper-cased;
 * what people see keeps the sender's writing.
 *
 * @see CLAIMS §3 "Text"
 */
export function textKeyOf(text: string): string {
  if (isKey.test(text)) return text;
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim().toUpperCase();
}

/** The identity of a claim within its country: `s-014 ` and `S-014` are one. */
export function claimKeyOf(claimId: string): string {
  return textKeyOf(claimId);
}

/**
 * What is left of a claim's id without punctuation and leading zeros: two ids that differ but for
 * these are suggested to people, never joined. Rows are divided into partitions by it, so that both
 * are seen together.
 *
 * @see CLAIMS §5, last rule
 */
export function looseClaimKeyOf(claimKey: string): string {
  return claimKey
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replace(/^0+(?=.)/, '')
    .replace(/(?<=\p{L})0+(?=\p{N})/gu, '');
}

/** Names of people and partners: without accents and punctuation, upper case. */
export function nameKeyOf(name: string): string {
  return textKeyOf(
    name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/[^\p{L}\p{N}]+/gu, ' '),
  );
}
