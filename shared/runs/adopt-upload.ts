import type { AdoptingPorts, Adoption, Arrival } from './adopt-arrival.ts';
import { changeRun, type NewEvent } from './change-run.ts';
import { hasEnding } from './run.ts';
import { isRunId } from './run-id.ts';

/** A file has come: who sent it sees it in the journal. */
export function arrivedEvent(name: string, size: number): NewEvent {
  return { level: 'info', stage: null, code: 'RUN-ARRIVED', data: { name, size } };
}

/**
 * Notes an uploaded object in the run that waits for it; with the last one its pipeline starts.
 *
 * @param arrival under `incoming/<run>/<slot>/<file>`
 */
export async function adoptUpload(ports: AdoptingPorts, arrival: Arrival): Promise<Adoption> {
  const [, runId = '', slot, fileId] = arrival.key.split('/');
  // Made by some client, `incoming/` itself for one: no key of ours, and none of a store's either.
  if (!isRunId(runId)) return { kind: 'ignored', why: 'unknown-upload' };
  const object = await ports.files.head(arrival.key, arrival.versionId);
  const changed = await changeRun(ports.runs, ports.timing, runId, (run) => {
    const file = run.files.find((each) => each.id === fileId && each.slot === slot);
    if (!file || file.arrival || !object || hasEnding(run)) return undefined;
    const { key, versionId } = object;
    const files = run.files.map((each) =>
      each.id === fileId ? { ...each, size: object.size, key, arrival: { key, versionId } } : each,
    );
    const complete = files.every((each) => each.arrival !== null);
    return {
      fields: { files, ...(complete ? { waitingFor: null, waitingUntil: null } : {}) },
      events: [arrivedEvent(file.name, object.size)],
    };
  });
  if (changed.kind === 'missing') return { kind: 'ignored', why: 'unknown-upload' };
  const { run } = changed;
  if (hasEnding(run)) return { kind: 'ignored', why: 'late' };
  if (run.waitingFor !== null) return { kind: 'waiting', runId };
  await ports.startPipeline(run.domain, run.id);
  return { kind: 'started', runId };
}
