import { describe, expect, test } from 'vitest';
import { mapClaims } from '../../shared/claims/mapping/map-claims.ts';
import { namePaymentMethod } from '../../shared/claims/mapping/name-payment-method.ts';
import { aConformClaim, aMappingContext, aRecapRow, aStatRow } from './a-session.ts';

const map = (...claims: Parameters<typeof mapClaims>[0]) => mapClaims(claims, aMappingContext());
type Mapped = ReturnType<typeof map>;
const recordsOf = (mapped: Mapped) => mapped.map(({ record }) => record);
const insured = (mapped: Mapped) => recordsOf(mapped).filter((each) => each.kind === 'insured');
const objects = (mapped: Mapped) => recordsOf(mapped).filter((each) => each.kind === 'object');

const family = {
  ...{ policyNumber: 'POL-9', memberId: 'M-77', mainInsured: 'Awa Exemple' },
} as const;

describe('a conform claim', () => {
  test('brings first what it refers to, in order, then itself', () => {
    const line = {
      ...family,
      ...{ paymentRef: 'CHQ 001234', operator: 'K. Agent', invoiceNumber: 'F-1' },
      ...{ insuredStatus: 'E' as const, beneficiary: 'Binta Exemple' },
    } as const;
    const mapped = map(aConformClaim([aStatRow(line)]));
    expect(
      recordsOf(mapped).map((record) =>
        record.kind === 'object'
          ? `${record.object}: ${record.name}`
          : record.kind === 'insured'
            ? `${record.status}: ${record.name}`
            : record.kind,
      ),
    ).toEqual([
      'act-category: Soins',
      'act-family: Consultation',
      'act: Consultation généraliste',
      'partner: Clinique du Plateau',
      'payment-method: Chèque',
      'operator: K. Agent',
      'client: Port de Dakar',
      'policy: POL-9',
      'A: Awa Exemple',
      'E: Binta Exemple',
      'invoice',
      'claim',
    ]);
  });

  test('stands for its rows of both files; what it refers to stands for none', () => {
    const stat = [aStatRow({}, 2), aStatRow({ actName: 'Pansement' }, 3)];
    const mapped = map(aConformClaim(stat, [aRecapRow({}, 8)]));
    expect(mapped.at(-1)).toMatchObject({
      ...{ rows: 3, writes: 2, row: 2, rowsOf: { stat_file: 2, recap_file: 1 } },
      record: {
        kind: 'claim',
        rows: 3,
        columns: { claimId: 'N° Sinistre', policyNumber: 'Police' },
      },
    });
    expect(mapped.slice(0, -1).map(({ rows, writes }) => [rows, writes])).toEqual(
      mapped.slice(0, -1).map(() => [0, 1]),
    );
  });

  test('leads back to file, sheet and row, and keeps its dates and names as written', () => {
    const dates = { incidentDate: '2026-03-20', settlementDate: '2026-03-27' };
    const written = { ...dates, beneficiary: 'Éloïse d’Exemple', mainInsured: 'Éloïse d’Exemple' };
    const mapped = map(aConformClaim([aStatRow(written, 7)], [aRecapRow({}, 9)]));
    expect(mapped.at(-1)?.record).toMatchObject({
      stat: [
        {
          line: written,
          source: { runId: 'run_1', fileId: 'file_stat', slot: 'stat_file', sheet: 'Stat', row: 7 },
        },
      ],
      recap: [{ source: { fileId: 'file_recap', slot: 'recap_file', sheet: null, row: 9 } }],
    });
    expect(insured(mapped)).toMatchObject([{ name: 'Éloïse d’Exemple' }]);
  });

  test.each(['gap', 'only_stat', 'only_recap', 'incomplete', 'outside'] as const)(
    'only: %s brings nothing',
    (kind) => {
      expect(map(aConformClaim([], [], { kind }))).toEqual([]);
    },
  );

  test('one under the tolerance too', () => {
    const claim = aConformClaim([aStatRow()], [aRecapRow()], { kind: 'tolerance' });
    expect(recordsOf(map(claim)).at(-1)?.kind).toBe('claim');
  });
});

describe('what several claims refer to', () => {
  test('is mapped once, whatever its spelling', () => {
    const mapped = map(
      aConformClaim([aStatRow({ partner: 'Clinique du Plateau', employer: 'Port de Dakar' })]),
      aConformClaim([
        aStatRow({ claimId: 'S-002', partner: 'CLINIQUE  DU PLATEAU.', employer: 'PORT DE DAKAR' }),
      ]),
    );
    const partners = objects(mapped).filter(({ object }) => object === 'partner');
    expect(partners.map(({ name }) => name)).toEqual(['Clinique du Plateau']);
    expect(objects(mapped).filter(({ object }) => object === 'client')).toHaveLength(1);
  });

  test('acts of one name are two under two families', () => {
    const mapped = map(
      aConformClaim([
        aStatRow({ actFamily: 'Dentaire', actName: 'Consultation' }),
        aStatRow({ actFamily: 'Optique', actName: 'Consultation' }),
      ]),
    );
    const acts = objects(mapped).filter(({ object }) => object === 'act');
    expect(acts).toHaveLength(2);
    expect(new Set(acts.map(({ parentId }) => parentId)).size).toBe(2);
  });

  test('a policy is one under two employers', () => {
    const mapped = map(
      aConformClaim([aStatRow({ employer: 'Port de Dakar' }), aStatRow({ employer: 'Port' })]),
    );
    expect(objects(mapped).filter(({ object }) => object === 'policy')).toHaveLength(1);
  });

  test('an invoice gathers everybody whose lines bear it', () => {
    const mapped = map(
      aConformClaim([aStatRow({ memberId: 'M-1', invoiceNumber: 'F-1' })]),
      aConformClaim([aStatRow({ claimId: 'S-002', memberId: 'M-2', invoiceNumber: 'f-1 ' })]),
    );
    const invoices = recordsOf(mapped).filter((record) => record.kind === 'invoice');
    expect(invoices).toHaveLength(1);
    expect(invoices[0]?.bearers.map(({ insuredId }) => insuredId)).toEqual(
      mapped.filter(({ record }) => record.kind === 'insured').map(({ id }) => id),
    );
  });
});

describe('insured persons', () => {
  test('of one name are two when their member ids are', () => {
    const mapped = map(
      aConformClaim([aStatRow({ memberId: 'M-1' })]),
      aConformClaim([aStatRow({ claimId: 'S-002', memberId: 'M-2' })]),
    );
    expect(insured(mapped).map(({ name, memberId }) => [name, memberId])).toEqual([
      ['Awa Exemple', 'M-1'],
      ['Awa Exemple', 'M-2'],
    ]);
  });

  test('of one name and policy are two when one of them has a member id', () => {
    const mapped = map(
      aConformClaim([aStatRow({ memberId: 'M-1' })]),
      aConformClaim([aStatRow({ claimId: 'S-002', memberId: null })]),
    );
    expect(insured(mapped)).toHaveLength(2);
  });

  test('without member id are one by name, whatever its accents and case', () => {
    const mapped = map(
      aConformClaim([aStatRow({ mainInsured: 'Aïssatou Exemple' })]),
      aConformClaim([aStatRow({ claimId: 'S-002', mainInsured: 'AISSATOU EXEMPLE' })]),
    );
    expect(insured(mapped).map(({ name }) => name)).toEqual(['Aïssatou Exemple']);
  });

  test('of one member id and two policies are two', () => {
    const mapped = map(
      aConformClaim([aStatRow({ memberId: 'M-1', policyNumber: 'POL-1' })]),
      aConformClaim([aStatRow({ claimId: 'S-002', memberId: 'M-1', policyNumber: 'POL-2' })]),
    );
    expect(insured(mapped)).toHaveLength(2);
  });

  test('a family shares a member id: spouse and children are persons of their own', () => {
    const child = { ...family, insuredStatus: 'E', beneficiary: 'Binta Exemple' } as const;
    const mapped = map(
      aConformClaim([
        aStatRow({ ...family, birthDate: '1980-02-01' }),
        aStatRow({ ...family, insuredStatus: 'C', beneficiary: 'Cheikh Exemple' }),
        aStatRow({ ...child, birthDate: '2015-05-05' }),
        aStatRow({ ...child, birthDate: '2019-09-09' }),
      ]),
    );
    const [a, ...others] = mapped.filter(({ record }) => record.kind === 'insured');
    expect(insured(mapped).map(({ status, name }) => `${status} ${name}`)).toEqual([
      'A Awa Exemple',
      'C Cheikh Exemple',
      'E Binta Exemple',
      'E Binta Exemple',
    ]);
    expect(insured(mapped)[0]).toMatchObject({ birthDate: '1980-02-01', principalId: null });
    expect(others.map(({ record }) => record)).toMatchObject(
      others.map(() => ({ principalId: a?.id })),
    );
  });

  test('a child’s birth date is not its parent’s', () => {
    const line = { ...family, insuredStatus: 'E', beneficiary: 'Binta', birthDate: '2015-05-05' };
    const mapped = map(aConformClaim([aStatRow({ ...line, insuredStatus: 'E' })]));
    expect(insured(mapped)).toMatchObject([{ birthDate: null }, { birthDate: '2015-05-05' }]);
  });

  test('who has no line of their own in the statement is missing', () => {
    const line = { ...family, insuredStatus: 'E', beneficiary: 'Binta Exemple' } as const;
    const [a] = mapClaims([aConformClaim([aStatRow(line)])], aMappingContext()).filter(
      ({ record }) => record.kind === 'insured',
    );
    const missing = (has: (id: string) => boolean) => {
      const principals = { has, find: () => undefined };
      const mapped = mapClaims([aConformClaim([aStatRow(line)])], aMappingContext({ principals }));
      return [insured(mapped)[0]?.isMissing, mapped.at(-1)?.record];
    };
    expect(missing((id) => id === a?.id)).toMatchObject([false, { isPrincipalMissing: false }]);
    expect(missing(() => false)).toMatchObject([true, { isPrincipalMissing: true }]);
  });

  test('a claim of several beneficiaries is the first line’s, and maps them all', () => {
    const mapped = map(
      aConformClaim([
        aStatRow({ ...family, insuredStatus: 'C', beneficiary: 'Cheikh Exemple' }),
        aStatRow({ ...family }),
      ]),
    );
    const [a, c] = mapped.filter(({ record }) => record.kind === 'insured');
    expect(mapped.at(-1)?.record).toMatchObject({ insuredId: c?.id, principalId: a?.id });
  });
});

describe('ids', () => {
  test('follow from keys and country, in any run and order', () => {
    const idOf = (line: object, over = {}) =>
      mapClaims([aConformClaim([aStatRow(line)])], aMappingContext(over)).at(-1)?.id;
    expect(idOf({ claimId: 's-001' })).toBe(idOf({ claimId: 'S-001' }, { runId: 'run_2' }));
    expect(idOf({})).not.toBe(idOf({}, { countryCode: 'TG' }));
    expect(idOf({})).toMatch(/^clm_[0-9A-Z]{26}$/);
  });
});

describe('the means of payment', () => {
  test.each([
    ['0012345', 'Chèque'],
    ['CHQ N° 0012345', 'Chèque'],
    ['chèque 12', 'Chèque'],
    ['Cheque', 'Chèque'],
    ['Virement', 'Virement'],
    ['Virement BICIS 0012', 'Virement BICIS'],
    ['Orange Money 77 123 45 67', 'Orange Money'],
    ['espèces', 'espèces'],
  ])('%s is %s', (reference, method) => {
    expect(namePaymentMethod(reference)).toBe(method);
  });
});
