import { addByCode, addLevels, type FindingLevels } from '../../findings/count-findings.ts';
import type { Finding } from '../../findings/finding.ts';
import type { RunDraft } from '../../runs/change-run.ts';
import { type ColumnOffer, offerColumns } from '../../runs/offer-columns.ts';
import { tellFindings } from '../../runs/reading-drafts.ts';
import { hasEnding, type Run } from '../../runs/run.ts';
import type { ClaimSlot } from '../claim-slots.ts';
import { slotOfKind } from '../claim-slots.ts';
import type { TableToRead } from './find-tables.ts';

/** A file of which somebody has to say what its columns mean. */
export interface ColumnQuestion {
  readonly slot: ClaimSlot;
  readonly name: string;
  readonly missing: readonly string[];
  /** All that it must have. */
  readonly required: readonly string[];
  /** The run's files, in the slots where they belong by now. */
  readonly file: TableToRead['file'];
}

/** How long somebody has to answer (API.md "Runs"). */
const waitingDays = 7;
/** With fewer of its required columns a file is another one, and not one with odd names. */
const knownShareMin = 0.5;

/**
 * Whether a file that lacks a required column is one to ask about: it has columns that are nothing
 * yet, and most of what it must have. A corrected workbook has the columns it had.
 *
 * @see CLAIMS, "Header matching"
 */
export async function askForColumns(
  table: TableToRead,
  blocking: Finding | undefined,
): Promise<ColumnQuestion | undefined> {
  if (blocking?.code !== 'CLM-F06' || table.columns !== undefined) return undefined;
  // A recap without claims has nothing that anybody could name one.
  if (blocking.data['reason'] === 'CLM-F06-EMPLOYER') return undefined;
  const offer = await offerColumns(await table.open(), table.fields);
  if (offer === undefined || !isLikely(offer)) return undefined;
  const { file, kind } = table;
  const required = table.fields.filter((field) => field.required).map((field) => field.name);
  return { slot: slotOfKind[kind], name: file.name, missing: offer.missing, required, file };
}

function isLikely({ fields, missing, open }: ColumnOffer): boolean {
  const required = fields.filter((field) => field.required).length;
  const known = required - missing.length;
  return missing.length > 0 && open.length > 0 && known >= required * knownShareMin;
}

/**
 * The run waits for somebody; what was read so far is read again then.
 *
 * @param remarks on both files, which nobody will find again
 */
export function waitingDraft(
  run: Run,
  { slot, name, missing, required, file }: ColumnQuestion,
  remarks: readonly Finding[],
  now: Date,
): RunDraft | undefined {
  if (hasEnding(run) || run.cancelRequested || run.waitingFor !== null) return undefined;
  const until = new Date(now.getTime() + waitingDays * 24 * 3_600_000);
  const byCode: Record<string, number> = {};
  let findingLevels: FindingLevels = {};
  const asked = {
    code: 'RUN-COLUMNS-ASKED',
    data: { slot, name, fields: missing, until: until.toISOString() },
  };
  for (const { code, level } of remarks) {
    byCode[code] = (byCode[code] ?? 0) + 1;
    findingLevels = addLevels(findingLevels, { [code]: level });
  }
  return {
    fields: {
      status: 'PENDING',
      waitingFor: 'mapping',
      waitingUntil: until.toISOString(),
      waitingSlot: slot,
      asked,
      requiredFields: { ...run.requiredFields, [slot]: required },
      files: placeFile(run.files, file, slot),
      findings: addByCode(run.findings, byCode),
    },
    events: [
      ...tellFindings({ findingsByCode: byCode, findingLevels }),
      { level: 'warning', stage: 'read', ...asked },
    ],
  };
}

/** The file in its slot, and the other one in the other: they may have been swapped. */
function placeFile(files: Run['files'], { id }: TableToRead['file'], slot: ClaimSlot) {
  const other = slot === 'stat_file' ? 'recap_file' : 'stat_file';
  return files.map((file) => ({ ...file, slot: file.id === id ? slot : other }));
}
