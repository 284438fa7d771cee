import { hashToBase32 } from '../../digests/hash-text.ts';
import { nameKeyOf, textKeyOf } from '../claim-keys.ts';
import type { ObjectKind } from './claims-record.ts';

/** Kinds of which one name may stand for several things, each under its own parent. */
const withinParent: ReadonlySet<ObjectKind> = new Set(['act-family', 'act']);

/**
 * The id of a thing that claims refer to. A policy is one whichever client it is written under.
 *
 * @see CLAIMS §6
 */
export function identifyObject(
  countryCode: string,
  object: ObjectKind,
  name: string,
  parentId: string | null,
): string {
  const key = (object === 'partner' && nameKeyOf(name)) || textKeyOf(name);
  const parent = withinParent.has(object) ? parentId : null;
  return `obj_${hashToBase32(JSON.stringify(['object', countryCode, object, parent, key]))}`;
}

/** The id of an invoice: numbers are those of the partner who wrote it. */
export function identifyInvoice(
  countryCode: string,
  partnerId: string | null,
  number: string,
): string {
  const identity = ['invoice', countryCode, partnerId, textKeyOf(number)];
  return `inv_${hashToBase32(JSON.stringify(identity))}`;
}
