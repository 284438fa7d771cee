import { describe, expect, test } from 'vitest';
import type { ChunkStore } from '../../shared/runs/chunk-store.ts';
import { presentEvent } from '../../shared/runs/present-event.ts';
import { tellLog } from '../../shared/runs/tell-log.ts';
import { wordOfRun } from '../../shared/runs/word-of-run.ts';
import type { Discovery } from '../../shared/transfers/scheme-adapter.ts';
import { sendTurn } from '../../shared/transfers/sending/send-turn.ts';
import { anEvent } from '../runs/a-run.ts';
import { bulkId } from './a-bulk.ts';
import { aWorld, type World } from './sending/a-world.ts';

const plain = (text: string) => text.replace(/\s/g, ' ');
const eventOf = (code: string, data = {}, runId = bulkId) =>
  plain(presentEvent(anEvent({ runId, code, data }), 'fr').message);

describe('what the engine says, of a bulk', () => {
  test.each([
    ['RUN-CREATED', {}, 'Lot de transferts créé.'],
    ['RUN-STAGE-STARTED', { stage: 'settle' }, 'Étape « réservation et envoi » commencée.'],
    ['RUN-STAGE-ENDED', { stage: 'read' }, 'Étape « lecture » terminée.'],
    [
      'RUN-STAGE-ENDED',
      { stage: 'map', in: 3, out: 2 },
      'Étape « vérification des bénéficiaires » terminée : 3 en entrée, 2 en sortie.',
    ],
    ['RUN-ENDED', { status: 'DONE' }, 'Traitement du lot terminé : réussi.'],
    ['RUN-PROGRESS', { progress_percent: 50 }, 'Avancement : 50 %.'],
  ])('%s %j', (code, data, expected) => {
    expect(eventOf(code, data)).toBe(expected);
  });

  test('and of any other run as ever', () => {
    expect(eventOf('RUN-CREATED', {}, 'run_01KJP7K4X7V8M2N3P5R6S7T8V9')).toBe('Import créé.');
  });

  test('after a fault: nothing was reserved, and the file may be sent again', () => {
    expect(wordOfRun(bulkId, { code: 'RUN-FAULT', data: { error: 'x' } }, 'en')).toEqual({
      message: 'A fault interrupted the bulk.',
      cause: 'Nothing was reserved or paid, and no transfer id is used up.',
      fix: 'Send the file again, or retry the failures again (retry-failed). If it happens again, call support.',
    });
  });
});

describe('the log of a bulk', () => {
  async function linesOf(world: World): Promise<string[]> {
    const turn = sendTurn(world.ports, bulkId, world.minutesFromNow(10));
    await world.timing.runUntil(turn);
    const lines: string[] = [];
    // What a turn only writes the log reads.
    const ports = { runs: world.ports.runs, chunks: world.ports.chunks as ChunkStore };
    for await (const line of tellLog(ports, await world.run(), 'fr')) lines.push(plain(line));
    return lines.map((line) => line.replace(/^\S+Z \S+ #\d+ \S+ /, ''));
  }

  test('says what is paid', async () => {
    const world = aWorld();
    await world.reserve({ rows: [{ transferId: 'tx-1' }, { transferId: 'tx-2' }] });
    const lines = await linesOf(world);
    expect(lines).toContain('TRF-S01 L’envoi commence (transferts : 2).');
    expect(lines.slice(-3)).toEqual([
      'TRANCHE 1 : 2 transfert(s) ; payés 2, en échec 0, mis de côté 0.',
      'LIGNE 2 PAYÉ tx-1',
      'LIGNE 3 PAYÉ tx-2',
    ]);
  });

  test('never says so where payees are only looked up', async () => {
    const discoverOf = (identifier: string): Discovery =>
      identifier === '221770000003'
        ? ({ kind: 'unclear', status: 500, message: '' } as const)
        : ({ kind: 'found', fspId: 'bank-a', name: null } as const);
    const world = aWorld({ script: { discoverOf } });
    const payee = (identifier: string) => ({
      payee: { type: 'MSISDN', identifier, name: null } as const,
    });
    await world.reserve({
      rows: [
        { transferId: 'tx-1', ...payee('221770000002') },
        { transferId: 'tx-2', ...payee('221770000003') },
      ],
      bulk: { validateOnly: true },
    });
    const lines = await linesOf(world);
    expect(lines).toEqual(
      expect.arrayContaining([
        'TRF-S01 La vérification commence (bénéficiaires : 2).',
        'TRF-S02 La vérification est terminée ; bénéficiaires sans réponse : 1.',
        'LIGNE 2 TROUVÉ tx-1',
        'LIGNE 3 MIS DE CÔTÉ tx-2 TRF-L02',
        'LIGNE 3 AVERTISSEMENT file TRF-L02 Le réseau n’a pas dit s’il connaît ce bénéficiaire.',
      ]),
    );
    expect(lines.join('\n')).not.toMatch(/PAYÉ|envoi|réservé/);
  });
});
