import { describe, expect, test } from 'vitest';
import { word } from '../../shared/messages/catalogue.ts';
import { readAll } from './a-file-of-lines.ts';

const tell = (rows: readonly Readonly<Record<string, unknown>>[]) =>
  readAll(rows).findings.map(({ code, level, row, data }) => [code, level, row, data['first_row']]);

describe('CLM-R14: insured persons that contradict one another', () => {
  test('each further policy is told once, at its first row', () => {
    const policies = ['P-1', 'p-1 ', 'P-2', 'P-2', 'P-1', 'P-3'];
    expect(tell(policies.map((policy) => ({ policy_number: policy })))).toEqual([
      ['CLM-R14', 'warning', 4, 2],
      ['CLM-R14', 'warning', 7, 2],
    ]);
  });

  test.each<readonly [Readonly<Record<string, string>>, readonly unknown[], string]>([
    [
      { main_insured: 'Modou Exemple', beneficiary: 'Modou Exemple' },
      [],
      'another person with the same number',
    ],
    [{ member_id: 'M-2' }, [], 'a namesake with another number'],
    [{ main_insured: 'AWA  exemplé' }, [['CLM-R14', 'warning', 3, 2]], 'the name spelt otherwise'],
  ])('%j beside the first: %j (%s)', (over, told) => {
    expect(tell([{}, { policy_number: 'P-2', ...over }])).toEqual(told);
  });

  test('one number with two names in a policy: they become one person', () => {
    const modou = { main_insured: 'Modou Fictif', beneficiary: 'Modou Fictif' };
    const rows = [{}, { main_insured: 'EXEMPLE, Awa' }, modou, modou, {}];
    const { findings } = readAll([...rows, { ...modou, member_id: 'M-2' }]);
    const shared = findings.filter(({ code }) => code === 'CLM-R14');
    expect(shared).toMatchObject([
      { level: 'warning', row: 4, column: 'Matricule', data: { first_row: 2 } },
    ]);
    expect(word('CLM-R14', shared[0]?.data ?? {}, 'fr').message).toContain(
      'la ligne 2 lui donne un autre nom',
    );
  });

  test('without a number, by name within the employer', () => {
    const nobody = { member_id: null };
    expect(
      tell([
        nobody,
        { ...nobody, policy_number: 'P-2', employer: 'Autre SA' },
        { ...nobody, policy_number: 'P-3' },
      ]),
    ).toEqual([['CLM-R14', 'warning', 4, 2]]);
  });

  test('whoever has no number is told once a file, with a count', () => {
    const { remarks } = readAll([{ member_id: null }, { member_id: '' }, {}]);
    expect(remarks).toMatchObject([
      { code: 'CLM-R14', level: 'warning', row: null, data: { count: 2 } },
    ]);
    expect(word('CLM-R14', remarks[0]?.data ?? {}, 'en').message).toContain('known only by their');
  });
});

describe('CLM-R15: one policy with several employers', () => {
  test.each([
    [['Teranga Mines SA', 'TERANGA MINES, S.A.'], [['CLM-R15', 'warning', 3, 2]]],
    [['Teranga Mines SA', 'teranga  mines sa'], []],
    [
      ['A', 'B', 'B', 'A', 'C'],
      [
        ['CLM-R15', 'warning', 3, 2],
        ['CLM-R15', 'warning', 6, 2],
      ],
    ],
  ])('%j: %j', (employers, told) => {
    expect(tell(employers.map((employer) => ({ employer })))).toEqual(told);
  });
});
