import { measureUtf8 } from '../../values/measure-utf8.ts';
import type { ClaimLine, StatLine } from '../claim-row.ts';
import { listClaim, packClaim } from '../listed-claim.ts';
import type { SourcedLine } from './claims-record.ts';

/**
 * Bytes of a claim's lines that the store takes: DynamoDB holds 400 KB an item, with all that is
 * told of the claim besides and the names of its fields.
 */
const lineBytesMax = 340_000;

/** What is listed of fewer bytes of lines has room in what the store takes besides. */
const listedMatters = 10_000;

/** UTF-8 bytes of lines as JSON, with what lies beside them for the index. */
export function measureLines(lines: readonly SourcedLine<ClaimLine>[]): number {
  const bytes = lines.length === 0 ? 0 : measureUtf8(JSON.stringify(lines));
  return bytes < listedMatters ? bytes : bytes + measureListed(lines);
}

function measureListed(lines: readonly SourcedLine<ClaimLine>[]): number {
  const stat = lines.filter((each): each is SourcedLine<StatLine> => each.line.kind === 'stat');
  const claim = { lines: stat, employer: null, partner: null, policyNumber: '' };
  return measureUtf8(packClaim(listClaim(claim)));
}

/** Whether a claim whose lines have so many bytes is too large for the store, or nearly. */
export function isTooLarge(bytes: number): boolean {
  return bytes > lineBytesMax;
}
