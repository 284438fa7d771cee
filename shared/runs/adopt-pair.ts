import type { AdoptingPorts, Adoption } from './adopt-arrival.ts';
import { applyDraft, RunContended } from './change-run.ts';
import { arrivalIdOf, type DroppedFile, newDroppedRun } from './dropped-run.ts';
import type { StoredObject } from './file-store.ts';
import {
  decidePairing,
  hasLaterVersion,
  pairingDraft,
  pairOf,
  takesSecondFile,
} from './pair-drafts.ts';
import { type CodedMessage, hasEnding, type Run } from './run.ts';
import type { ArrivalNote } from './run-store.ts';
import { setApart } from './set-apart.ts';
import { slotsOfPair } from './slots.ts';
import { jitter } from './timing.ts';

const deadlineMs = 30_000;

/**
 * Gives a dropped file of a pair its run. The first file begins one that waits, the second joins it
 * and starts its pipeline; a third begins the next. Which run holds the pair, what became of each
 * arrival and the run itself change in one transaction, so that two files at the same instant end
 * in one run, and a crash anywhere is made good by the next delivery (or by the sweeper, which
 * starts a run that is whole).
 *
 * @throws RunContended after half a minute of collisions; the delivery is tried again
 * @see API.md "Uploads and drops"; docs/architecture.md "Exactly once"
 */
export async function adoptPair(ports: AdoptingPorts, dropped: DroppedFile): Promise<Adoption> {
  const startedAt = ports.timing.now().getTime();
  for (let attempt = 1; ; attempt += 1) {
    const adoption = await tryToAdopt(ports, dropped);
    if (adoption !== 'contended') return adoption;
    const spentMs = ports.timing.now().getTime() - startedAt;
    if (spentMs > deadlineMs) throw new RunContended(arrivalIdOf(dropped));
    await ports.timing.sleep(jitter(ports.timing, attempt));
  }
}

async function tryToAdopt(
  ports: AdoptingPorts,
  dropped: DroppedFile,
): Promise<Adoption | 'contended'> {
  const { runs, files, timing } = ports;
  const note = await runs.findArrival(arrivalIdOf(dropped));
  if (note !== undefined) return finishAdoption(ports, dropped, note);
  const holder = await runs.findPair(pairOf(dropped));
  const run = holder === undefined ? undefined : await runs.read(holder);
  const newest = await files.head(dropped.object.key);
  const isOutdated = newest !== undefined && newest.versionId !== dropped.object.versionId;
  if (isOutdated || (run !== undefined && hasLaterVersion(run, dropped))) {
    return putAside(ports, dropped, { code: 'UPL-20', data: { name: dropped.name } });
  }
  if (run !== undefined && takesSecondFile(run, timing.now())) return pairUp(ports, dropped, run);
  return beginPair(ports, dropped, holder);
}

/** @param holder the run that held the pair before and takes no more files; undefined: none did */
async function beginPair(
  ports: AdoptingPorts,
  dropped: DroppedFile,
  holder: string | undefined,
): Promise<Adoption | 'contended'> {
  const now = ports.timing.now();
  const until = new Date(now.getTime() + ports.pairWaitMs).toISOString();
  const [slot = 'file'] = slotsOfPair(dropped.origin.domain) ?? [];
  const told = { level: 'info', stage: null, code: 'UPL-21', data: { until } } as const;
  const { run, events } = newDroppedRun(dropped, slot, now, { until, told });
  const created = await ports.runs.createForPair(run, events, pairOf(dropped), holder);
  return created === 'created' ? { kind: 'waiting', runId: run.id } : 'contended';
}

async function pairUp(
  ports: AdoptingPorts,
  dropped: DroppedFile,
  run: Run,
): Promise<Adoption | 'contended'> {
  const stored = await Promise.all(run.files.map(({ arrival }) => findVersion(ports, arrival)));
  const pairing = decidePairing(run, dropped, stored);
  const replaced = pairing.kind === 'replaces' ? pairing.file.arrival : null;
  const arrival: ArrivalNote = {
    arrivalId: arrivalIdOf(dropped),
    runId: run.id,
    as: pairing.kind === 'repeats' ? 'repeated' : 'file',
    ...(replaced ? { replaces: replaced } : {}),
  };
  const draft = pairingDraft(run, dropped, pairing);
  const change = applyDraft(run, draft, ports.timing.now());
  if ((await ports.runs.replace({ ...change, arrival })) !== 'saved') return 'contended';
  return finishAdoption(ports, dropped, arrival);
}

/** What is left to do for a file that is noted; all of it may be done again. */
async function finishAdoption(
  ports: AdoptingPorts,
  dropped: DroppedFile,
  note: ArrivalNote,
): Promise<Adoption> {
  const { name, object, bucket } = dropped;
  const run = await ports.runs.read(note.runId);
  if (run === undefined) throw new Error(`no run ${note.runId}, though an arrival is noted for it`);
  const replaced = note.replaces && (await findVersion(ports, note.replaces));
  if (replaced) {
    await setApart(ports, bucket, replaced, name, { code: 'UPL-20', data: { name } });
  }
  const isFile = run.files.some(
    ({ arrival }) => arrival?.key === object.key && arrival.versionId === object.versionId,
  );
  if (note.as === 'repeated') {
    const data = { name, same_as: run.files.at(0)?.name ?? name, run_id: run.id };
    return putAside(ports, dropped, { code: 'UPL-19', data });
  }
  if (!isFile) return putAside(ports, dropped, { code: 'UPL-20', data: { name } });
  if (hasEnding(run)) return { kind: 'ignored', why: 'late' };
  if (run.waitingFor !== null) return { kind: 'waiting', runId: run.id };
  await ports.startPipeline(run.domain, run.id);
  return { kind: 'started', runId: run.id };
}

async function putAside(
  ports: AdoptingPorts,
  { bucket, object, name }: DroppedFile,
  reason: CodedMessage,
): Promise<Adoption> {
  await setApart(ports, bucket, object, name, reason);
  return { kind: 'refused', reason };
}

async function findVersion(
  { files }: AdoptingPorts,
  version: { readonly key: string; readonly versionId: string } | null,
): Promise<StoredObject | undefined> {
  return version === null ? undefined : files.head(version.key, version.versionId);
}
