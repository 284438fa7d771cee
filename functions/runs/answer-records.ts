import type { Finding } from '../../shared/findings/finding.ts';
import type { ApiAnswer, RequestOf } from '../../shared/http/route.ts';
import type { RecordLine } from '../../shared/runs/chunk-store.ts';
import { presentFinding } from '../../shared/runs/present-report.ts';
import type {
  listFindingsRoute,
  listRecordsRoute,
  readDiffRoute,
} from '../../shared/runs/records-routes.ts';
import type { Run } from '../../shared/runs/run.ts';
import type { RunsApiPorts } from './answer-runs.ts';
import { findRun } from './find-run.ts';
import { keep, mapEach, pageOf } from './page-of.ts';

/**
 * Lines of a run in source order, one object of the results bucket after the other; of each object
 * only the groups for which its attempt won.
 */
async function* readLines(ports: RunsApiPorts, run: Run): AsyncGenerator<RecordLine> {
  const markers = [...(await ports.runs.readMarkers(run.id))].sort((a, b) => a.chunk - b.chunk);
  for (const { recordParts } of markers) {
    const lines: RecordLine[] = [];
    for (const { key, groups } of recordParts) {
      const part = await ports.chunks.readRecordPart(key);
      lines.push(...part.filter(({ group }) => groups.includes(group)));
    }
    yield* lines.sort((a, b) => a.row - b.row);
  }
}

/** Findings of receiving and reading, then those of settling. */
async function* readFindings(ports: RunsApiPorts, run: Run): AsyncGenerator<Finding> {
  yield* ports.chunks.readFindings(run.id);
  for await (const { finding } of readLines(ports, run)) if (finding) yield finding;
}

/** `GET /api/runs/{id}/findings`. */
export async function listFindings(
  ports: RunsApiPorts,
  { caller, path, query, lang }: RequestOf<typeof listFindingsRoute>,
): Promise<ApiAnswer> {
  const found = await findRun(ports.runs, caller, path['id'], 'read');
  if (found.kind === 'refused') return found;
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
  const items = page.items.map((finding) => presentFinding(finding, lang));
  return { status: 200, json: { ...page, items } };
}

const publicOutcome = (outcome: RecordLine['outcome']) =>
  outcome === 'set-aside' ? 'set_aside' : outcome;

/** `GET /api/runs/{id}/diff`: created and updated records unless an outcome is asked for. */
export async function readDiff(
  ports: RunsApiPorts,
  { caller, path, query }: RequestOf<typeof readDiffRoute>,
): Promise<ApiAnswer> {
  const found = await findRun(ports.runs, caller, path['id'], 'read');
  if (found.kind === 'refused') return found;
  const changed = new Set(query.outcome ? [query.outcome] : ['created', 'updated']);
  const wanted = keep(readLines(ports, found.run), ({ outcome }) =>
    changed.has(publicOutcome(outcome)),
  );
  const page = await pageOf(wanted, query.limit, query.cursor);
  if (page === undefined) return { problem: 'RUN-CURSOR' };
  const items = page.items.map(({ id, row, outcome, fields }) => ({
    key: id,
    row,
    outcome: publicOutcome(outcome),
    fields,
  }));
  return { status: 200, json: { ...page, items, diff_hash: found.run.diffHash } };
}

interface PublicRecord {
  readonly key: string | null;
  readonly row: number;
  readonly outcome: string;
}

/** Every data row of the run: those refused while reading first, then those that were settled. */
async function* readRecords(ports: RunsApiPorts, run: Run): AsyncGenerator<PublicRecord> {
  let last = 0;
  for await (const { row, level, data } of ports.chunks.readFindings(run.id)) {
    if (row === null || row === last) continue;
    const outcome =
      level === 'rejected' ? 'rejected' : data['set_aside'] === true ? 'set_aside' : null;
    if (outcome === null) continue;
    last = row;
    yield { key: null, row, outcome };
  }
  yield* mapEach(readLines(ports, run), ({ id, row, outcome }) => ({
    key: id,
    row,
    outcome: publicOutcome(outcome),
  }));
}

/** `GET /api/runs/{id}/records`. */
export async function listRecords(
  ports: RunsApiPorts,
  { caller, path, query }: RequestOf<typeof listRecordsRoute>,
): Promise<ApiAnswer> {
  const found = await findRun(ports.runs, caller, path['id'], 'read');
  if (found.kind === 'refused') return found;
  const wanted = keep(
    readRecords(ports, found.run),
    ({ outcome }) => query.outcome === undefined || query.outcome === outcome,
  );
  const page = await pageOf(wanted, query.limit, query.cursor);
  return page === undefined ? { problem: 'RUN-CURSOR' } : { status: 200, json: page };
}
