import * as z from 'zod';
import { cursor, limit, page } from '../http/page.ts';
import type { Route } from '../http/route.ts';
import { publicClaim, publicClaimHistory, publicInsured } from './public-claims.schema.ts';
import { areInOrder, outOfOrder } from './reports/settlement-days.ts';
import { claimsFile, erasureAnswer, erasureProof } from './sessions/import-session.schema.ts';

/** Contracts of settled claims and of the files that they came from; API.md "Claims". */
const country = z
  .string()
  .max(100)
  .optional()
  .describe('From admin only, who has no country of their own');
const person = z
  .string()
  .min(1)
  .max(200)
  .optional()
  .describe('Part of a name or member id; not for those who read masked');
const employer = z.string().min(1).max(200).optional().describe('Part of the employer’s name');
const listed = { country, limit, cursor: z.string().max(1000).optional() };

export const listClaimsRoute = {
  method: 'GET',
  path: '/api/claims',
  summary: 'Settled claims of a country, the last settled first',
  access: 'claims.read-masked',
  query: z
    .object({
      insured: person,
      employer,
      from: z.iso.date().optional().describe('First settlement day'),
      to: z.iso.date().optional().describe('Last settlement day'),
      ...listed,
    })
    .refine(areInOrder, outOfOrder),
  answers: {
    200: { description: 'A page of claims', schema: page(publicClaim) },
    400: { description: 'An administrator gave no country' },
    403: { description: 'Not for this role, or a search for people by who reads masked' },
    422: { description: 'The days end before they begin' },
  },
} as const satisfies Route;

export const readClaimRoute = {
  method: 'GET',
  path: '/api/claims/:claim_id+',
  summary: 'A claim with all its versions, and where each of their lines stands',
  access: 'claims.read-masked',
  query: z.object({ country }),
  answers: {
    200: { description: 'The claim', schema: publicClaimHistory },
    400: { description: 'An administrator gave no country' },
    404: { description: 'No such claim in this country' },
  },
} as const satisfies Route;

export const listInsuredRoute = {
  method: 'GET',
  path: '/api/insured',
  summary: 'Insured persons of a country',
  access: 'claims.read-masked',
  query: z.object({ insured: person, employer, ...listed }),
  answers: {
    200: { description: 'A page of insured persons', schema: page(publicInsured) },
    400: { description: 'An administrator gave no country' },
    403: { description: 'Not for this role, or a search for people by who reads masked' },
  },
} as const satisfies Route;

export const listFilesRoute = {
  method: 'GET',
  path: '/api/files/',
  summary: 'Files that were sent, newest first',
  access: 'claims.read-masked',
  query: z.object({ country, limit, cursor }),
  answers: { 200: { description: 'A page of files', schema: page(claimsFile) } },
} as const satisfies Route;

const noFile = { 404: { description: 'No such file, or it belongs to another country' } };

export const eraseFileRoute = {
  method: 'DELETE',
  path: '/api/files/:id',
  summary: 'Erases a file and everything that was read from it, and proves it in writing',
  access: 'claims.handle',
  answers: {
    200: { description: 'It is erased; asked again, the first answer', schema: erasureAnswer },
    ...noFile,
    409: { description: 'A run that uses it has not ended' },
  },
} as const satisfies Route;

export const readProofRoute = {
  method: 'GET',
  path: '/api/files/:id/proof',
  summary: 'The proof that a file was erased',
  access: 'claims.read-masked',
  query: z.object({ country }),
  answers: { 200: { description: 'The proof', schema: erasureProof }, ...noFile },
} as const satisfies Route;
