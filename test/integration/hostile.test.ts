import { beforeAll, expect, test } from 'vitest';
import { hostileBinaries } from '../hostile/hostile-binaries.ts';
import type { HostileFile } from '../hostile/hostile-file.ts';
import { hostileTexts } from '../hostile/hostile-texts.ts';
import { type CallApi, signInAs } from './local-cloud.ts';
import {
  aCourseFile,
  drop,
  endedRunOf,
  getJson,
  itemsOfRun,
  keysUnder,
  unique,
} from './road-rig.ts';

let staff: CallApi;

beforeAll(async () => {
  staff = await signInAs('staff');
});

/** One of each kind of harm, all below the 10 MB of a course file. */
const chosen = [
  'a picture of 600 MB packed into 600 KB beside the sheet (a bomb by its ratio)',
  'a sheet of 300 MB whose directory tells 1 KB (a bomb that lies)',
  'entities that multiply inside the workbook',
  'three million shared texts and more',
  'an encrypted member',
  'a list nested ten million times',
  'a header of 20,000 columns',
  'the learners of the courses',
  'a page of HTML named as a table',
  'a program of Windows',
];
const files = [...hostileTexts, ...hostileBinaries].filter(({ why }) => chosen.includes(why));

async function contentOf({ content }: HostileFile): Promise<string | Uint8Array> {
  const made = typeof content === 'function' ? content() : content;
  if (typeof made === 'string' || made instanceof Uint8Array) return made;
  const parts: string[] = [];
  for await (const part of made) parts.push(part);
  return parts.join('');
}

test('all that was chosen is there', () => {
  expect(files).toHaveLength(chosen.length);
});

test.each(files)('$why ends in $code, writes nothing, and is put aside', async (file) => {
  const key = `drop/courses/${unique('hostile')}-${file.name}`;
  await drop(key, await contentOf(file));

  const run = await endedRunOf(staff, key);

  expect(run).toMatchObject({ status: 'ERROR', counts: { created: 0, updated: 0 } });
  const { items } = await getJson<{ items: { code: string; level: string }[] }>(
    staff,
    `/api/runs/${run.id}/findings?level=blocking`,
  );
  expect(items.map(({ code }) => code)).toEqual([file.code]);
  const kept = [...(await itemsOfRun(run.id)).keys()];
  expect(kept.filter((sk) => /^(?:GROUP|CHUNK)#/.test(sk))).toEqual([]);
  const day = run.created_at.slice(0, 10).replaceAll('-', '/');
  expect(await keysUnder(`error/${day}/${run.id}/`)).toHaveLength(2);
});

test('the next file is imported as if nothing had been', async () => {
  const key = `drop/courses/${unique('after-hostile')}.csv`;
  await drop(key, aCourseFile(unique('Après'), 3));
  expect(await endedRunOf(staff, key)).toMatchObject({
    status: 'DONE',
    counts: { read: 3, created: 3, rejected: 0 },
  });
});
