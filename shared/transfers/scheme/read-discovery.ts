import type { Discovery } from '../scheme-adapter.ts';
import { lookUpBody } from './adapter-answer.schema.ts';
import { isSuccess, readErrorCode, unclear } from './read-answer.ts';
import { nameOf } from './read-facts.ts';
import type { Reply } from './reply.ts';

/** Codes by which a scheme says that there is no such party. */
const notFoundCodes = ['3200', '3204'];

/**
 * Makes of a reply to `GET /parties/{type}/{id}` what it says. HTTP 200 with an empty party is how
 * the adapter tells that nobody was found; only the institution's id proves that somebody was.
 */
export function readDiscovery(reply: Reply): Discovery {
  if (reply.kind === 'no-answer') return reply;
  const { status, body } = reply;
  if (isSuccess(status)) return readParty(status, body);
  const coded = readErrorCode(body);
  if (coded === undefined) return readUncoded(status, body);
  if (notFoundCodes.includes(coded.code)) return { kind: 'not-found', message: coded.message };
  return {
    kind: 'code',
    ...coded,
    facts: { phase: null, payeeReceives: null, payeeFee: null, payeeName: null },
  };
}

/** HTTP 400: the adapter has no such type, or the identifier does not suit it. */
function readUncoded(status: number, body: unknown): Discovery {
  const { message } = unclear(status, body);
  return status === 400 ? { kind: 'bad-request', message } : unclear(status, body);
}

function readParty(status: number, body: unknown): Discovery {
  const found = lookUpBody.safeParse(body).data?.party;
  if (found === undefined) return unclear(status, body);
  const fspId = found.body?.partyIdInfo?.fspId;
  if (fspId) return { kind: 'found', fspId, name: nameOf(found.body) };
  return isEmpty(body) ? { kind: 'not-found', message: '' } : unclear(status, body);
}

/** A party that is there but tells no institution is not "nobody": that would refuse a good row. */
function isEmpty(body: unknown): boolean {
  const party = (body as { party: { body?: unknown } }).party.body;
  return typeof party === 'object' && party !== null && Object.keys(party).length === 0;
}
