import { describe, expect, test } from 'vitest';
import { stagesOf } from '../../shared/runs/new-run.ts';
import type { Stage, StageName, StageStatus } from '../../shared/runs/run.ts';
import { beginStage, closeStages, endStage } from '../../shared/runs/stages.ts';

const noon = new Date('2026-03-02T12:00:00.000Z');
const aStage = (name: StageName, status: StageStatus, fields: Partial<Stage> = {}): Stage => ({
  name,
  status,
  startedAt: null,
  completedAt: null,
  in: null,
  out: null,
  message: null,
  parts: [],
  ...fields,
});

test.each([
  { domain: 'courses', dryRun: false, expected: ['receive', 'read', 'settle', 'conclude'] },
  { domain: 'courses', dryRun: true, expected: ['receive', 'read', 'map', 'conclude'] },
  {
    domain: 'claims',
    dryRun: false,
    expected: ['receive', 'read', 'compare', 'settle', 'conclude'],
  },
  { domain: 'claims', dryRun: true, expected: ['receive', 'read', 'compare', 'map', 'conclude'] },
] as const)('the stages of an import of $domain, dry run $dryRun', ({ expected, ...run }) => {
  expect(stagesOf({ ...run, kind: 'file-import' })).toEqual(expected);
});

test('an undo compares nothing', () => {
  expect(stagesOf({ domain: 'claims', kind: 'undo', dryRun: false })).toEqual([
    'receive',
    'read',
    'settle',
    'conclude',
  ]);
});

describe('a stage', () => {
  test('begins once: begun again after a crash, it keeps its time', () => {
    const begun = beginStage(
      [aStage('read', 'PENDING'), aStage('settle', 'PENDING')],
      'read',
      noon,
    );
    expect(begun).toEqual([
      aStage('read', 'PROCESSING', { startedAt: '2026-03-02T12:00:00.000Z' }),
      aStage('settle', 'PENDING'),
    ]);

    const later = new Date('2026-03-02T12:05:00.000Z');
    expect(beginStage(begun, 'read', later)).toEqual(begun);
  });

  test.each([
    { failed: false, status: 'DONE' },
    { failed: true, status: 'ERROR' },
  ])('ends as $status', ({ failed, status }) => {
    const parts = [{ name: 'cleaning', in: 5, out: 4 }];
    const stages = [aStage('read', 'PROCESSING', { startedAt: '2026-03-02T11:59:00.000Z' })];

    expect(endStage(stages, 'read', { in: 5, out: 4, parts, failed }, noon)).toEqual([
      {
        name: 'read',
        status,
        startedAt: '2026-03-02T11:59:00.000Z',
        completedAt: '2026-03-02T12:00:00.000Z',
        in: 5,
        out: 4,
        message: null,
        parts,
      },
    ]);
  });

  test.each([
    { failed: false, expected: ['DONE', 'DONE', 'SKIPPED', 'PENDING'] },
    { failed: true, expected: ['DONE', 'ERROR', 'SKIPPED', 'PENDING'] },
  ])('at the end of its run (failed: $failed) none stays open', ({ failed, expected }) => {
    const stages = [
      aStage('receive', 'DONE'),
      aStage('read', 'PROCESSING'),
      aStage('settle', 'PENDING'),
      aStage('conclude', 'PENDING'),
    ];

    const closed = closeStages(stages, failed, noon, 'conclude');

    expect(closed.map(({ status }) => status)).toEqual(expected);
  });
});
