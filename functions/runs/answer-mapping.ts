import type { ApiAnswer, RequestOf } from '../../shared/http/route.ts';
import { type ChoosingPorts, chooseColumns } from '../../shared/runs/choose-columns.ts';
import type { ChoiceProblem } from '../../shared/runs/chosen-columns.ts';
import type { FileStore } from '../../shared/runs/file-store.ts';
import type { chooseMappingRoute, readMappingRoute } from '../../shared/runs/mapping-routes.ts';
import { type ColumnOffer, offerColumns } from '../../shared/runs/offer-columns.ts';
import { presentRun } from '../../shared/runs/present-run.ts';
import type { Run } from '../../shared/runs/run.ts';
import { readSource } from '../../shared/sources/read-source.ts';
import { findRun } from './find-run.ts';
import { maskingFor } from './masking-of-domains.ts';
import { readingOf } from './reading-of-domains.ts';

export interface MappingApiPorts extends ChoosingPorts {
  readonly files: Pick<FileStore, 'open'>;
  readonly publicUrl: string;
}

/** `GET /api/runs/{id}/mapping`: the beginning of the file, read once more. */
export async function readMapping(
  ports: MappingApiPorts,
  { caller, path }: RequestOf<typeof readMappingRoute>,
): Promise<ApiAnswer> {
  const found = await findRun(ports.runs, caller, path['id'], 'read');
  if (found.kind === 'refused') return found;
  const asked = await readOffer(ports, found.run);
  if (asked === undefined) return { problem: 'RUN-MAPPING-NONE' };
  const { slot, offer } = asked;
  const masking = maskingFor(caller, found.run, slot);
  const header = offer.columns.map((column) => column.header);
  const samples = masking.row(
    header,
    offer.columns.map(({ sample }) => sample),
  );
  const columns = offer.columns.map((column, at) => ({
    ...column,
    sample: (samples[at] ?? null) as string | null,
  }));
  const { fields, headersHash } = offer;
  return { status: 200, json: { slot, columns, fields, headers_hash: headersHash } };
}

/** `PUT /api/runs/{id}/mapping`. */
export async function chooseMapping(
  ports: MappingApiPorts,
  { caller, path, body, lang }: RequestOf<typeof chooseMappingRoute>,
): Promise<ApiAnswer> {
  const found = await findRun(ports.runs, caller, path['id'], 'start');
  if (found.kind === 'refused') return found;
  const asked = await readOffer(ports, found.run);
  if (asked === undefined) return { problem: 'RUN-MAPPING-NONE' };
  const header = asked.offer.columns.map((column) => column.header);
  const { fields } = readingOf(found.run.domain, asked.slot);
  const choosing = await chooseColumns(ports, found.run, body.columns, { header, fields });
  switch (choosing.kind) {
    case 'goes-on':
      return { status: 202, json: presentRun(choosing.run, { lang, publicUrl: ports.publicUrl }) };
    case 'not-waiting':
      return { problem: 'RUN-MAPPING-NONE' };
    case 'incomplete':
      return { problem: 'RUN-MAPPING-MISSING', data: { fields: choosing.missing } };
    case 'wrong':
      return refuse(choosing.problems);
  }
}

function refuse([first]: readonly ChoiceProblem[]): ApiAnswer {
  switch (first?.problem) {
    case 'unknown-header':
      return { problem: 'RUN-MAPPING-HEADER', data: { header: first.header } };
    case 'unknown-field':
      return { problem: 'RUN-MAPPING-FIELD', data: { field: first.field, header: first.header } };
    case 'field-twice':
      return { problem: 'RUN-MAPPING-TWICE', data: { field: first.field } };
    case undefined:
      return { problem: 'RUN-MAPPING-NONE' };
  }
}

/** Undefined when the run does not wait for it, or its file is gone. */
async function readOffer(
  { files }: Pick<MappingApiPorts, 'files'>,
  { domain, waitingFor, waitingSlot, files: ofRun }: Run,
): Promise<{ readonly slot: string; readonly offer: ColumnOffer } | undefined> {
  if (waitingFor !== 'mapping' || waitingSlot === null) return undefined;
  const file = ofRun.find(({ slot }) => slot === waitingSlot);
  if (file?.key == null) return undefined;
  const reading = readingOf(domain, waitingSlot);
  const source = readSource(await files.open(file.key), { name: file.name, ...reading });
  const offer = await offerColumns(source, reading.fields);
  return offer && { slot: waitingSlot, offer };
}
