import { beforeAll, describe, expect, test } from 'vitest';
import { importSamples } from './document-module.ts';
import { StreamedEventSource } from './event-source.ts';
import { outputs, signInAs } from './local-cloud.ts';
import { unique } from './road-rig.ts';

/** The samples of `docs/integration-transfers.md`, as the document writes them. */
interface Guide {
  payer(access: object, wish: object, seen: (progress: Progress) => void): Promise<Paid>;
  creer(client: object, wish: object, key?: string): Promise<string>;
  lireCompte(client: object, id: string): Promise<{ reserved: number; settled: number }>;
  lireGrandLivre(client: object, id: string): Promise<{ items: object[]; invariant: boolean }>;
  adresseDuFichier(client: object, id: string, which: 'result' | 'failed'): Promise<string>;
}
interface Progress {
  readonly state: string;
  readonly completed: number;
  readonly failed: number;
  readonly total: number;
  readonly progress_percent: number;
}
interface Paid {
  readonly client: object;
  readonly id: string;
  readonly etat: Progress & {
    readonly transfers: readonly {
      readonly status: string;
      readonly error: { readonly code: string; readonly advice: string | null } | null;
    }[];
  };
}

/** Two that are paid, and one whom nobody knows (the simulator's scenario 404). */
const stem = unique('guide');
const csv = [
  'transferId,amount,currency,partyIdType,partyIdentifier',
  `${stem}-1,10000,XOF,MSISDN,22890123456`,
  `${stem}-2,5000,XOF,MSISDN,22890654321`,
  `${stem}-3,2000,XOF,MSISDN,22890000404`,
].join('\n');

let guide: Guide;
let account: string;
let paid: Paid;
const seen: Progress[] = [];

beforeAll(async () => {
  Object.assign(globalThis, { EventSource: StreamedEventSource });
  guide = await importSamples<Guide>('integration-transfers.md');
  account = unique('ACC');
  const asAdmin = await signInAs('admin', null);
  const send = (path: string, body: object) =>
    asAdmin(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  await send('/api/accounts', {
    ...{ account_id: account, party_id_type: 'MSISDN', party_identifier: '123456789' },
    ...{ currency: 'XOF', country: 'Senegal' },
  });
  await send(`/api/accounts/${account}/funds`, { amount: '1000000', reference: 'test' });
  const user = outputs.users.find(
    ({ roles, country }) => roles.includes('payment_maker') && country === 'Senegal',
  );
  if (user === undefined) throw new Error('nobody in Senegal may make bulks');
  const access = { apiUrl: outputs.api_url, email: user.email, motDePasse: user.password };
  const wish = { fichier: new File([csv], `${stem}.csv`), compte: account };
  paid = await guide.payer(access, wish, (progress) => seen.push(progress));
}, 180_000);

describe('the guide for bulk transfers, as it is written', () => {
  test('a file in three steps: made, followed, told to its last transfer', () => {
    expect(paid.etat).toMatchObject({
      ...{ state: 'PARTIALLY_COMPLETED', completed: 2, failed: 1, total: 3 },
      progress_percent: 100,
    });
    const statuses = paid.etat.transfers.map(({ status }) => status);
    expect(statuses).toEqual(['COMPLETED', 'COMPLETED', 'FAILED']);
    expect(paid.etat.transfers[2]?.error).toMatchObject({ code: 'TRF-E3204' });
    expect(seen.at(-1)).toMatchObject({ state: 'PARTIALLY_COMPLETED', progress_percent: 100 });
  });

  test('the account is right to the unit, and its ledger holds', async () => {
    expect(await guide.lireCompte(paid.client, account)).toMatchObject({
      ...{ funded: 1_000_000, balance: 985_000, available: 985_000, reserved: 0 },
      settled: 15_000,
    });
    expect(await guide.lireGrandLivre(paid.client, account)).toMatchObject({ invariant: true });
  });

  test('the failed row comes back as a file; the same money is not paid twice unasked', async () => {
    const address = await guide.adresseDuFichier(paid.client, paid.id, 'failed');
    expect(await (await fetch(address)).text()).toContain(`${stem}-3~2`);
    const wish = { fichier: new File([csv], 'again.csv'), compte: account };
    await expect(guide.creer(paid.client, wish)).rejects.toMatchObject({
      probleme: { status: 409, code: 'TRF-D02' },
    });
  });
});
