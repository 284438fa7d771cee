import { describe, expect, test } from 'vitest';
import { fillWording } from '../../shared/messages/fill-wording.ts';

describe('days in messages', () => {
  test.each([
    ['fr', 'start', '2024-01-08', '08/01/2024'],
    ['en', 'start', '2024-01-08', '8 January 2024'],
    ['fr', 'until', '2026-05-08T09:05:00.000Z', '08/05/2026 09:05 UTC'],
    ['en', 'until', '2026-05-08T09:05:00.000Z', '8 May 2026 at 09:05 UTC'],
    ['fr', 'end', '2024-13-45', '2024-13-45'],
    ['fr', 'value', '2024-01-08', '2024-01-08'],
    ['en', 'name', '2024-01-08', '2024-01-08'],
  ] as const)('%s: {%s} with %s is %s', (lang, place, value, text) => {
    expect(fillWording(`{${place}}`, { [place]: value }, lang)).toBe(text);
  });
});

describe('what fields are called', () => {
  test.each([
    ['fr', undefined, 'Montant remboursé'],
    ['fr', 'stat_file', 'Montant remboursé'],
    ['fr', 'recap_file', 'totalmttrembourse'],
    ['en', 'recap_file', 'totalmttrembourse'],
    ['en', 'stat_file', 'Amount reimbursed'],
  ] as const)('%s, of slot %s: %s', (lang, slot, text) => {
    const data = { field: 'amount_reimbursed', fields: ['amount_reimbursed'], slot };
    expect(fillWording('{field}', data, lang)).toBe(text);
    expect(fillWording('{fields}', data, lang)).toBe(text);
  });
});
