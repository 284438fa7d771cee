import { describe, expect, test } from 'vitest';
import { maskMessage } from '../../shared/claims/personal-data/mask-claims.ts';
import { claimsComparisonMessages } from '../../shared/claims/texts/claims-comparison-messages.ts';
import { hideCells, isOfForm } from '../../shared/findings/hide-cells.ts';
import { wordMessage } from '../../shared/messages/catalogue.ts';
import { placeholdersOf } from '../../shared/messages/fill-wording.ts';

/** CLAIMS §9, cross-file: the French label stands in the French message. */
test.each([
  ['CLM-X01', 'Sinistre absent du récap'],
  ['CLM-X02', 'Règlement absent des statistiques'],
  ['CLM-X03', 'Facturé stat > récap'],
  ['CLM-X04', 'Facturé stat < récap'],
  ['CLM-X05', 'Remboursé stat > récap'],
  ['CLM-X06', 'Remboursé stat < récap'],
  ['CLM-X07', 'Facturé et remboursé en écart'],
  ['CLM-X08', 'Plusieurs lignes récap pour un règlement'],
  ['CLM-X09', 'Police différente'],
  ['CLM-X10', 'Bénéficiaire différent'],
  ['CLM-X11', 'Date de règlement différente'],
  ['CLM-X12', 'Facture différente'],
  ['CLM-X13', 'Prestataire différent'],
  ['CLM-X14', 'Moyen de paiement absent'],
  ['CLM-X15', 'Écart sous la tolérance'],
  ['CLM-X16', 'Sinistre à cheval sur la période'],
  ['CLM-X17', 'Sinistre incomplet : {count} ligne(s) rejetée(s)'],
])('%s is called “%s”', (code, label) => {
  const entry = claimsComparisonMessages[code];
  expect(entry?.fr.message.startsWith(label)).toBe(true);
  expect(entry?.fr.cause && entry.fr.fix && entry.en.cause && entry.en.fix).toBeTruthy();
});

const findings = Object.entries(claimsComparisonMessages).filter(([code]) => code.includes('-X'));

describe('where cells are not told', () => {
  test.each(findings)('%s reads without them', (_code, { fr, en }) => {
    for (const { message, brief } of [fr, en]) {
      expect(placeholdersOf(brief ?? message).filter((name) => !isOfForm(name, 1))).toEqual([]);
    }
  });

  test('the log names no amount', () => {
    const money = { minor: '12000', currency: 'XOF' };
    const data = {
      stat_claimed: money,
      recap_claimed: money,
      parts: [{ code: 'CLM-O29', data: {} }],
    };
    expect(wordMessage('CLM-X04', hideCells(data), 'fr')).toBe('Facturé stat < récap.');
  });
});

test('who reads masked sees amounts and rows of an observation, sentence by sentence', () => {
  const money = { minor: '12000', currency: 'XOF' };
  const parts = [
    { code: 'CLM-O10', data: { claimed: money, reimbursed: money } },
    { code: 'CLM-O20', data: { suggested_claim_id: 'S-014', beneficiary: 'Awa Exemple' } },
  ];
  expect(maskMessage({ code: 'CLM-O00', data: { parts } })).toEqual({
    code: 'CLM-O00',
    data: {
      parts: [
        parts[0],
        { code: 'CLM-O20', data: { suggested_claim_id: 'S-014', beneficiary: '…' } },
      ],
    },
  });
});
