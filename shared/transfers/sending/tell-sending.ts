import { changeRun, type NewEvent } from '../../runs/change-run.ts';
import { hasEnding, type Run, type StageName, type StagePart } from '../../runs/run.ts';
import type { RunStore } from '../../runs/run-store.ts';
import { beginStage, endStage } from '../../runs/stages.ts';
import type { Timing } from '../../runs/timing.ts';
import type { Bulk } from '../bulk.ts';
import type { Gate } from './breaker.ts';
import { outageCodes } from './watch-breaker.ts';

interface TellingPorts {
  readonly runs: RunStore;
  readonly timing: Timing;
}

/** A run that tells nothing for 20 minutes is taken for stuck; this is half of it. */
const silenceMs = 10 * 60_000;

/** The stage in which a bulk is sent, or (`validate_only`) its payees are looked up. */
export function sendingStage({ dryRun }: Run): StageName {
  return dryRun ? 'map' : 'settle';
}

/** Tells that rows are being sent, once; a turn that goes on says nothing. */
export async function tellBegun(ports: TellingPorts, { bulkId, totals }: Bulk): Promise<void> {
  await changeRun(ports.runs, ports.timing, bulkId, (run) => {
    const stage = sendingStage(run);
    const found = run.stages.find(({ name }) => name === stage);
    // Reserving begins the stage; what goes into it is known by whoever sends first.
    const isTold = found === undefined || found.in !== null;
    if (isTold || run.cancelRequested || hasEnding(run)) return undefined;
    const { total } = totals;
    const stages = beginStage(run.stages, stage, ports.timing.now()).map((each) =>
      each.name === stage ? { ...each, in: total } : each,
    );
    return {
      fields: { stage, stages },
      events: [tell('info', stage, 'TRF-S01', { count: total, ...ofLookUp('TRF-S01', stage) })],
    };
  });
}

/** Tells how far the rows came, once; what is still unknown is counted by the closing marker. */
export async function tellEnded(
  ports: TellingPorts,
  bulkId: string,
  parts: readonly StagePart[],
  unresolved: number,
): Promise<void> {
  await changeRun(ports.runs, ports.timing, bulkId, (run) => {
    const stage = sendingStage(run);
    const isOpen = run.stages.some(({ name, status }) => name === stage && status === 'PROCESSING');
    if (!isOpen || hasEnding(run)) return undefined;
    const end = { in: parts[0]?.in ?? 0, out: parts.at(-1)?.out ?? 0, parts };
    const stages = endStage(run.stages, stage, end, ports.timing.now());
    const ended = tell('info', stage, 'RUN-STAGE-ENDED', { stage, in: end.in, out: end.out });
    const unknown = tell('warning', stage, 'TRF-S02', {
      count: unresolved,
      ...ofLookUp('TRF-S02', stage),
    });
    return { fields: { stages }, events: unresolved > 0 ? [unknown, ended] : [ended] };
  });
}

/** Where payees are only looked up nothing is sent, reserved or paid: other words say so. */
function ofLookUp(code: string, stage: StageName): { readonly reason?: string } {
  return stage === 'map' ? { reason: `${code}-LOOK-UP` } : {};
}

/**
 * Tells why nothing is sent at the moment, once, and that it goes on. Whatever the reason, a run
 * that works says so every 10 minutes, so that nobody takes it for stuck.
 */
export async function tellGate(ports: TellingPorts, runId: string, gate: Gate): Promise<void> {
  const seen = await ports.runs.read(runId);
  if (seen === undefined || hasEnding(seen)) return;
  const [last] = await ports.runs.readEvents(runId, seen.lastSeq - 1, 1);
  await changeRun(ports.runs, ports.timing, runId, (run) => {
    if (hasEnding(run)) return undefined;
    const lastCode = run.lastSeq === seen.lastSeq ? last?.code : undefined;
    const silentMs = ports.timing.now().getTime() - Date.parse(run.updatedAt);
    const code = gateCode(gate, lastCode, silentMs >= silenceMs);
    if (code === undefined) return undefined;
    const level = gate.kind === 'pass' ? 'info' : 'warning';
    return { fields: {}, events: [tell(level, sendingStage(run), code, {})] };
  });
}

function gateCode(gate: Gate, lastCode: string | undefined, isSilent: boolean): string | undefined {
  if (gate.kind !== 'pass') {
    const code = outageCodes[gate.because];
    return isSilent || lastCode !== code ? code : undefined;
  }
  const wasShut = Object.values<string | undefined>(outageCodes).includes(lastCode);
  if (wasShut) return 'TRF-B03';
  return isSilent ? 'TRF-S03' : undefined;
}

function tell(
  level: NewEvent['level'],
  stage: StageName,
  code: string,
  data: NewEvent['data'],
): NewEvent {
  return { level, stage, code, data };
}
