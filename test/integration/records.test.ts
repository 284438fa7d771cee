import { beforeAll, describe, expect, test } from 'vitest';
import { type CallApi, signInAs } from './local-cloud.ts';
import { drop, endedRunOf, getJson, unique } from './road-rig.ts';

let staff: CallApi;
beforeAll(async () => {
  staff = await signInAs('staff');
});

describe('what became of each row', () => {
  test('accepted, repeated, contradicted and rejected rows are told apart, with their cells', async () => {
    const stem = unique('Rows');
    const key = `drop/courses/${stem}.csv`;
    await drop(
      key,
      [
        'title;instructor;price',
        `${stem} A;Awa Exemple;10`,
        `${stem} B;Awa Exemple;20`,
        `${stem} A;Awa Exemple;10`,
        `${stem} B;Awa Exemple;25`,
        `${stem} C;Awa Exemple;dix`,
      ].join('\n'),
    );

    const run = await endedRunOf(staff, key);

    expect(run.status).toBe('DONE_WITH_ERRORS');
    expect(run.counts).toEqual({
      read: 5,
      created: 2,
      updated: 0,
      unchanged: 0,
      rejected: 2,
      set_aside: 1,
    });
    const { items } = await getJson<{ items: { row: number; outcome: string }[] }>(
      staff,
      `/api/runs/${run.id}/records`,
    );
    expect(items.map(({ row, outcome }) => `${row} ${outcome}`)).toEqual([
      '2 created',
      '3 created',
      '4 set_aside',
      '5 rejected',
      '6 rejected',
    ]);
    const rows = await getJson<{ header: string[]; items: { row: number; cells: string[] }[] }>(
      staff,
      `/api/runs/${run.id}/rows?from=3&to=4`,
    );
    expect(rows.header).toEqual(['title', 'instructor', 'price']);
    expect(rows.items).toEqual([
      { sheet: null, row: 3, cells: [`${stem} B`, 'Awa Exemple', '20'], cut: false },
      { sheet: null, row: 4, cells: [`${stem} A`, 'Awa Exemple', '10'], cut: false },
    ]);
    const stage = await getJson<{ state: string; output_sample: { outcome: string }[] }>(
      staff,
      `/api/runs/${run.id}/stages/settle`,
    );
    expect(stage.state).toBe('Settle every chunk');
    expect(stage.output_sample.map(({ outcome }) => outcome)).toEqual(['created', 'created']);
    const source = encodeURIComponent(key);
    for (const limit of [1, 200]) {
      const { items: found } = await getJson<{ items: { id: string }[] }>(
        staff,
        `/api/runs?source_key=${source}&limit=${limit}`,
      );
      expect(found.map(({ id }) => id)).toEqual([run.id]);
    }
  });
});

describe('what was asked wrongly is refused, not a fault', () => {
  test.each([
    { path: '/api/runs?from=2026-12-01&to=2026-01-01', status: 200 },
    { path: '/api/runs?cursor=!', status: 422 },
    { path: '/api/runs?country=Atlantis', status: 422 },
    { path: `/api/runs/${'x'.repeat(3_000)}`, status: 404 },
    { path: `/api/runs/run_${'x'.repeat(3_000)}/events`, status: 404 },
    { path: `/api/uploads/${'x'.repeat(3_000)}`, status: 404 },
    { path: `/api/courses/crs_${'x'.repeat(3_000)}`, status: 404 },
  ])('$path: $status', async ({ path, status }) => {
    const response = await staff(path);
    expect(response.status, await response.text()).toBe(status);
  });
});
