import { describe, expect, test } from 'vitest';
import { compareRows } from '../../shared/claims/comparison/compare-rows.ts';
import { wordMessage } from '../../shared/messages/catalogue.ts';
import { aContext, aRecapRow, aStatRow } from './a-claim-row.ts';

describe('claims of a partition', () => {
  test('are grouped by their key and sorted by it', () => {
    const { claims } = compareRows(
      [
        aStatRow(2, { claimId: 'B2' }),
        aStatRow(3, { claimId: 'A1' }),
        aRecapRow(2, { claimId: 'a1' }),
        aRecapRow(3, { claimId: 'B2' }),
      ],
      aContext(),
    );
    expect(claims.map(({ claimKey, kind }) => `${claimKey} ${kind}`)).toEqual([
      'A1 conform',
      'B2 conform',
    ]);
  });

  test('of no rows there are none', () => {
    expect(compareRows([], aContext()).claims).toEqual([]);
  });
});

describe('rows without a claim id', () => {
  test('are judged alone: set aside outside the period, else rejected', () => {
    const { claims, lone, bySlot } = compareRows(
      [
        aStatRow(2, { claimId: null }, { rejectedBy: ['CLM-R01'] }),
        aStatRow(3, { claimId: null, settlementDate: null }, { rejectedBy: ['CLM-R01'] }),
        aRecapRow(4, { claimId: null, settlementDate: '2026-04-01' }, { rejectedBy: ['CLM-R01'] }),
      ],
      aContext(),
    );
    expect(claims).toEqual([]);
    expect([lone.rejected, lone.setAside]).toEqual([2, 1]);
    expect(lone.findings).toMatchObject([{ code: 'CLM-R12', slot: 'recap_file', row: 4 }]);
    expect(bySlot).toEqual({
      stat_file: { rejected: 2, setAside: 0 },
      recap_file: { rejected: 0, setAside: 1 },
    });
  });
});

describe('ids that differ but for zeros and punctuation', () => {
  const compared = compareRows(
    [
      aStatRow(2, { claimId: 'S-014' }),
      aRecapRow(5, { claimId: 'S14' }),
      aStatRow(3, { claimId: 'S-15' }),
      aRecapRow(6, { claimId: 'S-15', amountClaimed: '1' }),
      aRecapRow(7, { claimId: 'S015' }),
    ],
    aContext(),
  );
  const claimOf = (key: string) => compared.claims.find(({ claimKey }) => claimKey === key);

  test('are suggested on both sides, and not joined', () => {
    expect(claimOf('S-014')).toMatchObject({ kind: 'only_stat', code: 'CLM-X01', rejectedRows: 1 });
    expect(claimOf('S14')).toMatchObject({ kind: 'only_recap', code: 'CLM-X02', rejectedRows: 1 });
    const [ofStat] = claimOf('S-014')?.findings ?? [];
    const [ofRecap] = claimOf('S14')?.findings ?? [];
    expect(ofStat?.data['suggested_claim_id']).toBe('S14');
    expect(ofRecap?.data['suggested_claim_id']).toBe('S-014');
  });

  test('and said in the observation and in the finding', () => {
    const { observation, findings = [] } = claimOf('S-014') ?? {};
    const sentence = 'The other file has number S14, the same but for zeros and punctuation';
    expect(wordMessage(observation?.code ?? '', observation?.data ?? {}, 'en')).toContain(sentence);
    expect(wordMessage('CLM-X01', findings[0]?.data ?? {}, 'en')).toContain(sentence);
  });

  test('but not of a claim that both files know', () => {
    expect(claimOf('S-15')?.kind).toBe('gap');
    expect(claimOf('S015')?.findings[0]?.data).not.toHaveProperty('suggested_claim_id');
  });
});
