import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Item } from './rig.ts';

/**
 * What DynamoDB counts for an item: names and texts in UTF-8, numbers at two digits a byte, 3 bytes
 * a list or map and 1 each of its members. A write unit is 1,024 of them, begun ones count.
 *
 * @see "DynamoDB item sizes and formats" in AWS's developer guide
 */
export function countItemBytes(item: Item): number {
  return Object.entries(marshall(item)).reduce((sum, member) => sum + bytesOfMember(member), 0);
}

function bytesOfMember([name, value]: readonly [string, AttributeValue]): number {
  return Buffer.byteLength(name) + bytesOf(value);
}

function bytesOf(value: AttributeValue): number {
  if (value.S !== undefined) return Buffer.byteLength(value.S);
  if (value.N !== undefined) return Math.ceil(value.N.replace(/\D/g, '').length / 2) + 1;
  if (value.L !== undefined) return value.L.reduce((sum, one) => sum + 1 + bytesOf(one), 3);
  if (value.M === undefined) return 1;
  return Object.entries(value.M).reduce((sum, member) => sum + 1 + bytesOfMember(member), 3);
}
