import type { Finding } from '../../findings/finding.ts';
import { listNames } from '../../rows/name-list.ts';
import type { CodedMessage } from '../../runs/run.ts';

/** Gathers what is found about the columns of one file. One for each pass over it. */
export interface ColumnFindings {
  /** Findings under their codes of CLAIMS §9; gives back what is to be told at once. */
  take(findings: readonly Finding[]): readonly Finding[];
  /** Columns that were not read, told once all of the file is known. */
  end(): readonly Finding[];
}

/** With a smaller share of its required columns a file is another one. */
const likelyShareMin = 1 / 3;

/**
 * Makes one finding of each code for a file, however many of its columns it is about.
 *
 * @param required columns that the file must have
 * @see CLAIMS §7, "F: one per file"
 */
export function createColumnFindings(required: number): ColumnFindings {
  const unread: Finding[] = [];
  let isOfOtherKind = false;
  return {
    take(findings) {
      if (findings.every(isOfNoColumn)) return findings;
      const missing = findings.filter(isMissing);
      const twice = findings.filter(isTwice);
      unread.push(...findings.filter(isUnread));
      // A recap that adds up by employer lacks more than its claims; that says it all.
      const isOtherFile = findings.some(({ data }) => data['reason'] === 'CLM-F06-EMPLOYER');
      const lacking = isOtherFile ? [] : joinMissing(missing, required);
      isOfOtherKind ||= lacking.some(isOfAnotherKind);
      return [...findings.filter(isOfNoColumn), ...lacking, ...joinTwice(twice)];
    },
    // What columns of another kind of file are like says nothing; they are all named there.
    end: () => (isOfOtherKind ? [] : joinUnread(unread)),
  };
}

const reasonIn = (...reasons: readonly string[]) => {
  const known: ReadonlySet<unknown> = new Set(reasons);
  return ({ data }: Finding): boolean => known.has(data['reason']);
};
const isMissing = reasonIn('RUN-F04', 'RUN-F05');
const isTwice = reasonIn('RUN-F12');
const isOfAnotherKind = reasonIn('CLM-F06-OTHER');
const isUnread = ({ code }: Finding): boolean => code === 'CLM-F12';
const isOfNoColumn = (finding: Finding): boolean =>
  !isMissing(finding) && !isTwice(finding) && !isUnread(finding);

function joinMissing(findings: readonly Finding[], required: number): Finding[] {
  const [first, ...more] = findings;
  if (first === undefined) return [];
  const alike = findings.flatMap(({ data }) => namesIn(data['closest']));
  const { found, row, position } = first.data;
  const one = more.length === 0 ? {} : { column: null, expected: null };
  return [
    {
      ...first,
      ...one,
      data: {
        ...tellLikeness(required - findings.length, required, alike),
        fields: findings.map(({ data }) => data['field']),
        ...(position === undefined ? {} : { position }),
        ...{ found, row },
      },
    },
  ];
}

/** Of a file that is another one no column is to be renamed: it is like one by chance. */
function tellLikeness(known: number, required: number, alike: readonly string[]) {
  if (known < required * likelyShareMin) return { reason: 'CLM-F06-OTHER', known, required };
  return alike.length > 0
    ? { reason: 'CLM-F06-ALIKE', closest: alike }
    : { reason: 'CLM-F06-COLUMNS' };
}

function joinTwice(findings: readonly Finding[]): Finding[] {
  const [first] = findings;
  if (first === undefined) return [];
  const fields = findings.map(({ data }) => data['field']);
  const headers = listNames(findings.flatMap(({ data }) => namesIn(data['headers'])));
  return [{ ...first, data: { reason: 'CLM-F07-COLUMNS', fields, headers } }];
}

function joinUnread(findings: readonly Finding[]): Finding[] {
  const [first, ...more] = findings;
  if (first === undefined) return [];
  const isPlain = reasonIn('RUN-W01');
  const plain = listNames(findings.filter(isPlain).flatMap(({ column }) => namesIn(column)));
  const parts = [
    ...(plain.length > 0 ? [{ code: 'CLM-F12-NAMES', data: { columns: plain } }] : []),
    ...findings.filter((finding) => !isPlain(finding)).map(tellUnread),
  ];
  const { position } = first.data;
  const data = { reason: 'CLM-F12-COLUMNS', count: findings.length, parts };
  return [
    {
      ...first,
      ...(more.length === 0 ? {} : { column: null }),
      data: position === undefined ? data : { ...data, position },
    },
  ];
}

/** What a column that is not read may have been. */
function tellUnread({ column, data }: Finding): CodedMessage {
  switch (data['reason']) {
    case 'RUN-W02':
      return { code: 'CLM-F12-ALIKE', data: { column, suggestion: data['suggestion'] } };
    case 'RUN-W05':
      return { code: 'CLM-F12-NAMELESS', data: { columns: data['columns'] } };
    case 'RUN-W11':
      return { code: 'CLM-F12-OUTRANKED', data: { column, by: data['by'] } };
    default:
      return { code: 'CLM-F12-DAMAGED', data: { column } };
  }
}

function namesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.filter((name) => typeof name === 'string');
  return typeof value === 'string' ? [value] : [];
}
