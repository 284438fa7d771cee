import type { FieldSpec } from '../sources/source-item.ts';
import { type RecapField, recapFields } from './lines/recap-fields.ts';
import { type StatField, statFields } from './lines/stat-fields.ts';

export { type RecapField, recapFields } from './lines/recap-fields.ts';
export { type StatField, statFields } from './lines/stat-fields.ts';

/** A column as a template prints it. */
export interface TemplateHeader<F extends string = string> {
  readonly field: F;
  readonly header: string;
  readonly isRequired: boolean;
  /** A made-up cell. */
  readonly example: string | number;
}

const statExamples: Readonly<Record<StatField, string | number>> = {
  claim_id: 'S-2026-000123',
  claim_status: 'Réglé',
  incident_date: '12/01/2026',
  settlement_date: '20/01/2026',
  employer: 'Teranga Mines SA',
  policy_number: 'P-0457',
  main_insured: 'Awa Exemple',
  beneficiary: 'Modou Exemple',
  insured_status: 'E',
  member_id: 'M-00981',
  plan: 'Formule 80 %',
  broker: 'Courtage Exemple',
  partner: 'Clinique de l’Exemple',
  partner_address: '12 avenue de la Gare, Dakar',
  partner_country: 'SN',
  act_category: 'Soins courants',
  act_family: 'Consultations',
  act_name: 'Consultation généraliste',
  birth_date: '03/09/2015',
  currency: 'XOF',
  amount_claimed: 10000,
  amount_reimbursed: 8000,
  copay: 2000,
  excluded: 0,
  payment_ref: 'CHQ 0012345',
  invoice_number: 'F-2026-17',
  note: 'Ordonnance jointe',
  operator: 'Agence Plateau',
};

const recapExamples: Readonly<Record<Exclude<RecapField, 'currency'>, string | number>> = {
  claim_id: 'S-2026-000123',
  settlement_date: '20/01/2026',
  amount_claimed: 10000,
  amount_reimbursed: 8000,
  beneficiary: 'Clinique de l’Exemple',
  main_insured: 'Awa Exemple',
  employer: 'Teranga Mines SA',
  policy_number: 'P-0457',
  partner: 'Clinique de l’Exemple',
  cheque_number: 'CHQ 0012345',
  other_payment: '',
  invoice_number: 'F-2026-17',
  note: '',
};

/** The first alias of each field is the header that templates print. */
const printedHeader = ({ name, aliases }: FieldSpec): string => aliases[0] ?? name;

/** Columns of the statement's template, in the order of CLAIMS §1. */
export const statHeaders: readonly TemplateHeader<StatField>[] = statFields.map((field) => ({
  field: field.name,
  header: printedHeader(field),
  isRequired: field.required,
  example: statExamples[field.name],
}));

/** Columns of the recap's template, in the order of CLAIMS §2; its currency is the country's. */
export const recapHeaders: readonly TemplateHeader<RecapField>[] = recapFields.flatMap((field) =>
  field.name === 'currency'
    ? []
    : [
        {
          field: field.name,
          header: printedHeader(field),
          isRequired: field.required,
          example: recapExamples[field.name],
        },
      ],
);

/** Columns that came after the historical 22; the reimbursed amount is the 23rd. */
const laterFields: ReadonlySet<StatField> = new Set([
  'member_id',
  'birth_date',
  'currency',
  'amount_reimbursed',
  'copay',
  'excluded',
]);

/**
 * The 22 headers that the system before this one asked for, all of them, in their order
 * ("strict compatibility", CLAIMS §1).
 */
export const strictStatHeaders: readonly string[] = statHeaders
  .filter(({ field }) => !laterFields.has(field))
  .map(({ header }) => header);

/** Columns of a statement under strict compatibility: each of the historical ones is required. */
export const strictStatFields: readonly FieldSpec[] = statFields.map((field) => ({
  ...field,
  required: !laterFields.has(field.name) || field.required,
}));
