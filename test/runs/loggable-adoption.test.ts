import { expect, test } from 'vitest';
import { loggableAdoption } from '../../functions/runs/loggable-adoption.ts';

test('of a refusal the log keeps the code, and nothing that its sender wrote', () => {
  const reason = { code: 'UPL-10', data: { folder: 'awa diop', metadata: 'Dakar' } };
  expect(loggableAdoption({ kind: 'refused', reason })).toEqual({
    kind: 'refused',
    code: 'UPL-10',
  });
});

test('of a run it keeps the id', () => {
  expect(loggableAdoption({ kind: 'started', runId: 'run_1' })).toEqual({
    kind: 'started',
    runId: 'run_1',
  });
});
