import { describe, expect, test } from 'vitest';
import { presentImportSession } from '../../shared/claims/sessions/present-import-session.ts';
import { wordMessage } from '../../shared/messages/catalogue.ts';
import { chooseMappingRoute } from '../../shared/runs/mapping-routes.ts';
import { presentRun } from '../../shared/runs/present-run.ts';
import { aCaller } from '../access/a-caller.ts';
import { aPair, aRecapCsv, aStatCsv } from '../claims/a-claims-file.ts';
import { aClaimsRoad } from '../claims/a-claims-road.ts';
import { actOn } from '../claims/claims-actions.ts';

/** A session of Senegal whose statement names its claims oddly. */
async function aWaitingRun(caller = aCaller('chef_technique')) {
  const road = aClaimsRoad();
  const stat = aStatCsv([{ id: 'S1' }], { id: 'Repère interne' });
  const runId = await road.send(aPair(stat, aRecapCsv([{ id: 'S1' }])));
  await road.drive(runId);
  return { road, runId, act: actOn(road, caller) };
}

const chosen = { 'Repère interne': 'claim_id' };

describe('GET and PUT /api/runs/{id}/mapping', () => {
  test.each([
    { columns: { Repere: 'claim_id' }, problem: 'RUN-MAPPING-HEADER', data: { header: 'Repere' } },
    {
      columns: { 'Repère interne': 'numero' },
      problem: 'RUN-MAPPING-FIELD',
      data: { field: 'numero', header: 'Repère interne' },
    },
    {
      columns: { 'Repère interne': 'claim_id', Statut: 'claim_id' },
      problem: 'RUN-MAPPING-TWICE',
      data: { slot: 'stat_file', field: 'claim_id' },
    },
    {
      columns: {},
      problem: 'RUN-MAPPING-MISSING',
      data: { slot: 'stat_file', fields: ['claim_id'] },
    },
  ])('$problem for $columns', async ({ columns, problem, data }) => {
    const { road, runId, act } = await aWaitingRun();

    expect(await act.choose(runId, columns as Record<string, string>)).toEqual({ problem, data });
    expect((await road.run(runId)).waitingFor).toBe('mapping');
  });

  test('fields are named by their words, and which are missing is said', async () => {
    const { runId, act } = await aWaitingRun();

    expect(await act.mapping(runId)).toMatchObject({
      json: {
        missing: ['claim_id'],
        fields: expect.arrayContaining([
          { name: 'claim_id', label: 'Numero de sinistre', required: true },
        ]),
      },
    });
    const refused = { slot: 'stat_file', fields: ['claim_id'] };
    expect(wordMessage('RUN-MAPPING-MISSING', refused, 'fr')).toBe(
      'Il manque encore Numero de sinistre.',
    );
    expect(wordMessage('RUN-MAPPING-MISSING', refused, 'en')).toBe('Still missing: Claim number.');
  });

  test('while it waits the run and its session say what is asked, and no longer', async () => {
    const { road, runId, act } = await aWaitingRun();
    const reader = { lang: 'fr', publicUrl: '' } as const;
    const waiting = await road.run(runId);

    const { message } = presentRun(waiting, reader);
    expect(message?.replaceAll('\u00a0', ' ')).toMatch(
      /^L’import attend que l’on indique les colonnes de « stat\.csv » \(statistiques\) : il manque Numero de sinistre, /,
    );
    expect(presentImportSession(waiting, reader).message).toBe(message);

    await act.choose(runId, chosen);
    expect(presentRun(await road.run(runId), reader).message).toBeNull();
    expect(await road.drive(runId)).toMatchObject({ status: 'DONE', message: null });
  });

  test('a run that does not wait for it: 409', async () => {
    const { road, runId, act } = await aWaitingRun();
    await act.choose(runId, chosen);
    await road.drive(runId);

    expect(await act.mapping(runId)).toEqual({ problem: 'RUN-MAPPING-NONE' });
    expect(await act.choose(runId, chosen)).toEqual({ problem: 'RUN-MAPPING-NONE' });
  });

  test('somebody of another country does not learn that there is such a run', async () => {
    const togo = aCaller('chef_technique', { country: 'Togo', countryCode: 'TG' });
    const { runId, act } = await aWaitingRun(togo);

    expect(await act.mapping(runId)).toMatchObject({ problem: 'RUN-404' });
    expect(await act.choose(runId, chosen)).toMatchObject({ problem: 'RUN-404' });
  });

  test('an admin, who sees claims masked, sees columns and no cells of persons, and may not answer', async () => {
    const { runId, act } = await aWaitingRun(aCaller('admin'));

    const answer = await act.mapping(runId);

    expect(answer).toMatchObject({ status: 200 });
    const text = JSON.stringify(answer);
    for (const cell of ['Fatou Ba', 'Conserverie de Mbour', 'POL-1', 'M-1', 'Consultation']) {
      expect(text).not.toContain(`"${cell}"`);
    }
    expect(text).toContain('Nom bénéficiaire');
    expect(await act.choose(runId, chosen)).toMatchObject({ problem: 'AUTH-03' });
  });

  test('a chief of the country sees a cell of each column', async () => {
    const { runId, act } = await aWaitingRun();
    expect(JSON.stringify(await act.mapping(runId))).toContain('Fatou Ba');
  });

  test('a body without end, or with values that are no names, does not pass', () => {
    const { body } = chooseMappingRoute;
    const many = Object.fromEntries(Array.from({ length: 2_001 }, (_, i) => [`c${i}`, null]));
    expect(body.safeParse({ columns: many }).success).toBe(false);
    expect(body.safeParse({ columns: { a: 3 } }).success).toBe(false);
    expect(body.safeParse({ columns: { a: null, b: 'claim_id' } }).success).toBe(true);
  });
});
