import type { ApiAnswer, RequestOf } from '../../shared/http/route.ts';
import { nameValue } from '../../shared/messages/vocabulary.ts';
import { type ChoosingPorts, chooseColumns } from '../../shared/runs/choose-columns.ts';
import { type ChoiceProblem, requireFields } from '../../shared/runs/chosen-columns.ts';
import type { FileStore } from '../../shared/runs/file-store.ts';
import type { chooseMappingRoute, readMappingRoute } from '../../shared/runs/mapping-routes.ts';
import { type ColumnOffer, offerColumns } from '../../shared/runs/offer-columns.ts';
import { presentRun } from '../../shared/runs/present-run.ts';
import type { Run } from '../../shared/runs/run.ts';
import { readSource } from '../../shared/sources/read-source.ts';
import type { AuditPort } from './audit-port.ts';
import { findRun } from './find-run.ts';
import { maskingFor } from './masking-of-domains.ts';
import { noteReading } from './note-reading.ts';
import { type DomainReading, readingOf } from './reading-of-domains.ts';

export interface MappingApiPorts extends ChoosingPorts, AuditPort {
  readonly files: Pick<FileStore, 'open'>;
  readonly publicUrl: string;
}

/** `GET /api/runs/{id}/mapping`: the beginning of the file, read once more. */
export async function readMapping(
  ports: MappingApiPorts,
  { caller, path, lang }: RequestOf<typeof readMappingRoute>,
): Promise<ApiAnswer> {
  const found = await findRun(ports.runs, caller, path['id'], 'read');
  if (found.kind === 'refused') return found;
  const asked = await readOffer(ports, found.run);
  if (asked === undefined) return { problem: 'RUN-MAPPING-NONE' };
  const { slot, offer } = asked;
  noteReading(ports, 'Samples of columns', caller, found.run);
  const masking = maskingFor(caller, found.run, slot);
  const header = offer.columns.map((column) => column.header);
  const names = masking.header(header);
  const samples = masking.row(
    header,
    offer.columns.map(({ sample }) => sample),
  );
  const columns = offer.columns.map((column, at) => ({
    ...column,
    header: names[at] ?? column.header,
    sample: (samples[at] ?? null) as string | null,
  }));
  const { missing, headersHash } = offer;
  const fields = offer.fields.map(({ name, required }) => ({
    ...{ name, required },
    label: nameValue('field', name, lang, slot) ?? name,
  }));
  return { status: 200, json: { slot, columns, fields, missing, headers_hash: headersHash } };
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
  const { fields } = readingOfWaiting(found.run, asked.slot);
  const choosing = await chooseColumns(ports, found.run, body.columns, { header, fields });
  switch (choosing.kind) {
    case 'goes-on':
      return { status: 202, json: presentRun(choosing.run, { lang, publicUrl: ports.publicUrl }) };
    case 'not-waiting':
      return { problem: 'RUN-MAPPING-NONE' };
    case 'incomplete':
      return {
        problem: 'RUN-MAPPING-MISSING',
        data: { slot: asked.slot, fields: choosing.missing },
      };
    case 'wrong':
      return refuse(choosing.problems, asked.slot);
  }
}

function refuse([first]: readonly ChoiceProblem[], slot: string): ApiAnswer {
  switch (first?.problem) {
    case 'unknown-header':
      return { problem: 'RUN-MAPPING-HEADER', data: { header: first.header } };
    case 'unknown-field':
      return { problem: 'RUN-MAPPING-FIELD', data: { field: first.field, header: first.header } };
    case 'field-twice':
      return { problem: 'RUN-MAPPING-TWICE', data: { slot, field: first.field } };
    case undefined:
      return { problem: 'RUN-MAPPING-NONE' };
  }
}

/** Undefined when the run does not wait for it, or its file is gone. */
async function readOffer(
  { files }: Pick<MappingApiPorts, 'files'>,
  run: Run,
): Promise<{ readonly slot: string; readonly offer: ColumnOffer } | undefined> {
  const { waitingFor, waitingSlot, files: ofRun } = run;
  if (waitingFor !== 'mapping' || waitingSlot === null) return undefined;
  const file = ofRun.find(({ slot }) => slot === waitingSlot);
  if (file?.key == null) return undefined;
  const reading = readingOfWaiting(run, waitingSlot);
  const source = readSource(await files.open(file.key), { name: file.name, ...reading });
  const offer = await offerColumns(source, reading.fields);
  return offer && { slot: waitingSlot, offer };
}

/** The file is judged by what the run asked for, which a setting may have made more than usual. */
function readingOfWaiting({ domain, requiredFields }: Run, slot: string): DomainReading {
  const reading = readingOf(domain, slot);
  return { ...reading, fields: requireFields(reading.fields, requiredFields?.[slot]) };
}
