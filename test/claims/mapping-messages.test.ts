import { expect, test } from 'vitest';
import { hideCells } from '../../shared/findings/hide-cells.ts';
import { word } from '../../shared/messages/catalogue.ts';

/** CLAIMS §9, "Mapping". */
test.each([
  ['CLM-M01', 'Assuré introuvable'],
  ['CLM-M02', 'Sinistre déjà importé à l’identique'],
  ['CLM-M03', 'Sinistre modifié depuis un import précédent'],
  ['CLM-M04', 'Écriture refusée, sera rejouée'],
  ['CLM-M05', 'Facture partagée par plusieurs assurés'],
  ['CLM-M06', 'Même numéro, autre police'],
])('%s begins with its label, and says why and what to do', (code, label) => {
  const { message, cause, fix } = word(code, {}, 'fr');
  expect(message.startsWith(label)).toBe(true);
  expect([cause, fix]).not.toContain(null);
});

test('M04 says in words why a claim could not be written, also in a journal', () => {
  const told = (problem: string) => word('CLM-M04', hideCells({ write_problem: problem }), 'fr');
  expect(told('too-large').message).toContain('le sinistre a trop de lignes');
  expect(told('contended').message).toContain('un autre import modifiait le même sinistre');
});

test.each([
  ['earlier', 'en', 'an earlier session (run_1).'],
  ['later', 'en', 'a more recent session (run_1).'],
  ['later', 'fr', 'une session plus récente (run_1).'],
] as const)(
  'M03 names the session, %s, and counts lines, also in a journal (%s)',
  (order, lang, end) => {
    const data = hideCells({
      ...{ run_id: 'run_1', session_order: order, lines_added: 2, lines_removed: 1 },
    });
    const { message, cause } = word('CLM-M03', data, lang);
    expect(message).toMatch(/2 (line|ligne)\(s\)/);
    expect(message?.endsWith(end)).toBe(true);
    expect(cause).toContain('run_1');
  },
);
