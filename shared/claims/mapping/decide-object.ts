import type { ObjectItem } from '../claim-items.ts';
import type { ObjectRecord } from './claims-record.ts';
import { isNeeded } from './needed-by.ts';
import type { ClaimsContext, ClaimsDecision } from './settle-context.ts';

/** A thing that claims refer to is created when it is not there, and never changed. */
export function decideObject(
  existing: ObjectItem | undefined,
  record: ObjectRecord,
  context: ClaimsContext,
): ClaimsDecision {
  if (existing !== undefined || !isNeeded(record, context)) return { outcome: 'unchanged' };
  const { object, countryCode, name, parentId } = record;
  const { id, runId, now } = context;
  return {
    outcome: 'created',
    item: {
      ...{ kind: 'object', id, version: 1, object, countryCode, name, parentId, runId },
      createdAt: now.toISOString(),
    },
    fields: [
      { field: 'kind', before: null, after: object },
      { field: 'name', before: null, after: name },
    ],
    tallies: { objects_created: 1 },
  };
}
