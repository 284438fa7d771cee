/** Made-up persons, firms and acts; every one follows from a number alone. */

const firstNames = [
  ...['Awa', 'Moussa', 'Fatou', 'Ibrahima', 'Aïssatou', 'Cheikh', 'Mariama', 'Ousmane', 'Ndèye'],
  ...['Koffi', 'Adjoa', 'Kossi', 'Abla', 'Séverin', 'Clémence', 'Hervé', 'Bintou', 'Yao'],
];
const lastNames = [
  ...['Diallo', 'Ndiaye', 'Sarr', 'Fall', 'Sow', 'Bâ', 'Cissé', 'Diouf', 'Faye', 'Gueye'],
  ...['Amouzou', 'Adjovi', 'Mensah', 'Kouassi', 'Traoré', 'Ouédraogo', 'Zinsou', 'Sagna'],
];
const trades = ['Minoterie', 'Transports', 'Imprimerie', 'Cimenterie', 'Conserverie', 'Filature'];
const places = ['Dakar', 'Thiès', 'Kaolack', 'Saint-Louis', 'Ziguinchor', 'Mbour', 'Louga'];
const providers = ['Pharmacie', 'Clinique', 'Laboratoire', 'Cabinet dentaire', 'Centre de santé'];
const saints = [
  'du Fleuve',
  'de la Paix',
  'des Filaos',
  'du Plateau',
  'de la Corniche',
  'du Marché',
];

/** Category, family and name of an act. */
export const acts = [
  ['Pharmacie', 'Médicaments', 'Médicaments génériques'],
  ['Pharmacie', 'Médicaments', 'Médicaments de spécialité'],
  ['Soins courants', 'Consultations', 'Consultation généraliste'],
  ['Soins courants', 'Consultations', 'Consultation spécialiste'],
  ['Soins courants', 'Auxiliaires', 'Soins infirmiers'],
  ['Soins courants', 'Auxiliaires', 'Kinésithérapie'],
  ['Biologie', 'Analyses', 'Numération formule sanguine'],
  ['Biologie', 'Analyses', 'Glycémie à jeun'],
  ['Imagerie', 'Radiologie', 'Radiographie du thorax'],
  ['Imagerie', 'Radiologie', 'Échographie abdominale'],
  ['Dentaire', 'Soins dentaires', 'Détartrage'],
  ['Optique', 'Verres', 'Verres unifocaux'],
] as const;

/** The insured person A that a family is named by, and their policy. */
export interface Family {
  readonly name: string;
  readonly memberId: string;
  readonly employer: string;
  readonly policyNumber: string;
}

const employers = 180;
const partners = 400;

/** @param n from 0; two numbers share no member id */
export function familyOf(n: number): Family {
  const firm = n % employers;
  return {
    name: `${pick(lastNames, Math.floor(n / firstNames.length))} ${pick(firstNames, n)}`,
    memberId: `M${String(n).padStart(6, '0')}`,
    employer: `${pick(trades, firm)} de ${pick(places, Math.floor(firm / trades.length))} ${firm}`,
    policyNumber: `POL-${1000 + firm}`,
  };
}

/** Name and birth date (`dd/mm/yyyy`) of a member: A the principal, C their spouse, E their child. */
export function memberOf(n: number, status: 'A' | 'C' | 'E') {
  const family = familyOf(n);
  const day = String(1 + (n % 28)).padStart(2, '0');
  const year = { A: 1970 + (n % 25), C: 1972 + (n % 25), E: 2005 + (n % 18) }[status];
  const [last] = family.name.split(' ');
  const first = { A: 0, C: 5, E: 11 }[status];
  const name = status === 'A' ? family.name : `${last} ${pick(firstNames, n + first)}`;
  return { name, birthDate: `${day}/0${1 + (n % 9)}/${year}` };
}

export function partnerOf(n: number): { readonly name: string; readonly address: string } {
  const at = n % partners;
  const place = pick(places, Math.floor(at / 7));
  const name = `${pick(providers, at)} ${pick(saints, Math.floor(at / 5))} ${at}`;
  return { name, address: `${1 + (at % 90)}, avenue de ${place}, ${place}` };
}

function pick<T>(values: readonly T[], n: number): T {
  return values[n % values.length] as T;
}
