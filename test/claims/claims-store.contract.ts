import { describe, expect, test } from 'vitest';
import type { ClaimItem, ClaimsItem, InsuredItem } from '../../shared/claims/claim-items.ts';
import type { StatLine } from '../../shared/claims/claim-row.ts';
import type { ClaimsStore, ClaimsWish } from '../../shared/claims/claims-store.ts';
import { identifyClaim } from '../../shared/claims/mapping/identify-claim.ts';
import { aClaimItem } from './a-claim-item.ts';

export interface StoreUnderTest {
  readonly store: ClaimsStore;
  /** Of several versions of an id the highest is the current one. */
  put(...items: readonly ClaimsItem[]): Promise<void>;
}

const idOf = (claimId: string) => identifyClaim('SN', claimId);

function aClaim(
  claimId: string,
  lines: readonly Partial<StatLine>[] = [{}],
  over: Partial<ClaimItem> = {},
): ClaimItem {
  return aClaimItem({ claimId, lines, over: { id: idOf(claimId), ...over } });
}

function aPerson(name: string, over: Partial<InsuredItem> = {}): InsuredItem {
  const id = `ins_${name.replace(/[^A-Za-z]/g, '').toUpperCase()}`;
  return {
    ...{ kind: 'insured', id, version: 1, countryCode: 'SN', status: 'A', name },
    ...{ memberId: null, birthDate: null, policyNumber: 'POL-9', employer: 'Port de Dakar' },
    ...{ principalId: null, runId: 'run_1' },
    ...{ createdAt: '2026-04-01T09:00:00.000Z', updatedAt: '2026-04-01T09:00:00.000Z' },
    ...over,
  };
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

const claimIds = (items: readonly ClaimItem[] | undefined) => items?.map(({ claimId }) => claimId);

/** @param make a store in which nothing lies */
export function testClaimsStore(name: string, make: () => Promise<StoreUnderTest>): void {
  describe(`the claims store (${name})`, () => {
    test('reads a claim by its number as people write it', async () => {
      const { store, put } = await make();
      const claim = aClaim('S-001');
      await put(claim);
      expect(await store.readClaim('SN', ' s-001 ')).toEqual(claim);
      expect(await store.readClaim('TG', 'S-001')).toBeUndefined();
      expect(await store.readClaim('SN', 'S-002')).toBeUndefined();
    });

    test('reads its versions, the newest first, and an undone one too', async () => {
      const { store, put } = await make();
      const undone = aClaim('S-001', [], { version: 3, state: 'undone' });
      const versions = [aClaim('S-001'), aClaim('S-001', [{}], { version: 2 }), undone];
      await put(...versions);
      expect(await store.readVersions(idOf('S-001'))).toEqual(versions.toReversed());
      expect(await store.readClaim('SN', 'S-001')).toEqual(undone);
      expect(await store.readVersions(idOf('S-002'))).toEqual([]);
    });

    test('lists the active claims of a country, newest settlement first, undated ones last', async () => {
      const { store, put } = await make();
      await put(
        aClaim('S-1', [{ settlementDate: '2026-01-05' }]),
        aClaim('S-2', [{ settlementDate: '2026-03-05' }, { settlementDate: '2026-01-01' }]),
        aClaim('S-3', [{ settlementDate: null }]),
        aClaim('S-4', [], { state: 'undone' }),
        aClaim('S-5', [{}], { countryCode: 'TG', id: identifyClaim('TG', 'S-5') }),
        aClaim('S-6', [{ settlementDate: '2026-02-05' }], { version: 1 }),
        aClaim('S-6', [{ settlementDate: '2026-02-05' }], { version: 2 }),
        aPerson('Awa Exemple'),
      );
      const page = await store.listClaims({ countryCode: 'SN', limit: 10 });
      expect(claimIds(page?.items)).toEqual(['S-2', 'S-6', 'S-1', 'S-3']);
      expect(page?.nextCursor).toBeNull();
      expect(page?.items[1]?.version).toBe(2);
    });

    test('goes on behind a cursor', async () => {
      const { store, put } = await make();
      const days = ['2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04', '2026-01-05'];
      await put(...days.map((settlementDate, i) => aClaim(`S-${i}`, [{ settlementDate }])));
      const read: unknown[] = [];
      let cursor: string | undefined;
      do {
        const page = await store.listClaims({ countryCode: 'SN', limit: 2, cursor });
        read.push(claimIds(page?.items));
        cursor = page?.nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(read).toEqual([['S-4', 'S-3'], ['S-2', 'S-1'], ['S-0']]);
    });

    test('tells a cursor that it never gave', async () => {
      const { store } = await make();
      const asked = { countryCode: 'SN', limit: 2, cursor: 'nonsense' };
      expect(await store.listClaims(asked)).toBeUndefined();
      expect(await store.listInsured(asked)).toBeUndefined();
    });

    test('finds claims by a part of a name or member id, and of an employer', async () => {
      const { store, put } = await make();
      await put(
        aClaim('S-1', [{ beneficiary: 'Aïssatou Ba', settlementDate: '2026-01-04' }]),
        aClaim('S-2', [{ memberId: 'M-77', settlementDate: '2026-01-03' }]),
        aClaim('S-3', [{}, { employer: 'Société Générale' }]),
      );
      const found = async (words: { insured?: string; employer?: string }) =>
        claimIds((await store.listClaims({ countryCode: 'SN', limit: 10, ...words }))?.items);
      expect(await found({ insured: 'AISSA' })).toEqual(['S-1']);
      expect(await found({ insured: 'm-77' })).toEqual(['S-2']);
      expect(await found({ employer: 'societe gen' })).toEqual(['S-3']);
      expect(await found({ insured: 'Awa', employer: 'Société' })).toEqual(['S-3']);
      expect(await found({ insured: 'nobody' })).toEqual([]);
    });

    test('finds claims with a line settled within the days', async () => {
      const { store, put } = await make();
      await put(
        aClaim('S-1', [{ settlementDate: '2026-01-31' }]),
        aClaim('S-2', [{ settlementDate: '2026-01-31' }, { settlementDate: '2026-03-01' }]),
        aClaim('S-3', [{ settlementDate: '2026-02-01' }]),
        aClaim('S-4', [{ settlementDate: '2026-02-28' }, { settlementDate: '2026-04-01' }]),
        aClaim('S-5', [{ settlementDate: null }]),
      );
      const february = { from: '2026-02-01', to: '2026-02-28' };
      const page = await store.listClaims({ countryCode: 'SN', limit: 10, ...february });
      expect(claimIds(page?.items)).toEqual(['S-4', 'S-3']);
      const each = async (days: { from?: string; to?: string }) =>
        claimIds(await collect(store.eachClaim('SN', days)))?.sort();
      expect(await each(february)).toEqual(['S-3', 'S-4']);
      expect(await each({ from: '2026-03-01' })).toEqual(['S-2', 'S-4']);
      expect(await each({ to: '2026-01-31' })).toEqual(['S-1', 'S-2']);
      expect(await each({})).toEqual(['S-1', 'S-2', 'S-3', 'S-4', 'S-5']);
    });

    test('a claim of several months stands between those of one, and is found by each of its days', async () => {
      const { store, put } = await make();
      await put(
        aClaim('S-1', [{ settlementDate: '2026-01-31' }]),
        aClaim('S-2', [{ settlementDate: '2026-01-10' }, { settlementDate: '2026-03-02' }]),
        aClaim('S-3', [{ settlementDate: '2026-03-01' }, { settlementDate: '2026-03-31' }]),
        aClaim('S-4', [{ settlementDate: '2026-03-01' }]),
        aClaim('S-5', [{ settlementDate: '2025-12-31' }, { settlementDate: '2026-01-02' }]),
      );
      const read: unknown[] = [];
      let cursor: string | undefined;
      do {
        const page = await store.listClaims({ countryCode: 'SN', limit: 1, cursor });
        read.push(...(claimIds(page?.items) ?? []));
        cursor = page?.nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(read).toEqual(['S-3', 'S-2', 'S-4', 'S-1', 'S-5']);
      const each = async (days: { from?: string; to?: string }) =>
        claimIds(await collect(store.eachClaim('SN', days)));
      expect(await each({})).toEqual(read);
      expect(await each({ from: '2026-01-01', to: '2026-01-30' })).toEqual(['S-2', 'S-5']);
      expect(await each({ from: '2026-02-01', to: '2026-02-28' })).toEqual([]);
      expect(await each({ from: '2026-03-01', to: '2026-03-01' })).toEqual(['S-3', 'S-4']);
    });

    test('gives each claim with a line of both the days and the employer', async () => {
      const { store, put } = await make();
      const january = { settlementDate: '2026-01-05' };
      await put(
        aClaim('S-1', [{ ...january, employer: 'Sénélec' }]),
        aClaim('S-2', [{ ...january }, { settlementDate: '2026-02-05', employer: 'Sénélec' }]),
        aClaim('S-3', [{ ...january, employer: null }], { employer: 'SENELEC SA' }),
      );
      const each = async (wish: ClaimsWish) =>
        claimIds(await collect(store.eachClaim('SN', wish)))?.sort();
      expect(await each({ employer: 'senelec' })).toEqual(['S-1', 'S-2', 'S-3']);
      expect(await each({ employer: 'senelec', to: '2026-01-31' })).toEqual(['S-1', 'S-3']);
      expect(await each({ employer: 'nobody' })).toEqual([]);
    });

    test('gives what is summed of each active claim with a line settled within the days', async () => {
      const { store, put } = await make();
      const day = { settlementDate: '2026-01-05' };
      await put(
        aClaim('S-1', [{ ...day, amountClaimed: '500' }, day, { ...day, actFamily: 'Optique' }]),
        aClaim('S-2', [{ settlementDate: '2026-02-05' }]),
        aClaim('S-3', [day], { state: 'undone' }),
        aClaim('S-4', [day], { countryCode: 'TG', id: identifyClaim('TG', 'S-4') }),
      );
      const [claim, ...others] = await collect(
        store.eachSummed('SN', { from: '2026-01-01', to: '2026-01-31' }),
      );
      const same = {
        ...{ settlementDate: '2026-01-05', currency: 'XOF', employer: 'Port de Dakar' },
        ...{ partner: 'Clinique du Plateau', policyNumber: 'POL-9' },
      };
      expect(claim?.sums).toEqual([
        { ...same, actFamily: 'Consultation', lines: 2, claimed: '10500', reimbursed: '16000' },
        { ...same, actFamily: 'Optique', lines: 1, claimed: '10000', reimbursed: '8000' },
      ]);
      expect(others).toEqual([]);
      expect(await collect(store.eachSummed('SN', {}))).toHaveLength(2);
    });

    test('a cursor stays good when the days asked for change', async () => {
      const { store, put } = await make();
      const days = ['2026-01-01', '2026-01-02', '2026-01-03'];
      await put(...days.map((settlementDate, i) => aClaim(`S-${i}`, [{ settlementDate }])));
      const first = await store.listClaims({ countryCode: 'SN', limit: 2 });
      const cursor = first?.nextCursor ?? undefined;
      const later = { countryCode: 'SN', limit: 2, cursor, from: '2026-01-03' };
      expect(first?.nextCursor).not.toBeNull();
      expect((await store.listClaims(later))?.items ?? []).toEqual([]);
    });

    test('a cursor of insured persons tells no name, and nobody can make one up', async () => {
      const { store, put } = await make();
      const kofi = aPerson('Kofi Togo', { countryCode: 'TG' });
      await put(aPerson('Awa Ba'), aPerson('Binta Ba', { id: 'ins_2' }), aPerson('Éva Diop'), kofi);
      const behind = (cursor: string) => store.listInsured({ countryCode: 'SN', limit: 1, cursor });

      const page = await store.listInsured({ countryCode: 'SN', limit: 2 });
      const cursor = page?.nextCursor ?? '';
      expect(cursor).not.toBe('');
      expect(cursor).not.toMatch(/binta/i);
      expect(Buffer.from(cursor, 'base64url').toString()).not.toMatch(/binta/i);
      expect((await behind(cursor))?.items.map(({ name }) => name)).toEqual(['Éva Diop']);

      // Who may not search by name would find one by halving: is somebody behind “B”?
      for (const madeUp of [
        'B#ins_0',
        'BINTA BA#ins_2',
        'ins_0',
        kofi.id,
        identifyClaim('SN', 'S'),
      ]) {
        expect(await behind(madeUp), madeUp).toBeUndefined();
        const encoded = Buffer.from(madeUp).toString('base64url');
        expect(await behind(encoded), madeUp).toBeUndefined();
      }
    });

    test('lists insured persons by name, and finds them', async () => {
      const { store, put } = await make();
      const binta = aPerson('Binta Ba', { employer: 'Sénélec', memberId: 'M-8' });
      await put(
        binta,
        aPerson('Éva Diop'),
        aPerson('Awa Ba'),
        aPerson('Kofi Togo', { countryCode: 'TG' }),
        aClaim('S-1'),
      );
      const names = async (words: { insured?: string; employer?: string }) =>
        (await store.listInsured({ countryCode: 'SN', limit: 10, ...words }))?.items.map(
          ({ name }) => name,
        );
      expect(await names({})).toEqual(['Awa Ba', 'Binta Ba', 'Éva Diop']);
      expect(await names({ insured: 'ba' })).toEqual(['Awa Ba', 'Binta Ba']);
      expect(await names({ insured: 'M-8' })).toEqual(['Binta Ba']);
      expect(await names({ employer: 'SENELEC' })).toEqual(['Binta Ba']);
      const first = await store.listInsured({ countryCode: 'SN', limit: 2 });
      const cursor = first?.nextCursor ?? undefined;
      const rest = await store.listInsured({ countryCode: 'SN', limit: 2, cursor });
      expect(first?.items[1]).toEqual(binta);
      expect(rest?.items.map(({ name }) => name)).toEqual(['Éva Diop']);
      expect(rest?.nextCursor).toBeNull();
    });
  });
}
