import { describe, expect, test } from 'vitest';
import { readAll, readRecap, readStat, statCells } from './a-file-of-lines.ts';

describe('a good line', () => {
  test('of a statement is cleaned, and keeps how people write', () => {
    const { row, findings } = readStat({
      claim_id: ' s-1\u00a0',
      beneficiary: 'awa\u202f Exemple',
    });
    expect(findings).toEqual([]);
    expect(row).toEqual({
      slot: 'stat_file',
      row: 2,
      sheet: null,
      claimKey: 'S-1',
      rejectedBy: [],
      headers: {
        claim_id: 'Numero de sinistre',
        claim_status: 'Statut',
        settlement_date: 'Date de règlement',
        policy_number: 'Numero de police',
        main_insured: 'Nom Assuré Principal',
        beneficiary: 'Nom bénéficiaire',
        partner: 'Nom du partenaire',
        invoice_number: 'Numero de Facture',
        amount_claimed: 'Montant facturé',
        amount_reimbursed: 'Montant remboursé',
      },
      line: {
        kind: 'stat',
        claimId: 's-1',
        status: 'SETTLED',
        incidentDate: '2026-01-12',
        settlementDate: '2026-01-20',
        employer: 'Teranga Mines SA',
        policyNumber: 'P-0457',
        mainInsured: 'Awa Exemple',
        beneficiary: 'awa Exemple',
        insuredStatus: 'A',
        memberId: 'M-00981',
        plan: null,
        broker: null,
        partner: 'Clinique Exemple',
        partnerAddress: null,
        partnerCountry: null,
        actCategory: 'Soins courants',
        actFamily: null,
        actName: 'Consultation',
        birthDate: null,
        currency: 'XOF',
        amountClaimed: '10000',
        amountReimbursed: '8000',
        copay: null,
        excluded: null,
        paymentRef: null,
        invoiceNumber: 'F-17',
        note: null,
        operator: null,
      },
    });
  });

  test('of a recap', () => {
    const { line, findings } = readRecap({ partner: 1044, cheque_number: '00123' });
    expect(findings).toEqual([]);
    expect(line).toMatchObject({
      kind: 'recap',
      claimId: 'S-1',
      settlementDate: '2026-01-20',
      amountClaimed: '10000',
      amountReimbursed: '8000',
      partner: '1044',
      chequeNumber: '00123',
      otherPayment: null,
    });
  });
});

describe('numbers that name something keep every digit', () => {
  test.each([
    [20140000008325, '20140000008325'],
    ['20140000008325', '20140000008325'],
    ['="0020140000008325"', '0020140000008325'],
    ["'0012", '0012'],
    [9007199254740991, '9007199254740991'],
  ])('%j', (cell, claimId) => {
    expect(readStat({ claim_id: cell })).toMatchObject({ line: { claimId }, told: [] });
  });

  test.each([
    ...['2,014E+13', '2.014E+13', '2.014E13', '2,014e13', '2E13', '2E+13'],
    ...[2.014e22, 2014000000832510],
  ])('%j lost some: nobody knows the claim, CLM-R01', (cell) => {
    const { row, findings } = readStat({ claim_id: cell });
    expect(row).toMatchObject({ claimKey: null, rejectedBy: ['CLM-R01'] });
    expect(findings[0]?.data).toEqual({ field: 'claim_id', cell_problem: 'rounded' });
  });
});

describe('a number that is nobody’s own', () => {
  test.each(['2.014E13', '2,01E+13'])('%s: a number that a row may lack is left out', (cell) => {
    const cells = { member_id: cell, payment_ref: cell, invoice_number: cell };
    const { line, findings, row } = readStat(cells);
    expect(line).toMatchObject({ memberId: null, paymentRef: null, invoiceNumber: null });
    expect(row.rejectedBy).toEqual([]);
    expect(findings.map(({ code, level, data }) => [code, level, data])).toEqual(
      ['member_id', 'payment_ref', 'invoice_number'].map((field) => [
        ...['CLM-R24', 'warning', { field, cell_problem: 'rounded' }],
      ]),
    );
    const recap = readRecap({ cheque_number: cell, policy_number: cell });
    expect(recap.line).toMatchObject({ chequeNumber: null, policyNumber: null });
    expect(recap.told).toEqual(['CLM-R24 policy_number', 'CLM-R24 cheque_number']);
  });

  test('the policy is one that a row must have', () => {
    expect(readStat({ policy_number: '2.014E13' })).toMatchObject({
      line: { policyNumber: null },
      row: { rejectedBy: ['CLM-R01'] },
    });
  });

  test.each(['7E0012', '2E1', 'E13', '12E13', '2.014'])('%s is a number like any other', (cell) => {
    expect(readStat({ member_id: cell })).toMatchObject({ line: { memberId: cell }, told: [] });
  });

  test.each([0, '0', '000', '-', 'NA', 'n/a', 'N.A.', '#N/A', 'Néant', '?', '0000-0000', 'Aucun'])(
    '%j says that there is none',
    (cell) => {
      expect(readStat({ member_id: cell, payment_ref: cell })).toMatchObject({
        line: { memberId: null, paymentRef: null },
        told: [],
      });
      expect(readRecap({ cheque_number: cell }).line).toMatchObject({ chequeNumber: null });
      expect(readStat({ invoice_number: cell }).told).toEqual(['CLM-R01 invoice_number']);
      for (const field of ['claim_id', 'policy_number']) {
        expect(readStat({ [field]: cell }).told).toEqual([`CLM-R01 ${field}`]);
      }
    },
  );

  test.each(['M-0', 'NA-1', 'Nana', '010'])('%s is one', (cell) => {
    expect(readStat({ member_id: cell }).line.memberId).toBe(cell);
  });
});

describe('CLM-R01: a required cell that is empty', () => {
  const required = [
    ...['claim_id', 'claim_status', 'incident_date', 'settlement_date', 'employer'],
    ...['policy_number', 'main_insured', 'beneficiary', 'insured_status', 'partner'],
    ...['act_category', 'act_name', 'amount_claimed', 'amount_reimbursed'],
  ];
  test.each(required)('%s rejects the row', (field) => {
    const { row, told } = readStat({ [field]: ' \u00a0' });
    expect(told).toEqual([`CLM-R01 ${field}`]);
    expect(row.rejectedBy).toEqual(['CLM-R01']);
  });

  test('a dash is nothing', () => {
    expect(readStat({ employer: '-' }).told).toEqual(['CLM-R01 employer']);
  });

  test.each(['-', '   -   ', '\u2013', ' - F CFA', '-\u00a0€'])(
    '%j in a column of amounts is an empty cell, never 0',
    (cell) => {
      const { line, told } = readStat({ amount_reimbursed: cell });
      expect(told).toEqual(['CLM-R01 amount_reimbursed']);
      expect(line.amountReimbursed).toBeNull();
      const optional = readStat({ copay: cell, excluded: cell });
      expect(optional.told).toEqual([]);
      expect(optional.line).toMatchObject({ copay: null, excluded: null });
    },
  );

  test.each(['- mille', '-x'])('%j is no dash alone', (cell) => {
    expect(readStat({ copay: cell }).told).toEqual(['CLM-R04 copay']);
  });

  test('the invoice is only remarked on', () => {
    const { row, findings } = readStat({ invoice_number: null });
    expect(findings).toMatchObject([{ code: 'CLM-R01', level: 'warning' }]);
    expect(row.rejectedBy).toEqual([]);
  });

  test.each(['claim_id', 'settlement_date', 'amount_claimed', 'amount_reimbursed'])(
    'of a recap: %s',
    (field) => {
      expect(readRecap({ [field]: '' }).told).toEqual([`CLM-R01 ${field}`]);
    },
  );

  test.each([
    ['Réglée', ['CLM-R01 settlement_date']],
    ['Validé', ['CLM-R01 settlement_date']],
    ['Rejeté', []],
    ['En cours de traitement', []],
    ['Annulé', []],
  ])('%s without a settlement date: %j', (status, told) => {
    expect(readStat({ claim_status: status, settlement_date: null }).told).toEqual(told);
  });

  test('a formula that was never computed leaves its cell empty', () => {
    const { employer: _, ...cells } = statCells;
    const at = { employer: 'Nom Employeur' };
    const { reading } = readAll([]);
    const read = reading.readRow({
      ...{ row: 2, sheet: null, slot: 'stat_file', cells, headers: at, isPartial: true },
    });
    expect(read.findings).toMatchObject([
      { code: 'CLM-R01', data: { field: 'employer', cell_problem: 'uncomputed' } },
    ]);
  });
});

describe('the status of a claim', () => {
  test.each([
    ['Réglé', 'SETTLED'],
    ['PAYÉE', 'SETTLED'],
    ['rejeté', 'REJECTED'],
    ['Refusée', 'REJECTED'],
    ['En cours', 'PENDING'],
    ['en attente de pièces', 'PENDING'],
    ['Annulés', 'CANCELLED'],
    ['Rejet', 'REJECTED'],
    ['Annulation', 'CANCELLED'],
    ['Suspendue', 'PENDING'],
    ['Attente pièces', 'PENDING'],
    ['À payer', 'PENDING'],
    ['A régler', 'PENDING'],
    ['Reste à payer', 'PENDING'],
    ['Remboursé', 'SETTLED'],
    ['Clos', 'OTHER'],
    ['Coursier', 'OTHER'],
    ['Clôturé', 'OTHER'],
    ['Prise en charge', 'OTHER'],
  ])('%s is %s', (text, status) => {
    expect(readStat({ claim_status: text }).line.status).toBe(status);
  });
});

describe('the status of an insured person', () => {
  test.each([
    ...['A', 'a', 'Assuré', 'ADHÉRENT', 'principal'].map((word) => [word, 'A'] as const),
    ...['C', 'Conjoint', 'Époux', 'épouse'].map((word) => [word, 'C'] as const),
    ...['assuré(e)', 'adhérent principal', 'Titulaire'].map((word) => [word, 'A'] as const),
    ...['conjoint(e)', 'épouse 1', '2e épouse', 'C1'].map((word) => [word, 'C'] as const),
    ...['E', 'enfant', 'Enfants'].map((word) => [word, 'E'] as const),
    ...['fils', 'fille', 'Fils/Fille', 'Enfant n° 2', 'E02'].map((word) => [word, 'E'] as const),
  ])('%s is %s', (text, insuredStatus) => {
    expect(readStat({ insured_status: text })).toMatchObject({ line: { insuredStatus }, told: [] });
  });

  test.each(['1', '2e', 'Enfant de 2 ans', 'Père'])('CLM-R06: %s is none', (text) => {
    expect(readStat({ insured_status: text }).told).toEqual(['CLM-R06 insured_status']);
  });

  test('CLM-R06: another word', () => {
    const { row, told, line } = readStat({ insured_status: 'Cousin' });
    expect(told).toEqual(['CLM-R06 insured_status']);
    expect(line.insuredStatus).toBeNull();
    expect(row.rejectedBy).toEqual(['CLM-R06']);
  });
});

describe('texts', () => {
  test.each([['=HYPERLINK("http://x.test")'], ['@SUM(A1)'], ['+cmd|x'], ['-2+3']])(
    'CLM-R17: %j is kept as a text',
    (cell) => {
      const { line, told, row } = readStat({ note: cell });
      expect(line.note).toBe(`'${cell}`);
      expect(told).toEqual(['CLM-R17 note']);
      expect(row.rejectedBy).toEqual([]);
      expect(readStat({ note: line.note }).line.note).toBe(line.note);
    },
  );

  test.each([['+221 77 000 00 00'], ['- ordonnance jointe'], ['a=b']])(
    '%j computes nothing',
    (cell) => {
      expect(readStat({ note: cell })).toMatchObject({ line: { note: cell }, told: [] });
    },
  );

  test('CLM-R22: longer than anybody writes', () => {
    expect(readStat({ employer: 'x'.repeat(300) }).told).toEqual([]);
    expect(readStat({ employer: 'x'.repeat(301) }).told).toEqual(['CLM-R22 employer']);
    expect(readStat({ note: 'x'.repeat(2_000) }).told).toEqual([]);
    expect(readStat({ note: 'x'.repeat(2_001) }).told).toEqual(['CLM-R22 note']);
  });

  test('CLM-F10: repaired ones are told once a file', () => {
    const { lines, remarks } = readAll([{ partner: 'Clinique Ã‰toile' }, { plan: 'Ã‰tÃ©' }]);
    expect(lines).toMatchObject([{ partner: 'Clinique Étoile' }, { plan: 'Été' }]);
    expect(remarks).toMatchObject([{ code: 'CLM-F10', level: 'info', data: { count: 2 } }]);
  });
});

describe('CLM-R23: a line of status A that is somebody else’s', () => {
  test.each([
    [{ insured_status: 'A', main_insured: 'Awa Exemple', beneficiary: 'AWA  exemplé' }, []],
    [
      { insured_status: 'A', main_insured: 'Awa Exemple', beneficiary: 'Modou Exemple' },
      ['CLM-R23 beneficiary'],
    ],
    [{ insured_status: 'E', main_insured: 'Awa Exemple', beneficiary: 'Modou Exemple' }, []],
  ])('%j: %j', (cells, told) => {
    expect(readStat(cells).told).toEqual(told);
  });
});

describe('CLM-R11: the partner’s country', () => {
  test.each([
    ['SN', 'SN', []],
    ['Sénégal', 'SN', []],
    ['sn', 'SN', []],
    ['Côte d’Ivoire', 'CI', ['CLM-R11 partner_country']],
    ['FR', 'FR', ['CLM-R11 partner_country']],
    ['Dakar', null, ['CLM-R11 partner_country']],
    ['', null, []],
  ])('%j is %s', (cell, partnerCountry, told) => {
    const read = readStat({ partner_country: cell });
    expect(read).toMatchObject({ line: { partnerCountry }, told, row: { rejectedBy: [] } });
  });
});

describe('a row that the engine rejected', () => {
  test('keeps what its cells tell, under the engine’s code only', () => {
    const { reading } = readAll([]);
    const cells = { ...statCells, amount_claimed: null };
    const { row, findings } = reading.readRow(
      { row: 9, sheet: 'Feuil1', slot: 'stat_file', cells, headers: {} },
      'RUN-R06',
    );
    expect(row).toMatchObject({
      row: 9,
      sheet: 'Feuil1',
      claimKey: 'S-1',
      rejectedBy: ['RUN-R06'],
    });
    expect(findings).toEqual([]);
  });
});
