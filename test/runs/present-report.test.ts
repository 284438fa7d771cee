import { describe, expect, test } from 'vitest';
import { newFinding } from '../../shared/findings/new-finding.ts';
import { presentRefusal, presentReport } from '../../shared/runs/present-report.ts';
import { aRun } from './a-run.ts';

const finding = newFinding({
  code: 'UPL-04',
  level: 'blocking',
  slot: 'file',
  data: { name: 'mars.csv' },
});
const run = aRun({
  status: 'ERROR',
  counts: { read: 6, created: 1, updated: 2, unchanged: 0, rejected: 2, setAside: 1 },
  message: { code: 'UPL-04', data: { name: 'mars.csv' } },
});
const counts = { read: 6, created: 1, updated: 2, unchanged: 0, rejected: 2, set_aside: 1 };

describe('the report beside a file', () => {
  test('in English for an owner who reads English', () => {
    expect(presentReport({ ...run, lang: 'en' }, [finding])).toEqual({
      run_id: run.id,
      status: 'ERROR',
      counts,
      message: 'File “mars.csv” is empty.',
      findings: [
        {
          slot: 'file',
          sheet: null,
          row: null,
          column: null,
          value: null,
          expected: null,
          code: 'UPL-04',
          level: 'blocking',
          message: 'File “mars.csv” is empty.',
          cause: null,
          fix: 'Check the export, then send it again.',
        },
      ],
      error_file_key: null,
    });
  });

  test('in French for an owner who reads French', () => {
    const report = presentReport({ ...run, lang: 'fr' }, [finding]);

    expect(report.message).toMatch(/^Le fichier «\s?mars\.csv\s?» est vide\.$/);
    expect(report.findings[0]?.fix).toMatch(/^Vérifiez l’export/);
  });

  test('a run without a message has none in its report', () => {
    expect(presentReport({ ...run, status: 'DONE', message: null }, [])).toMatchObject({
      status: 'DONE',
      message: null,
      findings: [],
    });
  });

  test('of a file that no run can take', () => {
    expect(presentRefusal({ code: 'UPL-12', data: { domain: 'transfers' } }, 'en')).toMatchObject({
      run_id: null,
      status: 'ERROR',
      counts: { read: 0, created: 0, updated: 0, unchanged: 0, rejected: 0, set_aside: 0 },
      message: expect.stringContaining('transfers'),
      findings: [{ code: 'UPL-12', level: 'blocking', row: null }],
      error_file_key: null,
    });
  });
});
