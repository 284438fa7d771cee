/** Letters that look like Latin ones, and those; in the same order. */
const lookAlikes: Readonly<Record<'cyrillic' | 'greek', readonly [string, string]>> = {
  cyrillic: ['аеорсухіјѕԁһӏАВЕКМНОРСТУХІЈЅ', 'aeopcyxijsdhlABEKMHOPCTYXIJS'],
  greek: ['οινυαΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'oivuaABEZHIKMNOPTYX'],
};

const latinOf = new Map(
  Object.values(lookAlikes).flatMap(([alike, latin]) =>
    [...alike].map((letter, i) => [letter, latin[i] ?? letter] as const),
  ),
);

/**
 * Puts Latin letters in place of Cyrillic and Greek ones that look the same, in a text that is
 * Latin otherwise (`Рrix`). A text of another script is left alone.
 */
export function foldLookAlikes(text: string): string {
  if (!/[\u0370-\u052f]/.test(text) || !/[a-z]/i.test(text)) return text;
  return text.replace(/[\u0370-\u052f]/g, (letter) => latinOf.get(letter) ?? letter);
}
