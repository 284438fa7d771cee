import type { AdoptingPorts } from './adopt-arrival.ts';
import { safeFileName } from './file-name.ts';
import { reportKey } from './file-places.ts';
import type { StoredObject } from './file-store.ts';
import type { CodedMessage } from './run.ts';
import { runIdOfArrival } from './run-id.ts';

/**
 * Puts a file that no run can take into `error/`, beside a report that says why. The folder is
 * named as its run would have been, so doing it again is doing it once.
 */
export async function setApart(
  ports: AdoptingPorts,
  bucket: string,
  object: StoredObject,
  name: string,
  reason: CodedMessage,
): Promise<void> {
  const { key, versionId, storedAt } = object;
  const day = storedAt.toISOString().slice(0, 10).replaceAll('-', '/');
  const folder = runIdOfArrival('courses', { bucket, key, versionId }, storedAt);
  const place = `error/${day}/${folder}/${safeFileName(name)}`;
  await ports.files.writeReport(reportKey(place), ports.presentRefusal(reason));
  await ports.files.move({ key, versionId }, place);
}
