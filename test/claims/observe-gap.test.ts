import { describe, expect, test } from 'vitest';
import type { ClaimRow, RecapLine, StatLine } from '../../shared/claims/claim-row.ts';
import { compareClaim } from '../../shared/claims/comparison/compare-claim.ts';
import { word, wordMessage } from '../../shared/messages/catalogue.ts';
import { aContext, aRecapRow, aStatRow } from './a-claim-row.ts';

type Amounts = readonly [claimed: number, reimbursed: number];

const inLine = ([claimed, reimbursed]: Amounts) => ({
  amountClaimed: String(claimed),
  amountReimbursed: String(reimbursed),
});
/** Lines from row 2 on in each file; acts differ, so that none repeats another. */
const statOf = (...amounts: readonly Amounts[]) =>
  amounts.map((each, i) => aStatRow(i + 2, { ...inLine(each), actName: `Acte ${i}` }));
const recapOf = (...amounts: readonly Amounts[]) =>
  amounts.map((each, i) => aRecapRow(i + 2, inLine(each)));

function observe(rows: readonly ClaimRow<StatLine | RecapLine>[], currency = 'XOF') {
  const inCurrency = rows.map((row) => ({ ...row, line: { ...row.line, currency } }));
  const { code, observation, findings } = compareClaim(inCurrency, aContext({ currency }));
  const tell = (lang: 'fr' | 'en') =>
    observation === null ? '' : wordMessage(observation.code, observation.data, lang);
  return { code, fr: plain(tell('fr')), en: plain(tell('en')), findings };
}

/** Without the spaces that do not break. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('the reason of a gap, in words', () => {
  test('a line that the recap lacks', () => {
    const { code, fr, en } = observe([
      ...statOf([10000, 8000], [2500, 2000]),
      ...recapOf([10000, 8000]),
    ]);
    expect(code).toBe('CLM-X07');
    expect(fr).toBe(
      'L’écart (2 500 F CFA facturé, 2 000 F CFA remboursé) est exactement la ligne 3 des statistiques : elle manque sans doute au récap.',
    );
    expect(en).toBe(
      'The gap (F CFA 2,500 claimed, F CFA 2,000 reimbursed) is exactly row 3 of the statement: it is probably missing from the recap.',
    );
  });

  test('a line of the recap that the statement lacks', () => {
    const { fr } = observe([...statOf([10000, 8000]), ...recapOf([10000, 8000], [700, 700])]);
    expect(fr).toContain(
      'est exactement la ligne 3 du récap : elle manque sans doute aux statistiques.',
    );
    expect(fr).toContain('Les 2 lignes du récap (2 et 3) ont été additionnées.');
  });

  test('a doubled line, though not the same in every column', () => {
    const { fr } = observe([...statOf([3000, 2400], [3000, 2400]), ...recapOf([3000, 2400])]);
    expect(fr).toBe(
      'Les lignes 2 et 3 des statistiques portent les mêmes montants, et l’écart (3 000 F CFA facturé, 2 400 F CFA remboursé) est exactement l’une d’elles : une ligne est sans doute en double.',
    );
  });

  test('a settlement twice in the recap', () => {
    const { en } = observe([...statOf([3000, 2400]), ...recapOf([3000, 2400], [3000, 2400])]);
    expect(en).toContain('Lines 2 and 3 of the recap bear the same amounts');
    expect(en).toContain('a settlement is probably doubled.');
  });

  test('an act less, which no line can show', () => {
    const { code, fr } = observe([...statOf([3000, 2400]), ...recapOf([5000, 4000])]);
    expect(code).toBe('CLM-X07');
    expect(fr).toBe(
      'Les statistiques (1 ligne(s)) comptent 2 000 F CFA facturé et 1 600 F CFA remboursé de moins que le récap : un acte y manque peut-être.',
    );
  });

  test.each<[Amounts, Amounts, string, string]>([
    [[12343, 9000], [12350, 9000], '10 F CFA', 'claimed only'],
    [[12343, 8993], [12400, 9000], '100 F CFA', 'both, to the larger step'],
  ])('a rounding: %j against %j to %s, %s', (stat, recap, step) => {
    const { fr } = observe([...statOf(stat), ...recapOf(recap)]);
    expect(fr).toContain(`semble un arrondi : l’un des fichiers arrondit à ${step}.`);
  });

  test('a rounding of each line, in money with cents', () => {
    const rows = [...statOf([1001, 1001], [1002, 1002], [1003, 1003]), ...recapOf([3009, 3009])];
    const euros = rows.map((row) => ({ ...row, line: { ...row.line, currency: 'EUR' } }));
    const { observation } = compareClaim(euros, aContext({ currency: 'EUR', toleranceMinor: 2n }));
    expect(plain(wordMessage(observation?.code ?? '', observation?.data ?? {}, 'fr'))).toBe(
      'L’écart (0,03 € facturé, 0,03 € remboursé) semble un arrondi de chacune des 3 lignes des statistiques.',
    );
  });

  test('columns that are swapped in the recap', () => {
    const { code, fr } = observe([...statOf([10000, 8000]), ...recapOf([8000, 10000])]);
    expect(code).toBe('CLM-X07');
    expect(fr).toBe(
      'Facturé et remboursé sont échangés : les statistiques ont 10 000 F CFA facturé et 8 000 F CFA remboursé, le récap l’inverse.',
    );
  });

  test('columns that are swapped in the statement: its rows are rejected, and it is said why', () => {
    const { code, fr } = observe([...statOf([8000, 10000]), ...recapOf([10000, 8000])]);
    expect(code).toBe('CLM-X17');
    expect(fr).toContain('Facturé et remboursé sont échangés');
  });

  test('a minus sign that is missing', () => {
    const { fr } = observe([...statOf([10000, 10000], [500, 500]), ...recapOf([9500, 9500])]);
    expect(fr).toContain('est exactement le double de la ligne 3 des statistiques');
  });

  test.each([
    ['copay', 'le ticket modérateur'],
    ['excluded', 'le montant exclu'],
  ] as const)('reimbursed by the %s', (field, words) => {
    const rows = [
      aStatRow(2, { ...inLine([10000, 8000]), [field]: '2000' }),
      ...recapOf([10000, 10000]),
    ];
    const { code, fr } = observe(rows);
    expect(code).toBe('CLM-X06');
    expect(fr).toBe(
      `L’écart sur le remboursé (2 000 F CFA) est exactement ${words} : un seul des fichiers le déduit.`,
    );
  });

  test('refused acts that the recap leaves out', () => {
    const refused = aStatRow(3, { ...inLine([5000, 0]), status: 'REJECTED' });
    const { code, fr } = observe([...statOf([10000, 8000]), refused, ...recapOf([10000, 8000])]);
    expect(code).toBe('CLM-X03');
    expect(fr).toContain('est exactement celui des lignes non réglées 3');
  });

  test('another period: count and amounts of the rows outside, of each file', () => {
    const late = { settlementDate: '2026-04-02' };
    const { code, fr, en } = observe([
      ...statOf([10000, 8000]),
      aStatRow(7, { ...inLine([1200, 1000]), ...late }),
      aStatRow(8, { ...inLine([1300, 1000]), ...late }),
      ...recapOf([10200, 8000]),
      aRecapRow(9, { ...inLine([900, 900]), ...late }),
    ]);
    expect(code).toBe('CLM-X04');
    expect(fr).toContain(
      'Hors période, les statistiques ont 2 ligne(s) de ce sinistre (7 et 8) : facturé 2 500 F CFA, remboursé 2 000 F CFA.',
    );
    expect(en).toContain(
      'Outside the period the recap has 1 row(s) of this claim (9): claimed F CFA 900, reimbursed F CFA 900.',
    );
  });

  test('amounts outside that nobody can read are not told as 0', () => {
    const { fr } = observe([
      ...statOf([10000, 8000]),
      aStatRow(
        7,
        { amountClaimed: null, settlementDate: '2026-04-02' },
        { rejectedBy: ['CLM-R04'] },
      ),
    ]);
    expect(fr).toContain('des montants illisibles ne sont pas comptés');
  });
});

describe('an amount that is the same in both files is not told as a gap of 0', () => {
  test.each<[Amounts, Amounts, string]>([
    [
      [9000, 8000],
      [9000, 6000],
      'comptent 2 000 F CFA remboursé de plus que le récap, pour le même facturé ;',
    ],
    [
      [9000, 6000],
      [9000, 8000],
      'comptent 2 000 F CFA remboursé de moins que le récap, pour le même facturé :',
    ],
    [
      [9100, 6000],
      [7777, 6000],
      'comptent 1 323 F CFA facturé de plus que le récap, pour le même remboursé ;',
    ],
    [
      [7777, 6000],
      [9100, 6000],
      'comptent 1 323 F CFA facturé de moins que le récap, pour le même remboursé :',
    ],
  ])('%j against %j', (stat, recap, text) => {
    const [claimed, reimbursed] = stat;
    const { fr } = observe([
      ...statOf([claimed - 70, reimbursed - 30], [70, 30]),
      ...recapOf(recap),
    ]);
    expect(fr).toContain(text);
    expect(fr).not.toMatch(/\b0 F CFA/);
  });
});

describe('which file bears more is never turned round', () => {
  test.each([
    ['CLM-X03', [20000, 8000], [10000, 8000], '>', '20 000 F CFA contre 10 000 F CFA'],
    ['CLM-X04', [10000, 8000], [20000, 8000], '<', '10 000 F CFA contre 20 000 F CFA'],
    ['CLM-X05', [20000, 9000], [20000, 8000], '>', '9 000 F CFA contre 8 000 F CFA'],
    ['CLM-X06', [20000, 8000], [20000, 9000], '<', '8 000 F CFA contre 9 000 F CFA'],
  ] as const)('%s', (code, stat, recap, sign, amounts) => {
    const { findings } = observe([...statOf(stat), ...recapOf(recap)]);
    const told = findings.find((finding) => finding.code === code);
    for (const lang of ['fr', 'en'] as const) {
      const { message } = word(code, told?.data ?? {}, lang);
      const brief = word(code, { parts: '…' }, lang).message;
      for (const text of [message, brief]) {
        expect(text).toContain(sign);
        expect(text).not.toContain(sign === '>' ? '<' : '>');
      }
    }
    expect(plain(word(code, told?.data ?? {}, 'fr').message)).toContain(amounts);
  });
});
