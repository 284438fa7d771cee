import { aPair, type RecapCells, type StatCells } from './a-claims-file.ts';

/**
 * The worked example of CLAIMS §5 as rows of two files, with a gap below the tolerance, a claim of
 * each file alone and one that is not settled (R20). Its period is 10 January to 28 March.
 */
const stat: readonly StatCells[] = [
  { id: 'S1', day: '2024-01-10', claimed: '10000' },
  { id: 'S1', day: '2024-01-10', claimed: 'douze mille', reimbursed: '12000', act: 'Radio' },
  { id: 'S3', day: '2024-03-27', claimed: '6000' },
  { id: 'S3', day: '2024-03-30', claimed: '4000', act: 'Radio' },
  { id: 'S4', day: '2024-01-05', claimed: '6000' },
  { id: 'S4', day: '2024-01-12', claimed: '4000', act: 'Radio' },
  { id: 'S6', day: '2024-02-15', claimed: '3000' },
  { id: 'S6', day: '2024-02-15', claimed: '3000' },
  { id: 'S8', day: '2024-03-01', claimed: '10000' },
  { id: 'S8', day: '2024-03-02', claimed: '-10000' },
  { id: 'S8', day: '2024-03-28', claimed: '8000' },
  { id: 'S9', day: '2024-03-01', claimed: '10005', reimbursed: '8000' },
  { id: 'S10', day: '2024-03-01', claimed: '10004', reimbursed: '8000' },
  { id: 'S11', day: '', status: 'Rejeté', claimed: '7000', reimbursed: '0' },
  { id: 'S12', day: '2024-03-01', claimed: '500' },
];

const recap: readonly RecapCells[] = [
  { id: 'S1', day: '2024-01-10', claimed: '22000' },
  { id: 'S3', day: '2024-03-27', claimed: '10000' },
  { id: 'S4', day: '2024-01-12', claimed: '4000' },
  { id: 'S6', day: '2024-02-15', claimed: '6000' },
  { id: 'S8', day: '2024-03-28', claimed: '8000' },
  { id: 'S9', day: '2024-03-01', claimed: '10000', reimbursed: '8000' },
  { id: 'S10', day: '2024-03-01', claimed: '10000', reimbursed: '8000' },
  { id: 'S13', day: '2024-03-01', claimed: '900' },
];

export const workedExample = aPair(stat, recap);

/** CLAIMS §7: "Of the example's S1 + S3 + one R20". */
export const countedExample = aPair(
  stat.filter(({ id }) => id === 'S1' || id === 'S3' || id === 'S11'),
  recap.filter(({ id }) => id === 'S1' || id === 'S3'),
);

/** Written out by hand from CLAIMS §5 and §7. */
export const exampleCounts = {
  ...{ read: 23, created: 14, updated: 0, unchanged: 0 },
  ...{ rejected: 7, setAside: 2 },
};
