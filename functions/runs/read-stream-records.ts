import type { DynamoDBRecord } from 'aws-lambda';

export interface JournalRecord {
  readonly runId: string;
  readonly code: string;
}

/**
 * The journal events among the records of the runs table's stream. Everything else in that table
 * (runs, markers, what the future brings) is none of the readers' business and is passed over.
 */
export function readJournalRecords(records: readonly DynamoDBRecord[]): JournalRecord[] {
  return records.flatMap(({ eventName, dynamodb }) => {
    const runId = dynamodb?.Keys?.['pk']?.S;
    const isEvent = dynamodb?.Keys?.['sk']?.S?.startsWith('EVENT#') ?? false;
    if (eventName !== 'INSERT' || runId === undefined || !isEvent) return [];
    return [{ runId, code: dynamodb?.NewImage?.['code']?.S ?? '' }];
  });
}
