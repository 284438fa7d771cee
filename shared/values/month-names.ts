/** Names and abbreviations in French and English, without accents, by month from 1. */
const names: readonly string[] = [
  'janvier janv jan january',
  'fevrier fevr fev february febr feb',
  'mars mar march',
  'avril avr april apr',
  'mai may',
  'juin june jun',
  'juillet juil july jul',
  'aout aou august aug',
  'septembre sept sep september',
  'octobre oct october',
  'novembre nov november',
  'decembre dec december',
];

const monthOf: ReadonlyMap<string, number> = new Map(
  names.flatMap((line, i) => line.split(' ').map((name) => [name, i + 1] as const)),
);

const weekdays: ReadonlySet<string> = new Set(
  (
    'lundi lun mardi mar mercredi mer jeudi jeu vendredi ven samedi sam dimanche dim ' +
    'monday mon tuesday tues tue wednesday wed thursday thurs thur thu friday fri saturday sat ' +
    'sunday sun'
  ).split(' '),
);

/**
 * The month of a name in French or English, from 1.
 *
 * @param name lower case, without accents; `jui` is none: it may be June or July
 */
export function readMonthName(name: string): number | undefined {
  return monthOf.get(name);
}

/** @param name lower case, without accents */
export function isWeekday(name: string): boolean {
  return weekdays.has(name);
}
