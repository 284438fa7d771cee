import {
  addByCode,
  addLevels,
  type FindingCounts,
  type FindingLevels,
} from '../../findings/count-findings.ts';
import type { Finding } from '../../findings/finding.ts';
import type { NewEvent, RunDraft } from '../../runs/change-run.ts';
import { tellFindings } from '../../runs/reading-drafts.ts';
import type { Counts, Run, StageName } from '../../runs/run.ts';
import { beginStage } from '../../runs/stages.ts';
import type { Bulk } from '../bulk.ts';
import { countRows, type Refusal } from './refusal.ts';

const dayMs = 86_400_000;

/** The funds are held (or, when nothing will be paid, the payees may be looked up). */
export function reservedDraft(
  run: Run,
  bulk: Bulk,
  { findings, waitDays }: { readonly findings: readonly Finding[]; readonly waitDays: number },
  now: Date,
): RunDraft {
  const stage: StageName = run.dryRun ? 'map' : 'settle';
  const { byCode, levels } = countFindings(findings);
  const until = new Date(now.getTime() + waitDays * dayMs).toISOString();
  const waits = bulk.state === 'awaiting-approval';
  const rows = bulk.totals.total;
  const asked = { code: 'TRF-A11', data: { rows, days: waitDays } };
  return {
    fields: {
      stage,
      stages: beginStage(run.stages, stage, now),
      // Its rows are counted by batches of outcomes, each with a marker of its own.
      chunks: { total: 0, settled: 0 },
      currency: bulk.currency,
      findings: addByCode(run.findings, byCode),
      ...(bulk.validateOnly ? {} : { holds: 'funds' as const }),
      ...(waits
        ? {
            status: 'PENDING' as const,
            waitingFor: 'approval' as const,
            waitingUntil: until,
            asked,
          }
        : {}),
    },
    events: [
      ...tellFindings({ findingsByCode: byCode, findingLevels: levels }, stage),
      tell('info', stage, bulk.validateOnly ? 'TRF-A12' : 'TRF-A10', { rows }),
      ...(waits ? [tell('warning', stage, asked.code, asked.data)] : []),
    ],
  };
}

/** The file is refused: its run says why, and its last step ends it as ERROR. */
export function refusedDraft(run: Run, { message, findings }: Refusal): RunDraft {
  const { byCode, levels } = countFindings(findings);
  const rejected = countRows(findings.filter(({ level }) => level === 'rejected'));
  const add = (counts: Counts): Counts => ({ ...counts, rejected: counts.rejected + rejected });
  return {
    fields: {
      message,
      chunks: { total: 0, settled: 0 },
      counts: add(run.counts),
      reading: run.reading && add(run.reading),
      findings: addByCode(run.findings, byCode),
    },
    events: [
      ...tellFindings({ findingsByCode: byCode, findingLevels: levels }, run.stage ?? 'read'),
      tell('error', run.stage, message.code, message.data),
    ],
  };
}

function tell(
  level: NewEvent['level'],
  stage: StageName | null,
  code: string,
  data: NewEvent['data'],
): NewEvent {
  return { level, stage, code, data };
}

function countFindings(findings: readonly Finding[]): {
  readonly byCode: FindingCounts;
  readonly levels: FindingLevels;
} {
  let byCode: FindingCounts = {};
  let levels: FindingLevels = {};
  for (const { code, level } of findings) {
    byCode = addByCode(byCode, { [code]: 1 });
    levels = addLevels(levels, { [code]: level });
  }
  return { byCode, levels };
}
