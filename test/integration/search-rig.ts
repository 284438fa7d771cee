import type { CallApi } from './local-cloud.ts';
import { aCourseFile, until } from './road-rig.ts';
import { importToTheEnd } from './upload-rig.ts';

/** A word that nothing else in the index is like; letters only, since digits are no word's end. */
export const aRareWord = (beginning: string): string =>
  `${beginning}${crypto.randomUUID().replaceAll(/[^a-f]/g, '')}`;

/**
 * Waits until the index is made, warm, and has caught up with whatever other tests imported: what
 * is promised about an import is promised of a system at work, not of its first second.
 */
export async function warmSearch(call: CallApi): Promise<void> {
  const word = aRareWord('tiede');
  await importToTheEnd(call, aCourseFile(word, 1));
  await until('the first course to be found', async () => {
    const response = await call(`/api/courses/search?q=${word}`);
    if (!response.ok) return undefined;
    const { total } = (await response.json()) as { total: number };
    return total > 0 ? true : undefined;
  });
}
