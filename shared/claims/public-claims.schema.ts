import * as z from 'zod';
import { claimStatuses } from './claim-row.ts';
import { claimSlots } from './claim-slots.ts';
import { comparisonKinds } from './comparison/compared-claim.ts';
import { minorUnits } from './present-amount.ts';

/** Shapes of compared and stored claims as clients see them; API.md "Claims" is their source. */
const instant = z.string().describe('ISO 8601 UTC with milliseconds');
const day = z.string().describe('YYYY-MM-DD');
/** Texts about people; `…` for those who read masked. */
const personal = z.string().nullable();

const unknownOfIncomplete = 'null of an incomplete claim: what rejected rows come to nobody knows';
const sums = z
  .object({
    claimed: minorUnits.nullable(),
    reimbursed: minorUnits.nullable(),
    lines: z
      .int()
      .describe('rows summed; of an incomplete claim all its rows in the file, rejected ones too'),
  })
  .describe(`amounts are ${unknownOfIncomplete}`);
export const comparisonItem = z.object({
  claim_id: z.string(),
  kind: z.enum(comparisonKinds),
  currency: z.string(),
  stat: sums,
  recap: sums,
  delta: z
    .object({ claimed: minorUnits.nullable(), reimbursed: minorUnits.nullable() })
    .describe(`statement minus recap; ${unknownOfIncomplete}`),
  code: z.string().nullable(),
  observation: z.string().nullable().describe('why, in the language of the reader'),
});
export type PublicComparison = z.output<typeof comparisonItem>;

const lineSource = z.object({
  session_id: z.string(),
  file_id: z.string(),
  slot: z.enum(claimSlots),
  sheet: z.string().nullable(),
  row: z.int(),
});
const line = {
  claim_id: z.string().nullable(),
  settlement_date: day.nullable(),
  currency: z.string(),
  amount_claimed: minorUnits.nullable(),
  amount_reimbursed: minorUnits.nullable(),
  beneficiary: personal,
  main_insured: personal,
  employer: personal,
  policy_number: personal,
  partner: personal,
  invoice_number: personal,
  note: personal,
  source: lineSource.describe('where it stands: file, sheet, row'),
};
export const statLine = z.object({
  ...line,
  status: z.enum(claimStatuses).nullable(),
  incident_date: day.nullable(),
  insured_status: z.enum(['A', 'C', 'E']).nullable(),
  member_id: personal,
  plan: personal,
  broker: personal,
  partner_address: personal,
  partner_country: z.string().nullable(),
  act_category: personal,
  act_family: personal,
  act_name: personal,
  birth_date: personal,
  copay: minorUnits.nullable(),
  excluded: minorUnits.nullable(),
  payment_ref: personal,
  operator: personal,
});
export const recapLine = z.object({ ...line, cheque_number: personal, other_payment: personal });

export const publicClaim = z.object({
  id: z.string(),
  claim_id: z.string(),
  state: z.enum(['active', 'undone']),
  version: z.int(),
  country: z.string(),
  country_code: z.string(),
  currency: z.string(),
  policy_number: personal,
  insured_id: z.string(),
  principal_id: z.string().nullable(),
  beneficiary: personal,
  employer: personal,
  partner: personal,
  total_claimed: minorUnits,
  total_reimbursed: minorUnits,
  first_settlement: day.nullable(),
  last_settlement: day.nullable(),
  start_date: day,
  end_date: day.describe('last day for which its session spoke'),
  session_id: z.string(),
  created_at: instant,
  updated_at: instant,
});
export type PublicClaim = z.output<typeof publicClaim>;
const claimVersion = publicClaim.extend({ lines: z.array(statLine), recap: z.array(recapLine) });
export const publicClaimHistory = claimVersion.extend({
  versions: z.array(claimVersion).describe('the newest (current) first'),
});

export const publicInsured = z.object({
  id: z.string(),
  status: z.enum(['A', 'C', 'E']),
  name: personal,
  member_id: personal,
  birth_date: personal,
  policy_number: personal,
  employer: personal,
  principal_id: z.string().nullable(),
  country_code: z.string(),
  session_id: z.string(),
  created_at: instant,
  updated_at: instant,
});
export type PublicInsured = z.output<typeof publicInsured>;
