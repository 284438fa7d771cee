import { expect, test } from 'vitest';
import { recapFields } from '../../shared/claims/claims-fields.ts';
import { createPrincipals } from '../../shared/claims/reading/principals.ts';
import { readInPasses } from '../../shared/claims/reading/read-in-passes.ts';
import { readSource } from '../../shared/sources/read-source.ts';
import { aPair } from './a-claims-file.ts';
import { aClaimsRoad } from './a-claims-road.ts';

const rows = 100_000;
const rowsPerBlock = 200;
const note = 'Réglé par virement au prestataire. '.repeat(16);

/** Megabytes of lines that may wait to be written: less than half of the file's. */
const waitingMax = 32;

test('a file of any length is written while it is read: little of it is held', {
  timeout: 120_000,
}, async () => {
  const road = aClaimsRoad();
  const run = await road.run(await road.send(aPair([{}], [{}])));
  const [, file] = run.files;
  if (file === undefined) throw new Error('the pair has a recap');
  let given = 0;
  let written = 0;
  let bytesWritten = 0;
  let mostWaiting = 0;
  let writtenOnTheWay = 0;
  /** 60 MB that exist a block at a time. */
  async function* blocks() {
    const encoder = new TextEncoder();
    yield encoder.encode('reglementId;date_reglement;totalmttreclame;totalmttrembourse;Note\n');
    while (given < rows) {
      const ids = Array.from({ length: rowsPerBlock }, (_, i) => given + i);
      yield encoder.encode(
        ids.map((id) => `C-${id};2024-02-15;10000;8000;${note}${id}\n`).join(''),
      );
      // Whoever asks for the next block has read this one.
      given += rowsPerBlock;
      mostWaiting = Math.max(mostWaiting, given - written);
    }
    writtenOnTheWay = written;
  }
  const partitions = {
    ...road.partitions,
    async writeRows(
      _: string,
      { partition, part }: { partition: number; part: number },
      bytes: Uint8Array,
    ) {
      written += new TextDecoder().decode(bytes).split('\n').length;
      bytesWritten += bytes.length;
      return `${partition}/${part}`;
    },
  };

  const { reading } = await readInPasses(
    { ...road.ports, partitions },
    run,
    {
      ...{ file, kind: 'recap', fields: recapFields },
      open: async () => readSource(blocks(), { name: 'recap.csv', fields: recapFields }),
    },
    { count: 8, principals: createPrincipals(), wants: () => true, rowsBefore: 0 },
  );

  expect(reading).toMatchObject({ rows, good: rows });
  expect(written).toBe(rows);
  const megabytes = bytesWritten / 1e6;
  expect(megabytes).toBeGreaterThan(2 * waitingMax);
  expect((megabytes * mostWaiting) / rows).toBeLessThan(waitingMax);
  expect(writtenOnTheWay).toBeGreaterThan(rows / 2);
});
