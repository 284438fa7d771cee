import { announceUpload, incomingKey } from '../../shared/runs/announce-upload.ts';
import { aCaller } from '../access/a-caller.ts';
import type { Road } from './a-road.ts';

/** A claims run that waits for its two files, as announced; with the keys they will arrive under. */
export async function announcePair(road: Road) {
  let ids = 0;
  const newId = () => {
    ids += 1;
    return `01KJPWD4NG000000000000000${ids}`;
  };
  const announced = announceUpload(
    {
      domain: 'claims',
      files: [
        { slot: 'stat_file', name: 'export.xlsx', size: 10, sha256: null },
        { slot: 'recap_file', name: 'export.xlsx', size: null, sha256: null },
      ],
      dryRun: false,
      options: {},
    },
    aCaller('chef_technique'),
    road.timing.now(),
    newId,
  );
  if (announced.kind === 'refused') throw new Error(announced.reason.code);
  const { run, events } = announced;
  await road.runs.create(run, events);
  const [stat = '', recap = ''] = run.files.map(({ slot, id }) => incomingKey(run.id, slot, id));
  return { runId: run.id, stat, recap };
}
