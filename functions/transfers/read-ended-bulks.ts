import type { DynamoDBRecord } from 'aws-lambda';

/**
 * Ids of the bulks that ended and are not told yet, among the records of the ledger table's stream
 * (NEW_IMAGE). Infra filters by the same marks; whatever else comes through is passed over.
 */
export function readEndedBulks(records: readonly DynamoDBRecord[]): string[] {
  const ids = records.flatMap(({ dynamodb }) => {
    const item = dynamodb?.NewImage;
    const isBulk =
      dynamodb?.Keys?.['pk']?.S?.startsWith('BULK#') && dynamodb.Keys['sk']?.S === 'META';
    const isToTell = item?.['callbackUrl']?.S !== undefined && item['notice'] === undefined;
    const bulkId = item?.['bulkId']?.S;
    if (!isBulk || !isToTell || item?.['state']?.S !== 'ended' || bulkId === undefined) return [];
    return [bulkId];
  });
  return [...new Set(ids)];
}
