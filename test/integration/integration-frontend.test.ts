import { beforeAll, describe, expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import type { PublicComparison } from '../../shared/claims/public-claims.schema.ts';
import type { PublicSummary } from '../../shared/claims/reports/reports-routes.ts';
import type { PublicImportSession } from '../../shared/claims/sessions/import-session.schema.ts';
import { importSamples } from './document-module.ts';
import { StreamedEventSource } from './event-source.ts';
import { oneTo } from './live-client.ts';
import { outputs, signInAs } from './local-cloud.ts';
import { unique } from './road-rig.ts';

/** The samples of `docs/integration-frontend.md`, as the document writes them. */
interface Guide {
  readonly Client: new (
    url: string,
  ) => Caller & { seConnecter(email: string, password: string): Promise<void> };
  readonly Refus: new (...parts: never[]) => Error;
  importer(
    access: object,
    files: Files,
    onEvent: OnEvent,
  ): Promise<{
    readonly client: Caller;
    readonly essai: string;
    readonly session: PublicImportSession;
    readonly differentiel: readonly { readonly outcome: string }[];
    readonly etapes: readonly { readonly nom: string; readonly etat: string }[];
    readonly rejets: readonly { readonly code: string; readonly fix: string | null }[];
    readonly ecarts: readonly PublicComparison[];
  }>;
  suivreParFlux(client: Caller, id: string, onEvent: OnEvent, after?: number): Promise<string>;
  suivreParSondage(client: Caller, id: string, onEvent: OnEvent): Promise<void>;
  envoyerEnParts(client: Caller, files: Files): Promise<string>;
  envoyerParFormulaire(client: Caller, files: Files): Promise<PublicImportSession>;
  renvoyerCorrige(client: Caller, workbook: File): Promise<string>;
  lireSession(client: Caller, id: string): Promise<PublicImportSession>;
  lienDeTelechargement(client: Caller, id: string, type: 'log' | 'error'): Promise<string>;
  lireTableau(client: Caller, by: string, from: string, to: string): Promise<PublicSummary>;
  exporter(client: Caller, format: 'xlsx' | 'csv'): Promise<string>;
  defaire(client: Caller, id: string): Promise<string>;
}
interface Caller {
  appeler<T>(path: string): Promise<T>;
}
type Files = Readonly<Record<string, File>>;
type OnEvent = (event: { readonly seq: number; readonly code: string }) => void;

const statHeader =
  'Numero de sinistre;Statut;Date de sinistre;Date de règlement;Nom Employeur;Numero de police;' +
  'Nom Assuré Principal;Nom bénéficiaire;Statut Assuré;Matricule;Nom du partenaire;' +
  "Categorie d'acte;Nom Acte;Montant facturé;Montant remboursé;Numero de Facture";

/** Two claims: one on which both files agree, and one whose recap says 1 000 less was claimed. */
function twoFiles(stem: string): Files {
  const line = (id: string, day: string, claimed: number, reimbursed: number) =>
    `${id};Réglé;${day};${day};${stem} SA;P-${stem};Awa Exemple;Awa Exemple;A;M-${stem};` +
    `Clinique Exemple;Soins courants;Consultation;${claimed};${reimbursed};F-${id}`;
  const stat = [
    statHeader,
    line(`${stem}-1`, '2026-01-20', 10_000, 8_000),
    line(`${stem}-2`, '2026-03-10', 20_000, 16_000),
  ];
  const recap = [
    'reglementId;date_reglement;totalmttreclame;totalmttrembourse',
    `${stem}-1;2026-01-20;10000;8000`,
    `${stem}-2;2026-03-10;19000;16000`,
  ];
  return {
    stat_file: new File([stat.join('\r\n')], `${stem} statistiques.csv`),
    recap_file: new File([recap.join('\r\n')], `${stem} récap.csv`),
  };
}

/** What the import of those two files comes to. */
const oneOfTwo = {
  status: 'DONE_WITH_ERRORS',
  counts: { read: 4, created: 2, updated: 0, unchanged: 0, rejected: 2, set_aside: 0 },
  claims: { conform: 1, created: 1, updated: 0, unchanged: 0, rejected: 1 },
  start_date: '2026-01-20',
  end_date: '2026-03-10',
  total_claimed_amount: 10_000,
  total_reimbursed_amount: 8_000,
  currency: 'XOF',
};

let guide: Guide;
let access: { readonly apiUrl: string; readonly email: string; readonly motDePasse: string };
const stem = unique('FRONT').toUpperCase();
const events: { readonly seq: number; readonly code: string }[] = [];
let imported: Awaited<ReturnType<Guide['importer']>>;

beforeAll(async () => {
  Object.assign(globalThis, { EventSource: StreamedEventSource });
  guide = await importSamples<Guide>('integration-frontend.md');
  const user = outputs.users.find(
    ({ roles, country }) => roles.includes('chef_technique') && country === 'Senegal',
  );
  if (user === undefined) throw new Error('nobody in Senegal may import claims');
  access = { apiUrl: outputs.api_url, email: user.email, motDePasse: user.password };
  const withSocket = { ...access, socketUrl: outputs.websocket_url };
  imported = await guide.importer(withSocket, twoFiles(stem), (event) => events.push(event));
}, 120_000);

describe('the guide for front ends, as it is written', () => {
  test('a dry run, confirmed and followed live, ends with its result', () => {
    const { session, essai, differentiel, etapes } = imported;
    expect(session).toMatchObject({ ...oneOfTwo, country: 'Senegal', dry_run: false });
    expect(session.id).not.toBe(essai);
    expect(differentiel.length).toBeGreaterThan(0);
    expect(etapes.map(({ etat }) => etat)).toEqual(etapes.map(() => 'DONE'));
    expect(etapes.map(({ nom }) => nom)).toContain('Période commune et comparaison');
    expect(events.map(({ seq }) => seq)).toEqual(oneTo(session.last_seq));
  });

  test('what was rejected is explained, and the gap is there with its figures', () => {
    const { rejets, ecarts } = imported;
    expect(rejets.map(({ code }) => code)).toEqual(['CLM-X03']);
    expect(rejets[0]?.fix).toMatch(/\w/);
    expect(ecarts).toMatchObject([
      {
        claim_id: `${stem}-2`,
        kind: 'gap',
        code: 'CLM-X03',
        stat: { claimed: 20_000, reimbursed: 16_000, lines: 1 },
        recap: { claimed: 19_000, reimbursed: 16_000, lines: 1 },
        delta: { claimed: 1_000, reimbursed: 0 },
      },
    ]);
  });

  test('a stream tells an ended session from anywhere in its journal', async () => {
    const { client, session } = imported;
    const seen: number[] = [];
    const status = await guide.suivreParFlux(client, session.id, ({ seq }) => seen.push(seq), 2);
    expect(status).toBe('DONE_WITH_ERRORS');
    expect(seen).toEqual(oneTo(session.last_seq).slice(2));
  });

  test('links lead to the log and to the workbook, which comes back corrected', async () => {
    const { client, session } = imported;
    const log = await fetch(await guide.lienDeTelechargement(client, session.id, 'log'));
    expect([log.status, await log.text()]).toEqual([200, expect.stringContaining('CLM-X03')]);
    const found = await fetch(await guide.lienDeTelechargement(client, session.id, 'error'));
    expect(found.status).toBe(200);

    const workbook = withAmount(new Uint8Array(await found.arrayBuffer()), 19_000, 20_000);
    const id = await guide.renvoyerCorrige(client, new File([workbook], 'corrigé.xlsx'));
    await guide.suivreParFlux(client, id, () => {});
    expect(await guide.lireSession(client, id)).toMatchObject({
      status: 'DONE',
      correction_of: session.id,
      counts: { read: 2, created: 2, rejected: 0 },
      total_claimed_amount: 20_000,
    });
  });

  test('what was imported can be summed up and exported', async () => {
    const { client } = imported;
    const { items } = await guide.lireTableau(client, 'employer', '2026-01-01', '2026-03-31');
    expect(items).toContainEqual({
      key: `${stem} SA`.replace('-', ' '),
      name: `${stem} SA`,
      currency: 'XOF',
      ...{ claims: 2, lines: 2, claimed: 30_000, reimbursed: 24_000, rate: 80 },
    });
    const csv = await (await fetch(await guide.exporter(client, 'csv'))).text();
    expect(csv).toContain(`${stem}-1;Réglé;2026-01-20;2026-01-20;${stem} SA;`);
    const book = XLSX.read(await (await fetch(await guide.exporter(client, 'xlsx'))).arrayBuffer());
    expect(book.SheetNames).toEqual(['Sinistres']);
  });

  test('files in parts, and in a form, come to the same', async () => {
    const { client } = imported;
    const inParts = await guide.envoyerEnParts(client, twoFiles(unique('PARTS').toUpperCase()));
    await guide.suivreParSondage(client, inParts, () => {});
    expect(await guide.lireSession(client, inParts)).toMatchObject(oneOfTwo);
    const { id } = await guide.envoyerParFormulaire(client, twoFiles(unique('FORM').toUpperCase()));
    await guide.suivreParSondage(client, id, () => {});
    expect(await guide.lireSession(client, id)).toMatchObject(oneOfTwo);
  });

  test('an import is undone by a session of its own', async () => {
    const { client, session } = imported;
    const id = await guide.defaire(client, session.id);
    await guide.suivreParSondage(client, id, () => {});
    expect(await guide.lireSession(client, id)).toMatchObject({ status: 'DONE', kind: 'undo' });
    expect(await guide.lireSession(client, session.id)).toMatchObject({ undone_by: id });
  });

  test('a refusal is shown, not guessed', async () => {
    const nobody = new guide.Client(access.apiUrl);
    const signingIn = nobody.seConnecter('personne@example.org', 'non');
    await expect(signingIn).rejects.toMatchObject({ probleme: { status: 401, code: 'AUTH-01' } });
    const missing = guide.lireSession(imported.client, 'run_01JAAAAAAAAAAAAAAAAAAAAAAA');
    await expect(missing).rejects.toBeInstanceOf(guide.Refus);
    await expect(missing).rejects.toMatchObject({ probleme: { status: 404, code: 'RUN-404' } });
  });
});

test('a template is handed out as the very file', async () => {
  const call = await signInAs('chef_technique');
  const answer = await call('/api/templates?domain=claims&slot=stat_file&format=xlsx');
  expect(answer.status).toBe(200);
  const book = XLSX.read(await answer.arrayBuffer());
  expect(book.SheetNames).toEqual(['Statistiques', "Mode d'emploi", 'Listes']);
});

/** The workbook after somebody wrote another amount wherever this one stands as a cell. */
function withAmount(bytes: Uint8Array, from: number, to: number): Uint8Array<ArrayBuffer> {
  const book = XLSX.read(bytes);
  for (const sheet of Object.values(book.Sheets)) {
    for (const [at, cell] of Object.entries(sheet)) {
      if (!at.startsWith('!') && Number(cell.v) === from) sheet[at] = { t: 'n', v: to };
    }
  }
  return new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx' }));
}
