import type { Caller } from '../../shared/access/caller.ts';
import type {
  listClaimsRoute,
  listInsuredRoute,
  readClaimRoute,
} from '../../shared/claims/claims-routes.ts';
import type { ClaimsPage, ClaimsStore } from '../../shared/claims/claims-store.ts';
import {
  type ClaimsReader,
  presentClaim,
  presentClaimHistory,
  presentInsured,
} from '../../shared/claims/present-claim.ts';
import type { ApiAnswer, RequestOf } from '../../shared/http/route.ts';
import type { AuditPort } from '../runs/audit-port.ts';
import { reportedCountry } from './reported-country.ts';

export interface ClaimsApiPorts extends AuditPort {
  readonly claims: Pick<ClaimsStore, 'readClaim' | 'readVersions' | 'listClaims' | 'listInsured'>;
}

const empty = { status: 200, json: { items: [], next_cursor: null } } as const;

/** `GET /api/claims`. */
export async function listClaims(
  ports: ClaimsApiPorts,
  { caller, query }: RequestOf<typeof listClaimsRoute>,
): Promise<ApiAnswer> {
  return listInCountry(ports, caller, query, 'Claims', {
    read: (countryCode) => ports.claims.listClaims({ ...query, countryCode }),
    present: presentClaim,
  });
}

/** `GET /api/insured`. */
export async function listInsured(
  ports: ClaimsApiPorts,
  { caller, query }: RequestOf<typeof listInsuredRoute>,
): Promise<ApiAnswer> {
  return listInCountry(ports, caller, query, 'Insured persons', {
    read: (countryCode) => ports.claims.listInsured({ ...query, countryCode }),
    present: presentInsured,
  });
}

interface Listing<T> {
  read(countryCode: string): Promise<ClaimsPage<T> | undefined>;
  present(item: T, reader: ClaimsReader): unknown;
}

async function listInCountry<T>(
  { audit }: ClaimsApiPorts,
  caller: Caller | null,
  query: Pick<RequestOf<typeof listInsuredRoute>['query'], 'country' | 'insured' | 'employer'>,
  what: string,
  listing: Listing<T>,
): Promise<ApiAnswer> {
  const found = reportedCountry(caller, query.country);
  if (found.kind === 'refused') return found;
  if (found.kind === 'none') return empty;
  const { countryCode, seesClear } = found;
  // Whoever may not read a name must not find out by searching whose claim it is.
  if (!seesClear && (query.insured ?? query.employer) !== undefined) {
    return { problem: 'CLM-MASKED-SEARCH' };
  }
  const page = await listing.read(countryCode);
  if (page === undefined) return { problem: 'RUN-CURSOR' };
  if (seesClear && page.items.length > 0) {
    audit(`${what} read in clear`, { country: countryCode, by: caller?.sub ?? '' });
  }
  const items = page.items.map((item) => listing.present(item, { isMasked: !seesClear }));
  return { status: 200, json: { items, next_cursor: page.nextCursor } };
}

/** `GET /api/claims/{claim_id}`: all versions, with where each line stands. */
export async function readClaim(
  { claims, audit }: ClaimsApiPorts,
  { caller, path, query }: RequestOf<typeof readClaimRoute>,
): Promise<ApiAnswer> {
  const found = reportedCountry(caller, query.country);
  if (found.kind === 'refused') return found;
  const claimId = path['claim_id'] ?? '';
  if (found.kind === 'none' || claimId.length > claimIdCharsMax) return { problem: 'CLM-404' };
  const { countryCode, seesClear } = found;
  const claim = await claims.readClaim(countryCode, claimId);
  if (claim === undefined) return { problem: 'CLM-404' };
  const versions = await claims.readVersions(claim.id);
  if (seesClear) audit('Claim read in clear', { claim: claim.id, by: caller?.sub ?? '' });
  return { status: 200, json: presentClaimHistory(versions, { isMasked: !seesClear }) };
}

/** No claim's number is longer; no text that is none reaches the table. */
const claimIdCharsMax = 200;
