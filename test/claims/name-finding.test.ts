import { describe, expect, test } from 'vitest';
import { createOncePerFile, nameClaimsFinding } from '../../shared/claims/lines/name-finding.ts';
import { hideFinding } from '../../shared/findings/hide-finding.ts';
import { newFinding } from '../../shared/findings/new-finding.ts';
import { listCodes, word } from '../../shared/messages/catalogue.ts';

const engine = (code: string, data: Record<string, unknown> = {}, slot = 'stat_file') =>
  newFinding({ code, level: 'blocking', slot, data });

describe('the engine’s findings under the codes of CLAIMS §9', () => {
  test.each([
    ...['RUN-F01', 'RUN-F13', 'RUN-F14', 'RUN-F23'].map((code) => [code, 'CLM-F02', 'blocking']),
    ...['RUN-F02', 'RUN-F03', 'UPL-04'].map((code) => [code, 'CLM-F03', 'blocking']),
    ...['RUN-F09', 'RUN-F10', 'RUN-F06', 'RUN-F16'].map((code) => [code, 'CLM-F04', 'blocking']),
    ...['RUN-F08', 'RUN-F22', 'UPL-03'].map((code) => [code, 'CLM-F05', 'blocking']),
    ...['RUN-F04', 'RUN-F05', 'RUN-F25'].map((code) => [code, 'CLM-F06', 'blocking']),
    ...['RUN-F12', 'RUN-F26'].map((code) => [code, 'CLM-F07', 'blocking']),
    ...['RUN-W03', 'RUN-W09'].map((code) => [code, 'CLM-F10', 'info']),
    ['RUN-W17', 'CLM-F11', 'warning'],
    ...['RUN-W01', 'RUN-W02', 'RUN-W05'].map((code) => [code, 'CLM-F12', 'info']),
    ['RUN-W06', 'CLM-F16', 'warning'],
  ])('%s is %s (%s)', (reason, code, level) => {
    const named = nameClaimsFinding(engine(String(reason), { name: 'a.csv' }));
    expect(named).toMatchObject({ code, level, data: { name: 'a.csv', reason } });
  });

  test.each(['RUN-R02', 'RUN-R06', 'RUN-W13', 'RUN-W14', 'RUN-W15', 'RUN-W16', 'CLM-R01'])(
    '%s keeps its own',
    (code) => {
      const finding = engine(code);
      expect(nameClaimsFinding(finding)).toBe(finding);
    },
  );

  test('every blocking code of files and tables has one', () => {
    const blocking = listCodes()
      .map(([code]) => code)
      .filter((code) => /^RUN-F\d/.test(code));
    expect(blocking.length).toBeGreaterThan(25);
    expect(blocking.filter((code) => nameClaimsFinding(engine(code)).code === code)).toEqual([]);
  });
});

describe('a recap that only adds up by employer', () => {
  const data = (found: readonly string[]) => ({ field: 'claim_id', closest: null, found, row: 1 });
  const totals = ['Employeur', 'Total réclamé', 'Total remboursé'];

  test('is told that it has no claims', () => {
    const named = nameClaimsFinding(engine('RUN-F04', data(totals), 'recap_file'));
    expect(named).toMatchObject({ code: 'CLM-F06', data: { reason: 'CLM-F06-EMPLOYER' } });
    expect(word(named.code, named.data, 'fr')).toEqual({
      message:
        'Colonne obligatoire absente. Ce récap n’a pas de numéro de règlement (reglementId)\u00a0: il ne donne que des totaux par employeur.',
      cause:
        'La comparaison se fait sinistre par sinistre\u202f; un total par employeur ne dit pas de quels sinistres il est fait.',
      fix: 'Demandez à l’assureur le récap détaillé, avec une ligne par règlement et son numéro.',
    });
  });

  test.each([
    [totals.slice(1), 'recap_file'],
    [totals, 'stat_file'],
  ])('not %j in %s', (found, slot) => {
    const named = nameClaimsFinding(engine('RUN-F04', data(found), slot));
    expect(named.data['reason']).toBe('RUN-F04');
  });
});

describe('the words', () => {
  test('are the reason’s, behind the label', () => {
    const named = nameClaimsFinding(engine('RUN-F09'));
    expect(word(named.code, named.data, 'fr')).toEqual({
      message:
        'Fichier illisible, protégé ou corrompu. Le classeur est protégé par un mot de passe.',
      cause: 'Un fichier chiffré ne peut pas être lu.',
      fix: 'Enregistrez-le sans mot de passe, puis envoyez-le de nouveau.',
    });
  });

  test('are the code’s own without a reason that is known', () => {
    for (const data of [{}, { reason: 'XYZ-1' }, { reason: 3 }]) {
      expect(word('CLM-F02', data, 'en')).toEqual({
        message: 'Format not supported.',
        cause: 'The content is no CSV, Excel or JSON table.',
        fix: 'Save the file as Excel (.xlsx) or CSV UTF-8, then send it again.',
      });
    }
  });

  test('name fields as people do, and tell no cells where those are hidden', () => {
    const data = { field: 'partner', closest: 'Partenère', found: ['Partenère'], row: 3 };
    const named = nameClaimsFinding(engine('RUN-F05', data));
    expect(word(named.code, named.data, 'fr').message).toBe(
      'Colonne obligatoire absente. La colonne obligatoire «\u00a0Nom du partenaire\u00a0» manque dans l’en-tête (ligne 3)\u202f; «\u00a0Partenère\u00a0» lui ressemble. Colonnes trouvées\u00a0: Partenère.',
    );
    const hidden = hideFinding(named);
    expect(word(hidden.code, hidden.data, 'fr').message).toBe(
      'Colonne obligatoire absente. La colonne obligatoire «\u00a0Nom du partenaire\u00a0» manque dans l’en-tête (ligne 3)\u202f; une autre lui ressemble.',
    );
  });

  test('a reason cannot go on without end', () => {
    expect(word('CLM-F04', { reason: 'CLM-F04' }, 'en').message).toBe(
      'File unreadable, protected or damaged. File unreadable, protected or damaged.',
    );
  });

  // What stands behind CLM-F12-COLUMNS are sentences of it.
  const isSentence = (code: string) => /^CLM-F12-(?!COLUMNS)/.test(code);
  test.each(listCodes().filter(([code]) => /^CLM-[FR]\d/.test(code) && !isSentence(code)))(
    '%s has message, cause and fix in both languages',
    (_code, { fr, en }) => {
      for (const words of [fr, en]) {
        expect(Object.values({ ...words }).every((text) => text.length > 3)).toBe(true);
        expect(Object.keys(words)).toEqual(expect.arrayContaining(['message', 'cause', 'fix']));
      }
    },
  );
});

describe('labels of CLAIMS §9', () => {
  const labels = [
    ...['F01 Fichier manquant', 'F02 Format non pris en charge', 'F03 Fichier vide'],
    ...['F04 Fichier illisible, protégé ou corrompu', 'F05 Taille dépassée'],
    ...['F06 Colonne obligatoire absente', 'F07 En-tête en double'],
    ...['F08 Fichiers inversés, remis en ordre', 'F09 Fichier déjà importé'],
    ...['F10 Encodage réparé', 'F11 Séparateur ambigu', 'F12 Colonne inconnue ignorée'],
    ...['F13 Utilisateur sans pays', 'F14 Aucune période commune', 'F15 Période commune faible'],
    ...['F16 Formule sans valeur calculée', 'F17 Total de contrôle différent'],
    ...['F18 Deux fichiers du même type', 'R01 Champ obligatoire vide', 'R02 Date invalide'],
    ...['R03 Date ambiguë', 'R04 Montant invalide', 'R05 Montant négatif inexpliqué'],
    ...['R06 Statut assuré inconnu', 'R07 Date future', 'R08 Règlement antérieur au sinistre'],
    ...['R09 Remboursé supérieur au facturé', 'R10 Ligne en double'],
    ...['R11 Partenaire à l’étranger', 'R12 Hors période commune'],
    ...['R13 Assuré principal absent (créé)', 'R14 Polices différentes pour un même assuré'],
    ...['R15 Employeurs différents pour une même police'],
    ...['R16 Décimales interdites pour la devise', 'R17 Contenu de type formule neutralisé'],
    ...['R18 Facturé ≠ remboursé + ticket modérateur + exclu'],
    ...[
      'R19 Avoir ou annulation pris en compte',
      'R20 Sinistre non réglé',
      'R21 Devise différente',
    ],
  ];
  test.each(labels)('%s begins its message', (label) => {
    const [code = '', ...words] = label.split(' ');
    expect(word(`CLM-${code}`, {}, 'fr').message.startsWith(words.join(' '))).toBe(true);
  });
});

test('what is said of each row of a file is told once a file', () => {
  const once = createOncePerFile();
  const row = (code: string, at: number) => newFinding({ code, level: 'info', slot: 's', row: at });
  const often = [row('CLM-F12', 1), row('CLM-F12', 2)];
  expect(once(often)).toBe(often);
  expect(once([row('CLM-F16', 3), row('CLM-F10', 3)])).toHaveLength(2);
  expect(once([row('CLM-F16', 4), row('CLM-R01', 4), row('CLM-F10', 5)])).toEqual([
    row('CLM-R01', 4),
  ]);
});
