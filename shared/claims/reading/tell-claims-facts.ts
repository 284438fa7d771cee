import { hidden } from '../../findings/hide-cells.ts';
import { createFieldFinder } from '../../rows/match-columns.ts';
import { cutName, namesMax } from '../../rows/name-list.ts';
import type { NewEvent } from '../../runs/change-run.ts';
import type { RunFile } from '../../runs/run.ts';
import { tellFacts } from '../../runs/tell-facts.ts';
import type { ClaimSlot } from '../claim-slots.ts';
import { recapFields, statFields } from '../claims-fields.ts';
import type { ClaimFileReading } from './read-claim-file.ts';

export interface ReadFile {
  readonly file: Pick<RunFile, 'name'>;
  readonly slot: ClaimSlot;
  readonly reading: Pick<
    ClaimFileReading,
    'facts' | 'unknownColumns' | 'blocking' | 'rows' | 'good'
  >;
}

/**
 * Lines of the journal about one file; they begin with its name. Of its columns only those of known
 * names are named: what stands where a header should be may be a person's name, and the journal is
 * read by more people and kept longer than the file. Findings name them, for who may see that.
 */
export function tellClaimsFacts({ file: { name }, slot, reading }: ReadFile): NewEvent[] {
  const { facts, unknownColumns, blocking, rows, good } = reading;
  const find = createFieldFinder(slot === 'recap_file' ? recapFields : statFields);
  const told = tellFacts({ facts, unknownColumns, accepted: good, ...(blocking && { blocking }) });
  const header = facts.layout?.header ?? [];
  return [
    { level: 'info', stage: 'read', code: 'CLM-FILE-READ', data: { name, slot, rows, good } },
    ...told.map((event) => {
      const columns = event.data['columns'];
      if (!Array.isArray(columns)) return event;
      if (event.code === 'RUN-COLUMNS-UNKNOWN') return countUnknown(event, columns, header);
      const shown = columns.map((column) => (isKnown(find, column) ? column : hidden));
      return { ...event, data: { ...event.data, columns: shown } };
    }),
  ];
}

/** A number is a column's place. */
function isKnown(find: (header: string) => string | undefined, column: unknown): boolean {
  return typeof column === 'number' || (typeof column === 'string' && find(column) !== undefined);
}

/** Keys of a JSON file have no position. */
function countUnknown(
  event: NewEvent,
  columns: readonly unknown[],
  header: readonly string[],
): NewEvent {
  const places = header.flatMap((name, at) => (columns.includes(cutName(name)) ? [at + 1] : []));
  if (places.length === 0) {
    return { ...event, code: 'CLM-KEYS-UNKNOWN', data: { count: columns.length } };
  }
  const told = places.length > namesMax ? [...places.slice(0, namesMax), hidden] : places;
  return { ...event, code: 'CLM-COLUMNS-UNKNOWN', data: { count: places.length, columns: told } };
}
