import type { Finding } from '../../shared/findings/finding.ts';
import type { ApiAnswer, RequestOf } from '../../shared/http/route.ts';
import type { RecordLine } from '../../shared/runs/chunk-store.ts';
import { isErased } from '../../shared/runs/erased.ts';
import { mergeByRow } from '../../shared/runs/merge-by-row.ts';
import { presentFinding } from '../../shared/runs/present-report.ts';
import { readLines } from '../../shared/runs/read-lines.ts';
import type {
  listFindingsRoute,
  listRecordsRoute,
  readDiffRoute,
} from '../../shared/runs/records-routes.ts';
import type {
  KeyedRowOutcome,
  PublicOutcome,
  RowOutcome,
  RowOutcomesPorts,
} from '../../shared/runs/row-outcomes.ts';
import type { Run } from '../../shared/runs/run.ts';
import type { RunsApiPorts } from './answer-runs.ts';
import { findRun } from './find-run.ts';
import { maskingFor } from './masking-of-domains.ts';
import { noteReading } from './note-reading.ts';
import { keep, mapEach, pageOf } from './page-of.ts';
import { rowOutcomesOf } from './records-of-domains.ts';

export type RecordsApiPorts = RunsApiPorts & Pick<RowOutcomesPorts, 'readLinesOf'>;

/** Findings of receiving and reading, then those of settling. */
async function* readFindings(ports: RunsApiPorts, run: Run): AsyncGenerator<Finding> {
  yield* ports.chunks.readFindings(run.id);
  for await (const { finding, remarks = [] } of readLines(ports, run.id)) {
    if (finding !== null) yield finding;
    yield* remarks;
  }
}

/** `GET /api/runs/{id}/findings`. */
export async function listFindings(
  ports: RunsApiPorts,
  { caller, path, query, lang }: RequestOf<typeof listFindingsRoute>,
): Promise<ApiAnswer> {
  const found = await findRun(ports.runs, caller, path['id'], 'read');
  if (found.kind === 'refused') return found;
  if (isErased(found.run)) return { problem: 'RUN-GONE' };
  const wanted = ({ level, code, slot }: Finding) =>
    (query.level === undefined || query.level === level) &&
    (query.code === undefined || query.code === code) &&
    (query.slot === undefined || query.slot === slot);
  const page = await pageOf(
    keep(readFindings(ports, found.run), wanted),
    query.limit,
    query.cursor,
  );
  if (page === undefined) return { problem: 'RUN-CURSOR' };
  const masking = maskingFor(caller, found.run);
  if (page.items.length > 0) noteReading(ports, 'Findings', caller, found.run);
  const items = page.items.map((finding) => presentFinding(masking.finding(finding), lang));
  return { status: 200, json: { ...page, items } };
}

const publicOutcome = (outcome: RecordLine['outcome']): PublicOutcome =>
  outcome === 'set-aside' ? 'set_aside' : outcome;

/**
 * `GET /api/runs/{id}/diff`: created and updated records unless an outcome is asked for. What is only
 * there because others refer to it is left out unless all are asked for: who confirms a diff looks
 * for claims, not for the names of acts.
 */
export async function readDiff(
  ports: RunsApiPorts,
  { caller, path, query }: RequestOf<typeof readDiffRoute>,
): Promise<ApiAnswer> {
  const found = await findRun(ports.runs, caller, path['id'], 'read');
  if (found.kind === 'refused') return found;
  if (isErased(found.run)) return { problem: 'RUN-GONE' };
  const changed = new Set(query.outcome ? [query.outcome] : ['created', 'updated']);
  const wanted = keep(
    readLines(ports, found.run.id),
    ({ outcome, about }) =>
      changed.has(publicOutcome(outcome)) && (query.all || about?.isBeside !== true),
  );
  const page = await pageOf(wanted, query.limit, query.cursor);
  if (page === undefined) return { problem: 'RUN-CURSOR' };
  const masking = maskingFor(caller, found.run);
  if (page.items.length > 0) noteReading(ports, 'Changes', caller, found.run);
  const items = page.items.map(({ id, row, outcome, fields, about }) => ({
    key: masking.key(id),
    slot: about?.slot ?? onlySlotOf(found.run),
    row,
    outcome: publicOutcome(outcome),
    fields: fields.map(masking.change),
  }));
  return { status: 200, json: { ...page, items, diff_hash: found.run.diffHash } };
}

/** Records of other runs than claims stand in one file; an undo has none. */
const onlySlotOf = ({ files: [only, another] }: Run): string | null =>
  another === undefined ? (only?.slot ?? null) : null;

/** Every data row of the run in source order: those refused while reading, those settled. */
function readRecords(ports: RunsApiPorts, run: Run): AsyncGenerator<KeyedRowOutcome> {
  const slot = onlySlotOf(run);
  const settled = mapEach(readLines(ports, run.id), ({ id, row, outcome }) => ({
    ...{ key: id, slot, row, outcome: publicOutcome(outcome) },
  }));
  return mergeByRow<KeyedRowOutcome>(readRefused(ports, run), settled);
}

async function* readRefused(ports: RunsApiPorts, run: Run): AsyncGenerator<KeyedRowOutcome> {
  let last = 0;
  for await (const { slot, row, level, data } of ports.chunks.readFindings(run.id)) {
    if (row === null || row === last) continue;
    const outcome =
      level === 'rejected' ? 'rejected' : data['set_aside'] === true ? 'set_aside' : null;
    if (outcome === null) continue;
    last = row;
    yield { key: null, slot, row, outcome };
  }
}

/** `GET /api/runs/{id}/records`. */
export async function listRecords(
  ports: RecordsApiPorts,
  { caller, path, query }: RequestOf<typeof listRecordsRoute>,
): Promise<ApiAnswer> {
  const found = await findRun(ports.runs, caller, path['id'], 'read');
  if (found.kind === 'refused') return found;
  const { run } = found;
  if (isErased(run)) return { problem: 'RUN-GONE' };
  const ofDomain = rowOutcomesOf(run);
  const wanted = ({ outcome }: RowOutcome) =>
    query.outcome === undefined || query.outcome === outcome;
  if (ofDomain === undefined) {
    const page = await pageOf(keep(readRecords(ports, run), wanted), query.limit, query.cursor);
    if (page === undefined) return { problem: 'RUN-CURSOR' };
    const masking = maskingFor(caller, run);
    const items = page.items.map(({ key, ...told }) => ({
      key: key === null ? null : masking.key(key),
      ...told,
    }));
    return { status: 200, json: { ...page, items } };
  }
  const page = await pageOf(keep(ofDomain.list(ports, run), wanted), query.limit, query.cursor);
  if (page === undefined) return { problem: 'RUN-CURSOR' };
  const items = await ofDomain.addKeys(ports, run, page.items);
  return { status: 200, json: { ...page, items } };
}
